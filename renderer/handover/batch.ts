import type { Role } from '#shared/catalogue/role.ts';
import { offeredSteps, type StepMoment } from '#shared/dossier/life/offered-steps.ts';
import { lifeStateWords } from '#shared/text/life-words.ts';
import type { DossierRow } from '../store/rows.ts';
import { text } from './text.vi.ts';

/** What is being gathered; kept as a draft. */
export interface Batch {
  readonly unit: string;
  readonly way: 'electronic' | 'paper';
  /** In the order in which they were scanned. */
  readonly ids: readonly string[];
}

export const emptyBatch: Batch = { unit: '', way: 'electronic', ids: [] };

export function isBatch(value: unknown): value is Batch {
  return (
    typeof value === 'object' &&
    value !== null &&
    'unit' in value &&
    'way' in value &&
    'ids' in value &&
    Array.isArray(value.ids)
  );
}

/** Why a code adds no line, in words; null when it adds one. */
export function flawOfCode(
  code: string,
  row: DossierRow | undefined,
  batch: Batch,
  role: Role,
  moment: StepMoment,
): string | null {
  if (row === undefined) return text.unknown(code);
  if (batch.ids.includes(row.id)) return text.already(code);
  return offeredSteps(row.dossier, role, moment).includes('hand-over')
    ? null
    : text.notNow(code, row.dossier.voided === null ? lifeStateWords[row.dossier.status] : text.voided);
}
