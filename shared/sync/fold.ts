import type { EntityRef, RecordedEvent } from '#shared/log/envelope.ts';
import type { StoredEntity } from './stored-entity.ts';
import { type Reading, readEvent } from './subjects.ts';

/**
 * Raised whenever the same log folds into something else: a field more in a state, an event type more that is known. States that an older
 * fold made are made anew from the log (rule FOLD-3); `fold.golden.test.ts` fails when it was forgotten.
 */
export const foldVersion = 9;

/**
 * The stored entity after one row of the log; null while nothing stands. Rejected rows leave no mark on the state, and rows at or
 * before `lastSeq` are already in it (rule FOLD-1).
 */
export function foldRow(stored: StoredEntity | null, row: RecordedEvent): StoredEntity | null {
  const isNew = row.verdict !== 'rejected' && (stored === null || row.seq > stored.lastSeq);
  return isNew ? foldReading(stored, row, readEvent(row.event)) : stored;
}

/** The same for a row whose event was read already. */
export function foldReading(
  stored: StoredEntity | null,
  row: RecordedEvent,
  reading: Reading,
): StoredEntity | null {
  if (row.verdict === 'rejected') return stored;
  if (stored !== null && row.seq <= stored.lastSeq) return stored;
  if (reading.kind === 'known') {
    return {
      ref: row.event.entity,
      state: reading.evolve(stored?.state ?? null),
      lastSeq: row.seq,
      readOnly: stored?.readOnly ?? false,
    };
  }
  return { ref: row.event.entity, state: stored?.state ?? null, lastSeq: row.seq, readOnly: true };
}

/** One text for one entity, for maps and keys. */
export function entityKey(ref: EntityRef): string {
  return `${ref.kind}/${ref.id}`;
}
