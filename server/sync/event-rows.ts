import type { Insertable, Selectable } from 'kysely';
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

/** The row under which an event is kept. */
export function eventRow(
  office_id: string,
  { event, seq, receivedAt, verdict, reason, chainHash }: RecordedEvent,
): Insertable<EventTable> {
  return {
    office_id,
    seq,
    event_id: event.id,
    device_id: event.deviceId,
    device_seq: event.deviceSeq,
    entity_kind: event.entity.kind,
    entity_id: event.entity.id,
    type: event.type,
    envelope: JSON.stringify(event),
    received_at: receivedAt,
    verdict,
    reason,
    chain_hash: chainHash,
  };
}
