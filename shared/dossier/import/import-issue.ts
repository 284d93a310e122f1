import type { RegisterField } from './columns.ts';

/** What is wrong with a cell so that its row cannot be imported. */
export type ImportError =
  | 'missing'
  | 'too-long'
  | 'code-malformed'
  | 'code-twice'
  | 'code-provisional'
  | 'procedure-unknown'
  | 'id-malformed'
  | 'id-lost-zeros'
  | 'date-malformed'
  | 'date-in-future'
  | 'date-unlikely'
  | 'before-receipt'
  | 'phone-malformed';

/** What to look at; the row can be imported. */
export type ImportWarning = 'code-unusual' | 'id-missing' | 'id-old' | 'phone-missing' | 'phone-zero-added';

export interface ImportIssue {
  readonly field: RegisterField;
  readonly kind: 'error' | 'warning';
  readonly code: ImportError | ImportWarning;
  /** What the words need: another row, a length, a suggestion. */
  readonly detail: string;
}
