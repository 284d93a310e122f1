import type { Insertable, Selectable } from 'kysely';
import { type RecordedEvent, eventEnvelopeSchema, verdictSchema } from '#shared/log/envelope.ts';
import { eventIdSchema } from '#shared/kernel/ids.ts';
import type { OwnRow } from '#shared/sync/protocol.ts';
import type { EventTable } from '../db/schema.ts';

/** Of a row, where it stands and what the server added. */
export const rowColumns = [
  'seq',
  'event_id',
  'entity_kind',
  'entity_id',
  'received_at',
  'verdict',
  'reason',
  'chain_hash',
] as const satisfies readonly (keyof EventTable)[];

/** All that makes a recorded event. */
export const eventColumns = [...rowColumns, 'envelope'] as const;

export type BriefRow = Pick<Selectable<EventTable>, (typeof rowColumns)[number]>;

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

/** The same without its event, for the device that has it. */
export function ownRow({ event_id, seq, received_at, verdict, reason, chain_hash }: BriefRow): OwnRow {
  return {
    eventId: eventIdSchema.parse(event_id),
    seq,
    receivedAt: received_at,
    verdict: verdictSchema.parse(verdict),
    reason,
    chainHash: chain_hash,
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
