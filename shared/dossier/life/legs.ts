import { z } from 'zod';
import type { SettledClass } from '#shared/calendar/classes.ts';
import { classOfSettled } from '#shared/calendar/classes.ts';
import { type LegsFault, type LinkedPromise, promiseForLegs } from '#shared/calendar/legs.ts';
import { limitSchema } from '#shared/calendar/limit.ts';
import { type LocalDateTime, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { type TypedEvent, defineEvent } from '#shared/log/event-definition.ts';
import { type Judgement, applied, refuse } from '#shared/log/judgement.ts';
import { type Dossier, clockEndedAt } from '../state.ts';
import type { LateCause } from './late-cause.ts';

export const plannedLegSchema = z.strictObject({
  /** Told apart within the dossier alone. */
  id: z.string().min(1).max(60),
  unit: z.string().min(1).max(200),
  limit: limitSchema,
});
export type PlannedLeg = z.infer<typeof plannedLegSchema>;

/** One unit's part of a linked dossier. */
export interface Leg extends PlannedLeg {
  /** Why its unit is late by its own limit; null while nobody said so. */
  readonly lateCause: LateCause | null;
}

/** The units of a linked dossier (liên thông) in their order, each with its own limit (DL-13). */
export const legsPlanned = defineEvent({
  type: 'dossier.legs-planned',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.plan-legs',
  payload: z.strictObject({ at: localDateTimeSchema, legs: z.array(plannedLegSchema).min(2).max(12) }),
});

export const legsDefinitions = [legsPlanned] as const;
type LegsEvent = TypedEvent<(typeof legsDefinitions)[number]>;

export function judgeLegs(state: Dossier, { payload }: LegsEvent): Judgement {
  const ids = new Set(payload.legs.map(({ id }) => id));
  if (ids.size !== payload.legs.length) return refuse('leg-doubled');
  // A unit that has it already is judged by the leg that it was given.
  return state.life.handOvers.some(({ legId }) => legId !== null) ? refuse('leg-begun') : applied;
}

export function evolveLegs(state: Dossier, { payload }: LegsEvent): Dossier {
  const legs = payload.legs.map((leg): Leg => ({ ...leg, lateCause: null }));
  return { ...state, life: { ...state.life, legs } };
}

interface LegTime {
  /** Null while its unit has not got the dossier. */
  readonly start: LocalDateTime | null;
  /** When the next unit got it, or when the result was there; null while neither is so. */
  readonly end: LocalDateTime | null;
}

/** Where each unit's part of the work began and ended, by what the control slip says of the hand-overs. */
function legTimes({ life: { legs, handOvers, result } }: Dossier): readonly LegTime[] {
  const starts = legs.map(({ id }) => handOvers.find(({ legId }) => legId === id)?.at ?? null);
  return starts.map((start, index): LegTime => {
    const isLast = index === legs.length - 1;
    return { start, end: (isLast ? result?.at : starts[index + 1]) ?? null };
  });
}

/** The whole promise and each unit's own (DL-13), with the pauses that ended (DL-13a). Faults: those of `promiseForLegs`. */
export function linkedPromiseOf(
  calendar: WorkingCalendar,
  dossier: Dossier,
): Result<LinkedPromise, LegsFault> {
  const times = legTimes(dossier);
  const legs = dossier.life.legs.map(({ id, limit }, index) => ({
    id,
    limit,
    pauses: dossier.pauses,
    handedOverAt: times[index]?.start ?? undefined,
    handedOnAt: times[index]?.end ?? undefined,
  }));
  return promiseForLegs(calendar, dossier.receivedAt, legs);
}

/** A leg with its unit's own limit, and where the unit's part of the work began and ended. */
interface LegSpan extends LegTime {
  readonly leg: Leg;
  /** By the unit's own limit, from the real hand-over (DL-13). */
  readonly due: LocalDateTime;
}

function legSpans(calendar: WorkingCalendar, dossier: Dossier): Result<readonly LegSpan[], LegsFault> {
  const linked = linkedPromiseOf(calendar, dossier);
  if (!linked.ok) return linked;
  const times = legTimes(dossier);
  const spans = dossier.life.legs.map((leg, index): LegSpan => ({
    leg,
    due: linked.value.legs[index]?.own.due ?? linked.value.due,
    start: times[index]?.start ?? null,
    end: times[index]?.end ?? null,
  }));
  return ok(spans);
}

/** One count of one dossier: once for the citizen, and once for each unit that has finished its leg. */
export interface LegCount {
  /** Null for the citizen's own: the whole. */
  readonly unit: string | null;
  readonly settled: SettledClass | 'open';
}

/**
 * How a linked dossier counts. The citizen's count goes by the whole promise and the result; a unit's by its own limit from the real
 * hand-over to the next one, so that nobody answers for another's delay.
 */
export function legCounts(
  calendar: WorkingCalendar,
  dossier: Dossier,
): Result<readonly LegCount[], LegsFault> {
  const linked = linkedPromiseOf(calendar, dossier);
  if (!linked.ok) return linked;
  const spans = legSpans(calendar, dossier);
  if (!spans.ok) return spans;
  const ended = dossier.life.result?.at ?? null;
  const whole: LegCount = { unit: null, settled: classOf(linked.value.due, ended) };
  const units = spans.value.map(({ leg, due, start, end }): LegCount => ({
    unit: leg.unit,
    settled: start === null ? 'open' : classOf(due, end),
  }));
  return ok([whole, ...units]);
}

function classOf(due: LocalDateTime, end: LocalDateTime | null): LegCount['settled'] {
  return end === null ? 'open' : classOfSettled(due, end);
}

/**
 * Legs whose units are late by their own limit: ended after it, or not ended and past it. Where the dossier waits or ended meanwhile, the
 * unit's clock stood still from there on. None of a void dossier, and none where the promise cannot be reckoned.
 */
export function lateLegs(calendar: WorkingCalendar, dossier: Dossier, now: LocalDateTime): readonly Leg[] {
  const { voided, paused, life } = dossier;
  if (voided !== null || life.legs.length === 0) return [];
  const spans = legSpans(calendar, dossier);
  if (!spans.ok) return [];
  const until = life.ending === null ? (paused?.from ?? now) : clockEndedAt(dossier);
  return spans.value.flatMap(({ leg, due, start, end }) =>
    start !== null && (end ?? until) > due ? [leg] : [],
  );
}

/** False of a leg that nobody has begun, and of one that ended within its own limit. */
export function mayLegHaveDelay(calendar: WorkingCalendar, dossier: Dossier, legId: string): boolean {
  const spans = legSpans(calendar, dossier);
  if (!spans.ok) return true;
  return spans.value.some(
    ({ leg, due, start, end }) => leg.id === legId && start !== null && (end === null || end > due),
  );
}
