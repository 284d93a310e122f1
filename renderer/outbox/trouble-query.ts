import type { EntityRef, EventEnvelope } from '#shared/log/envelope.ts';
import { settledBy } from '#shared/log/settlement.ts';
import type { CounterDb } from '../store/counter-db.ts';
import { reasonText } from './reason-text.ts';

/** One event that waits for a person. */
export interface QuestionedEvent {
  readonly event: EventEnvelope;
  readonly verdict: 'review' | 'rejected';
  /** The reason in words, with what to do. */
  readonly why: string;
}

/** A record with what is in question about it, oldest first. */
export interface TroubleInQuestion {
  readonly id: string;
  readonly entity: EntityRef;
  /** As the record stands on this machine; null when nothing does. */
  readonly state: unknown;
  readonly events: readonly QuestionedEvent[];
}

/** Null when nothing of the record waits for anybody any more. */
export async function troubleOf(
  db: CounterDb,
  entity: EntityRef,
  state: unknown,
): Promise<TroubleInQuestion | null> {
  const key = `${entity.kind}/${entity.id}`;
  const [log, pending] = await Promise.all([
    db.log.where('entity').equals(key).sortBy('seq'),
    db.pending.where('entity').equals(key).sortBy('deviceSeq'),
  ]);
  const settled = new Set(
    [
      ...log.filter(({ row }) => row.verdict !== 'rejected').map(({ row }) => row.event),
      ...pending.map(({ event }) => event),
    ].flatMap(settledBy),
  );
  const events = log.flatMap(({ row: { event, verdict, reason } }): QuestionedEvent[] =>
    verdict === 'applied' || settled.has(event.id) ? [] : [{ event, verdict, why: reasonText(reason) }],
  );
  // What the server has not judged yet but this machine doubts.
  const doubted = pending.flatMap(({ event, doubt }): QuestionedEvent[] =>
    doubt === null || settled.has(event.id) ? [] : [{ event, verdict: 'rejected', why: reasonText(doubt) }],
  );
  const all = [...events, ...doubted];
  return all.length === 0 ? null : { id: key, entity, state, events: all };
}
