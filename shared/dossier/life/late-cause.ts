import { z } from 'zod';
import { dateOf, type LocalDateTime, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { type TypedEvent, defineEvent } from '#shared/log/event-definition.ts';
import { type Judgement, applied, refuse } from '#shared/log/judgement.ts';
import type { JudgeContext } from '#shared/log/subject.ts';
import { type Dossier, clockEndedAt } from '../state.ts';
import type { Done } from './life.ts';
import { mayLegHaveDelay } from './legs.ts';
import { officialStates } from './life-state.ts';

/** By whom or what a dossier is or will be late. Reports count causes; nobody is found guilty by one. */
export const lateCauseSchema = z.enum(['officer', 'other-unit', 'citizen', 'outside-limit', 'sync-or-data']);
export type LateCauseKind = z.infer<typeof lateCauseSchema>;

/**
 * Named before the due date it says that the promise cannot be kept; afterwards it explains. The latest one counts, of the whole and of
 * each leg apart: a unit may be late by its own limit while the citizen's promise is kept, or for another cause (DL-13).
 */
export const lateCauseNamed = defineEvent({
  type: 'dossier.late-cause-named',
  v: 2,
  entityKind: 'dossier',
  action: 'dossier.name-late-cause',
  payload: z.strictObject({
    at: localDateTimeSchema,
    cause: lateCauseSchema,
    note: z.string().min(3).max(500),
    /** The leg of a linked dossier whose unit is late; null for the whole. */
    legId: z.string().max(60).nullable(),
  }),
});

/** The cause as a person gives it. */
export type GivenLateCause = Pick<z.infer<typeof lateCauseNamed.payload>, 'cause' | 'note'>;

export interface LateCause extends Omit<z.infer<typeof lateCauseNamed.payload>, 'legId'> {
  readonly by: Done['by'];
}

export const lateCauseDefinitions = [lateCauseNamed] as const;
type LateCauseEvent = TypedEvent<(typeof lateCauseDefinitions)[number]>;

/** Of what is open a person may foresee a delay, however early; what ended in time has none that anything could be the cause of. */
export function judgeLateCause(
  state: Dossier,
  { payload: { legId } }: LateCauseEvent,
  context: JudgeContext,
): Judgement {
  if (legId === null) return mayHaveDelay(state) ? applied : refuse('late-cause-without-delay');
  if (state.life.legs.every(({ id }) => id !== legId)) return refuse('leg-unknown');
  const calendar = context.calendarInForce(dateOf(state.receivedAt));
  const isPossible = calendar === null || mayLegHaveDelay(calendar, state, legId);
  return isPossible ? applied : refuse('leg-without-delay');
}

export function evolveLateCause(state: Dossier, { payload, actorId }: LateCauseEvent): Dossier {
  const { legId, ...given } = payload;
  const lateCause: LateCause = { ...given, by: actorId };
  if (legId === null) return { ...state, life: { ...state.life, lateCause } };
  const legs = state.life.legs.map((leg) => (leg.id === legId ? { ...leg, lateCause } : leg));
  return { ...state, life: { ...state.life, legs } };
}

/**
 * The promise has passed without a result at the counter, or the result came after it. A pause stops the clock, and what ended without a
 * result or is void is not late.
 */
export function isLate({ status, paused, promise, life, voided }: Dossier, now: LocalDateTime): boolean {
  if (voided !== null) return false;
  if (life.result !== null) return life.result.at > promise.due;
  return officialStates[status].clock === 'runs' && paused === null && now > promise.due;
}

/** Late, and nobody said why. Every late dossier carries a cause. */
export function lacksLateCause(dossier: Dossier, now: LocalDateTime): boolean {
  return dossier.life.lateCause === null && isLate(dossier, now);
}

/**
 * Whether a step that settles, ends or returns a dossier at this instant has to name the cause. What was late when a pause began still owes
 * it: the pause hides that, and after the ending nobody would ask any more.
 */
export function owesLateCause(dossier: Dossier, now: LocalDateTime): boolean {
  const { status, paused, promise, life, voided } = dossier;
  if (paused === null) return lacksLateCause(dossier, now);
  const wasRunning = officialStates[status].clock !== 'not-started';
  return voided === null && life.lateCause === null && wasRunning && paused.from > promise.due;
}

/**
 * Whether a delay can be spoken of: the limit is not over yet, or it was over after the promised instant, or the citizen was given another
 * date. What was never received has a promise of an answer alone.
 */
export function mayHaveDelay(dossier: Dossier): boolean {
  const { status, reappointment, promise, receipt, origin } = dossier;
  if (officialStates[status].clock !== 'ended' || reappointment !== null) return true;
  const wasReceived = receipt.number !== '' || origin !== undefined;
  return wasReceived && clockEndedAt(dossier) > promise.due;
}
