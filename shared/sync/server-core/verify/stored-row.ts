import { type RecordedEvent, recordedEventSchema } from '#shared/log/envelope.ts';
import type { EventColumn } from './findings.ts';

/** A row of the log as a database holds it, before anything of it is believed. */
export interface StoredRow {
  readonly seq: number;
  readonly envelope: unknown;
  /** The columns that repeat what the envelope says, for indexes. */
  readonly columns: Readonly<Record<EventColumn, string | number>>;
  readonly receivedAt: number;
  readonly verdict: string;
  readonly reason: string | null;
  readonly chainHash: string;
}

/** The row as an event of the log, or null when something in it has no meaning there. */
export function readRow({
  seq,
  envelope,
  receivedAt,
  verdict,
  reason,
  chainHash,
}: StoredRow): RecordedEvent | null {
  const row = recordedEventSchema.safeParse({ event: envelope, seq, receivedAt, verdict, reason, chainHash });
  return row.success ? row.data : null;
}

/** Columns that say something else than the envelope. */
export function columnsChanged({ columns }: StoredRow, { event }: RecordedEvent): readonly EventColumn[] {
  const said: Readonly<Record<EventColumn, string | number>> = {
    event_id: event.id,
    device_id: event.deviceId,
    device_seq: event.deviceSeq,
    entity_kind: event.entity.kind,
    entity_id: event.entity.id,
    type: event.type,
  };
  return (Object.keys(said) as EventColumn[]).filter((column) => said[column] !== columns[column]);
}
