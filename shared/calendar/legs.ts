import { fault, type Fault, ok, type Result } from '#shared/kernel/result.ts';
import type { Limit } from './limit.ts';
import type { LocalDateTime } from './local-time.ts';
import type { AfterPause, Pause } from './pauses.ts';
import { promiseFor, type DossierPromise, type PromiseFault } from './promise.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** One unit's part of a linked dossier, in the order of the chain. */
export interface Leg {
  readonly id: string;
  readonly limit: Limit;
  /** Ended pauses of the dossier: each moves the leg during which it ran, and no other (DL-13a). */
  readonly pauses?: readonly Pause[] | undefined;
  readonly afterPause?: AfterPause | undefined;
  /** The unit's own calendar, when it is not the one of the receiving office. */
  readonly calendar?: WorkingCalendar | undefined;
  /** When the unit before it really handed the dossier over; absent while it has not. */
  readonly handedOverAt?: LocalDateTime | undefined;
  /** When the unit itself handed it on, or had the result; absent while it has not. */
  readonly handedOnAt?: LocalDateTime | undefined;
}

export interface LegPromise {
  readonly id: string;
  /** The leg's place in the chain: received when the leg before it is due. The citizen's promise is made of these. */
  readonly planned: DossierPromise;
  /** What the unit is judged on: its own limit from the real hand-over, with the pauses in its own time; as planned while there was none. */
  readonly own: DossierPromise;
}

export interface LinkedPromise {
  readonly due: LocalDateTime;
  readonly predicted: boolean;
  readonly legs: readonly LegPromise[];
}

export type LegsFault = PromiseFault | Fault<'no-legs'>;

/**
 * Rule DL-13: the citizen's promise is the chain of the legs' limits, each leg received when the one before it is due; a unit that
 * hands over late moves the following units' own dates, but never the citizen's promise. Rule DL-13a: the chain is moved by every pause,
 * and a unit's own date by those that began while it had the dossier. Faults of a leg carry its id.
 */
export function promiseForLegs(
  calendar: WorkingCalendar,
  received: LocalDateTime,
  legs: readonly Leg[],
): Result<LinkedPromise, LegsFault> {
  const promises: LegPromise[] = [];
  let reached = received;
  for (const leg of legs) {
    const planned = promiseForLeg(calendar, leg, reached);
    if (!planned.ok) return planned;
    const own =
      leg.handedOverAt === undefined ? planned : promiseForLeg(calendar, inOwnTime(leg), leg.handedOverAt);
    if (!own.ok) return own;
    promises.push({ id: leg.id, planned: planned.value, own: own.value });
    reached = planned.value.due;
  }
  const last = promises.at(-1);
  if (last === undefined) return fault('no-legs');
  return ok({
    due: last.planned.due,
    predicted: promises.some((leg) => leg.planned.predicted),
    legs: promises,
  });
}

/** Without the pauses that began after the unit had handed on; those before it got the dossier lie before its receipt (DL-8b). */
function inOwnTime(leg: Leg): Leg {
  const { pauses, handedOnAt } = leg;
  if (pauses === undefined || handedOnAt === undefined) return leg;
  return { ...leg, pauses: pauses.filter(({ from }) => from < handedOnAt) };
}

function promiseForLeg(
  calendar: WorkingCalendar,
  leg: Leg,
  received: LocalDateTime,
): Result<DossierPromise, PromiseFault> {
  const { limit, pauses, afterPause } = leg;
  const promise = promiseFor(leg.calendar ?? calendar, { received, limit, pauses, afterPause });
  return promise.ok ? promise : { ...promise, detail: { ...promise.detail, leg: leg.id } };
}
