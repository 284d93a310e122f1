import type { Selectable } from 'kysely';
import { type RecordedEvent, eventEnvelopeSchema, verdictSchema } from '#shared/log/envelope.ts';
import type { EventTable } from '../db/schema.ts';

/** What of a row makes a recorded event, and where it stands. */
export const eventColumns = [
  'seq',
  'entity_kind',
  'entity_id',
  'envelope',
  'received_at',
  'verdict',
  'reason',
  'chain_hash',
] as const satisfies readonly (keyof EventTable)[];

export type EventRow = Pick<Selectable<EventTable>, (typeof eventColumns)[number]>;

export function recordedEvent(row: EventRow): RecordedEvent {
  return {
    event: eventEnvelopeSchema.parse(row.envelope),
    seq: row.seq,
    receivedAt: row.received_at,
    verdict: verdictSchema.parse(row.verdict),
    reason: row.reason,
    chainHash: row.chain_hash,
  };
}
