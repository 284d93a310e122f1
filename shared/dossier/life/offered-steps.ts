import { dateOf, type LocalDateTime } from '#shared/calendar/local-time.ts';
import { dueSoonWorkingDays, timeLeft } from '#shared/calendar/time-left.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import { may } from '#shared/identity/rights.ts';
import type { Role } from '#shared/catalogue/role.ts';
import type { Dossier } from '../state.ts';
import { apologyNeed, isShort } from './apology-due.ts';
import { correctableLines, isFeeSettled } from './fees.ts';
import { openHandOver } from './hand-over.ts';
import { mayHaveDelay, owesLateCause } from './late-cause.ts';
import { lateLegs } from './legs.ts';
import { officialStates } from './life-state.ts';
import { type Step, legalSteps, stepFacts } from './transitions.ts';
import { openSupplement } from './supplement.ts';
import { isSupplementOverdue } from './work-queues.ts';

/** When it is asked what may be done, and the calendar that counts the days until a promise. */
export interface StepMoment {
  readonly calendar: WorkingCalendar;
  readonly now: LocalDateTime;
}

/**
 * The steps that make sense for a dossier now and that the role may do: those of the table, without what has nothing to speak of (a hand-over
 * to confirm, a fee line to set right) and without what its own rules would refuse.
 */
export function offeredSteps(dossier: Dossier, role: Role, moment: StepMoment): readonly Step[] {
  return stepsTaken(dossier).filter(
    (step) => may(role, stepFacts[step].action) && hasReason(dossier, step, moment),
  );
}

/** What is legal from where a dossier is: of a void one only giving money back (rule CFL-9). */
export function stepsTaken(dossier: Dossier): readonly Step[] {
  return legalSteps(dossier.status).filter((step) => {
    if (dossier.voided !== null) return step === 'correct-fee';
    return step !== 'name-late-cause' || mayHaveDelay(dossier) || dossier.life.legs.length > 0;
  });
}

function hasReason(dossier: Dossier, step: Step, moment: StepMoment): boolean {
  const { status, paused, life, reappointment } = dossier;
  switch (step) {
    case 'request-supplement':
    case 'record-result':
    case 'hand-over':
      return paused === null;
    case 'receive-supplement':
      return openSupplement(dossier) !== null;
    case 'lapse-supplement':
      return isSupplementOverdue(dossier, dateOf(moment.now));
    case 'resume':
      return paused !== null && openSupplement(dossier) === null;
    case 'require-duty':
    case 'pause-phase':
      return paused === null;
    case 'apologise':
      return paused === null && reappointment === null;
    case 'confirm-hand-over':
      return openHandOver(dossier) !== null;
    case 'collect-fee':
      return !officialStates[status].isFinal || !isFeeSettled(dossier);
    case 'correct-fee':
      return correctableLines(dossier).length > 0;
    case 'plan-legs':
      return life.handOvers.every(({ legId }) => legId === null);
    case 'register':
    case 'receive':
    case 'accept':
    case 'refuse':
    case 'withdraw':
    case 'return':
      return true;
    case 'name-late-cause':
      return isDelaySpokenOf(dossier, moment) || lateLegs(moment.calendar, dossier, moment.now).length > 0;
    // Kept for what older counters record; a list of what is missing says more.
    case 'pause-for-supplement':
      return false;
  }
}

/**
 * A delay of the whole is there or foreseen: settled or ended late, late now or before the pause that lasts, given another date or a cause already, or so near
 * the promise (DL-12, due soon) that an officer may say it cannot be kept.
 */
export function isDelaySpokenOf(dossier: Dossier, { calendar, now }: StepMoment): boolean {
  const { status, paused, promise, reappointment, life } = dossier;
  if (officialStates[status].clock === 'ended') return mayHaveDelay(dossier);
  if (reappointment !== null || life.lateCause !== null || owesLateCause(dossier, now)) return true;
  if (paused !== null) return false;
  const isNear = timeLeft(calendar, now, promise.due).kind !== 'in-time';
  return isNear || isShort(dossier, dueSoonWorkingDays) || apologyNeed(calendar, dossier, now) !== null;
}
