import type { RecordedEvent } from '#shared/log/envelope.ts';
import { entityKey } from '#shared/sync/fold.ts';
import { isMarked } from '#shared/sync/marked-row.ts';
import type { LogRow } from './rows.ts';

/** A row of the log as the database keeps it. */
export function logRow(row: RecordedEvent): LogRow {
  const entity = entityKey(row.event.entity);
  return { seq: row.seq, entity, row, ...(isMarked(row) ? { marked: entity } : {}) };
}
