import { type CheckedRow, codesIn, RegisterCheck } from '#shared/dossier/import/check-register.ts';
import type { RowRules } from '#shared/dossier/import/check-row.ts';
import type { Table } from '#shared/dossier/import/cells.ts';
import type { FoundColumns } from '#shared/dossier/import/columns.ts';
import type { CounterDb } from '../store/counter-db.ts';

/** Rows between two turns of the page: some milliseconds. */
const rowsOfPart = 200;
/** Keys that are looked up at once. */
const codesOfPart = 500;

/**
 * Checks all rows against the rules, each other and the dossiers of this machine, and lets the page go on in between.
 *
 * @returns what was checked when `signal` ended it, if it did
 */
export async function checkInParts(
  db: CounterDb,
  table: Table,
  columns: FoundColumns,
  rules: RowRules,
  signal: AbortSignal,
): Promise<readonly CheckedRow[]> {
  const known = await knownCodes(db, codesIn(table, columns));
  const check = new RegisterCheck(table, columns, rules, (code) => known.has(code));
  const rows: CheckedRow[] = [];
  while (!check.isDone && !signal.aborted) {
    rows.push(...check.next(rowsOfPart));
    await nextTurn();
  }
  return rows;
}

async function knownCodes(db: CounterDb, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (let at = 0; at < codes.length; at += codesOfPart) {
    const part = codes.slice(at, at + codesOfPart);
    const keys = await db.dossiers.where('codes').anyOf(part).uniqueKeys();
    for (const key of keys) if (typeof key === 'string') known.add(key);
  }
  return known;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
