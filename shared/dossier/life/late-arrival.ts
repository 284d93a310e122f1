import { type LocalDateTime, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { stepOf } from './step-of.ts';
import type { Step } from './transitions.ts';

/** An event of a dossier, and when the server had it: null while it is on its way. */
export interface Arrival {
  readonly event: Pick<EventEnvelope, 'type' | 'payload'>;
  readonly arrivedAt: LocalDateTime | null;
}

/** A step that was done within the promise, and that the office's log had only after it. */
export interface LateArrival {
  readonly step: Step;
  readonly at: LocalDateTime;
  /** Null while the server does not have it yet. */
  readonly arrivedAt: LocalDateTime | null;
}

/** Where the papers were, and how it came out: what another counter looks at when it asks why a dossier is late. */
const telling: ReadonlySet<Step> = new Set(['hand-over', 'confirm-hand-over', 'record-result', 'withdraw']);

/**
 * Steps that reached the server after the promised instant though they were done before it, in the order given. A fact and not a cause:
 * a dossier counts by the time of its steps (DL-12), and an officer says what the delay is put down to.
 */
export function lateArrivals(
  due: LocalDateTime,
  arrivals: readonly Arrival[],
  now: LocalDateTime,
): readonly LateArrival[] {
  return arrivals.flatMap(({ event: { type, payload }, arrivedAt }) => {
    const step = stepOf(type, payload);
    const at = localDateTimeSchema.safeParse(payload['at']);
    if (step === null || !telling.has(step) || !at.success) return [];
    return at.data <= due && (arrivedAt ?? now) > due ? [{ step, at: at.data, arrivedAt }] : [];
  });
}
