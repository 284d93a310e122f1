import { type Cell, type Table, textOf } from './cells.ts';
import { checkRow, type RegisterRecord, type RowRules } from './check-row.ts';
import type { FoundColumns, RegisterField } from './columns.ts';
import type { ImportIssue } from './import-issue.ts';

/** `good`: can be imported. `known`: this office has a dossier of the code already, nothing is to be done. `bad`: must be mended first. */
export type RowState = 'good' | 'known' | 'bad';

export interface CheckedRow {
  /** As Excel counts, from 1. */
  readonly row: number;
  readonly state: RowState;
  /** As they stand in the file. */
  readonly cells: readonly Cell[];
  readonly texts: Readonly<Partial<Record<RegisterField, string>>>;
  readonly issues: readonly ImportIssue[];
  /** Null while an issue is an error. */
  readonly record: RegisterRecord | null;
}

/** Checks the rows of a register in their order, a part at a time, so that the page can go on between the parts. */
export class RegisterCheck {
  private readonly table: Table;
  private readonly columns: FoundColumns;
  private readonly rules: RowRules;
  private readonly isKnown: (code: string) => boolean;
  private readonly firstRowOf = new Map<string, number>();
  private at: number;

  /** @param isKnown whether the office has a dossier of this code */
  constructor(table: Table, columns: FoundColumns, rules: RowRules, isKnown: (code: string) => boolean) {
    this.table = table;
    this.columns = columns;
    this.rules = rules;
    this.isKnown = isKnown;
    this.at = columns.headRow + 1;
  }

  get isDone(): boolean {
    return this.at >= this.table.length;
  }

  /** The next rows; empty ones, and the line under headings that numbers the columns, are passed over. */
  next(count: number): readonly CheckedRow[] {
    const end = Math.min(this.table.length, this.at + count);
    const checked: CheckedRow[] = [];
    for (; this.at < end; this.at += 1) {
      const cells = this.table[this.at] ?? [];
      if (!isEmpty(cells) && !isColumnNumbers(cells)) checked.push(this.check(cells, this.at + 1));
    }
    return checked;
  }

  private check(cells: readonly Cell[], row: number): CheckedRow {
    const { places } = this.columns;
    const { issues, record } = checkRow(cells, places, this.rules);
    const texts = Object.fromEntries(
      Object.entries(places).map(([field, place]) => [field, textOf(cells[place])]),
    );
    const code = textOf(cells[places.code ?? -1]).toUpperCase();
    const first = this.firstRowOf.get(code);
    if (code !== '' && first === undefined) this.firstRowOf.set(code, row);
    const twice: ImportIssue[] =
      code === '' || first === undefined
        ? []
        : [{ field: 'code', kind: 'error', code: 'code-twice', detail: String(first) }];
    const all = [...issues, ...twice];
    const isGood = record !== null && twice.length === 0;
    // What the office has already needs no mending.
    const state = this.isKnown(code) && twice.length === 0 ? 'known' : isGood ? 'good' : 'bad';
    return { row, state, cells, texts, issues: all, record: isGood ? record : null };
  }
}

/** The codes of a register as they are looked up, whatever else its rows say. */
export function codesIn(table: Table, { headRow, places }: FoundColumns): readonly string[] {
  const codes = table.slice(headRow + 1).map((row) => textOf(row[places.code ?? -1]).toUpperCase());
  return [...new Set(codes)].filter((code) => code !== '');
}

function isEmpty(cells: readonly Cell[]): boolean {
  return cells.every((cell) => textOf(cell) === '');
}

/** `(1) (2) (3)`, as the printed forms have below their headings. */
function isColumnNumbers(cells: readonly Cell[]): boolean {
  const texts = cells.map(textOf).filter((text) => text !== '');
  return texts.length > 2 && texts.every((text) => /^\(?\d{1,2}\)?$/u.test(text));
}
