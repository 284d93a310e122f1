import type { EntityRef, EventEnvelope, RecordedEvent } from '#shared/log/envelope.ts';
import { settledBy } from '#shared/log/settlement.ts';
import type { CounterDb } from '../store/counter-db.ts';
import { reasonText } from './reason-text.ts';

/** One event that waits for a person. */
export interface QuestionedEvent {
  readonly event: EventEnvelope;
  readonly verdict: 'review' | 'rejected';
  /** Code of the reason. */
  readonly reason: string | null;
  /** The reason in words, with what to do. */
  readonly why: string;
  /** The latest other event that took effect on the record: what holds is its work. Null when this machine has none. */
  readonly latest: EventEnvelope | null;
}

/** A record with what is in question about it, oldest first. */
export interface TroubleInQuestion {
  readonly id: string;
  readonly entity: EntityRef;
  /** As the record stands on this machine; null when nothing does. */
  readonly state: unknown;
  readonly events: readonly QuestionedEvent[];
  /** Every event of the record that this machine has. */
  readonly history: readonly EventEnvelope[];
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
  const rows = log.map(({ row }) => row);
  const settled = new Set(
    [
      ...rows.filter(({ verdict }) => verdict !== 'rejected').map(({ event }) => event),
      ...pending.map(({ event }) => event),
    ].flatMap(settledBy),
  );
  const events = rows.flatMap(({ event, verdict, reason }): QuestionedEvent[] =>
    verdict === 'applied' || settled.has(event.id)
      ? []
      : [{ event, verdict, reason, why: reasonText(reason), latest: latestBeside(rows, event) }],
  );
  // What the server has not judged yet but this machine doubts.
  const doubted = pending.flatMap(({ event, doubt }): QuestionedEvent[] =>
    doubt === null || settled.has(event.id)
      ? []
      : [
          {
            event,
            verdict: 'rejected',
            reason: doubt,
            why: reasonText(doubt),
            latest: latestBeside(rows, event),
          },
        ],
  );
  const all = [...events, ...doubted];
  if (all.length === 0) return null;
  const history = [...rows.map(({ event }) => event), ...pending.map(({ event }) => event)];
  return { id: key, entity, state, events: all, history };
}

/** Acts that leave the record as it was: looking at it, a print, a word about it. */
const silentTypes: ReadonlySet<string> = new Set([
  'dossier.personal-shown',
  'dossier.slip-printed',
  'dossier.noted',
]);

/** The latest of the same kind, else the latest that changed the record. */
function latestBeside(rows: readonly RecordedEvent[], questioned: EventEnvelope): EventEnvelope | null {
  const effective = rows
    .filter(({ event, verdict }) => verdict !== 'rejected' && event.id !== questioned.id)
    .map(({ event }) => event);
  return (
    effective.findLast(({ type }) => type === questioned.type) ??
    effective.findLast(({ type }) => !silentTypes.has(type) && !type.endsWith('.trouble-settled')) ??
    null
  );
}
