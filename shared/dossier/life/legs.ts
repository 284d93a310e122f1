import { z } from 'zod';
import type { SettledClass } from '#shared/calendar/classes.ts';
import { classOfSettled } from '#shared/calendar/classes.ts';
import { type LegsFault, type LinkedPromise, promiseForLegs } from '#shared/calendar/legs.ts';
import { limitSchema } from '#shared/calendar/limit.ts';
import { type LocalDateTime, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import type { Result } from '#shared/kernel/result.ts';
import { type TypedEvent, defineEvent } from '#shared/log/event-definition.ts';
import { type Judgement, applied, refuse } from '#shared/log/judgement.ts';
import type { Dossier } from '../state.ts';

export const plannedLegSchema = z.strictObject({
  /** Told apart within the dossier alone. */
  id: z.string().min(1).max(60),
  unit: z.string().min(1).max(200),
  limit: limitSchema,
});
export type PlannedLeg = z.infer<typeof plannedLegSchema>;

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
  return { ...state, life: { ...state.life, legs: payload.legs } };
}

/** The whole promise and each unit's own (DL-13), by what the control slip says of the hand-overs. Faults: those of `promiseForLegs`. */
export function linkedPromiseOf(
  calendar: WorkingCalendar,
  dossier: Dossier,
): Result<LinkedPromise, LegsFault> {
  const legs = dossier.life.legs.map(({ id, limit }) => {
    const handedOverAt = dossier.life.handOvers.find(({ legId }) => legId === id)?.at;
    return { id, limit, ...(handedOverAt === undefined ? {} : { handedOverAt }) };
  });
  return promiseForLegs(calendar, dossier.receivedAt, legs);
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
  const { legs, handOvers, result } = dossier.life;
  const startOf = (id: string): LocalDateTime | undefined => handOvers.find(({ legId }) => legId === id)?.at;
  const units = legs.map(({ id, unit }, index): LegCount => {
    const next = legs[index + 1];
    const end = next === undefined ? result?.at : startOf(next.id);
    const own = linked.value.legs[index]?.own.due ?? linked.value.due;
    return { unit, settled: startOf(id) === undefined ? 'open' : classOf(own, end) };
  });
  return { ok: true, value: [{ unit: null, settled: classOf(linked.value.due, result?.at) }, ...units] };
}

function classOf(due: LocalDateTime, end: LocalDateTime | undefined): LegCount['settled'] {
  return end === undefined ? 'open' : classOfSettled(due, end);
}
