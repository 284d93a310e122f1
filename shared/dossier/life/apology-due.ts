import { dateOf, type LocalDateTime } from '#shared/calendar/local-time.ts';
import { timeLeft } from '#shared/calendar/time-left.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import type { Dossier } from '../state.ts';
import { officialStates } from './life-state.ts';
import { linkedPromiseOf } from './legs.ts';

/** From this many working days before the promise on, a dossier without a result asks for its letter (Mẫu 04). */
export const apologyWorkingDays = 2;

/**
 * `foreseen`: somebody named the cause, or the units' limits cannot end in time. `near`: the promise is near and nothing is at the
 * counter. `missed`: the day has come or gone, and the letter with it; the cause is what is left to record.
 */
export type ApologyNeed = 'foreseen' | 'near' | 'missed';

/**
 * Whether an apology and a new date are due for a dossier (DL-11: before the due date, once), so that nothing goes overdue silently. Null
 * when the clock does not run, when the letter was written, or when there is time. Limits of two working days or less are near only on
 * their last day: a letter two days before would come before the dossier itself.
 */
export function apologyNeed(
  calendar: WorkingCalendar,
  dossier: Dossier,
  now: LocalDateTime,
): ApologyNeed | null {
  const onset = apologyOnset(calendar, dossier);
  if (onset === 'never') return null;
  const left = timeLeft(calendar, now, dossier.promise.due);
  // Overdue with its cause named: nothing is left to do but the work itself.
  if (left.kind === 'overdue' && onset === 'until-overdue') return null;
  if (left.kind === 'overdue' || left.kind === 'due-today') {
    return onset === 'until-overdue' || left.kind === 'overdue' || !isShort(dossier, apologyWorkingDays)
      ? 'missed'
      : 'near';
  }
  if (onset === 'always' || onset === 'until-overdue') return 'foreseen';
  return left.workingDays <= apologyWorkingDays && onset === 'near' ? 'near' : null;
}

/**
 * When there is a need, as far as it can be said without the time: `near` from so many working days before the promise on, `due-day` from
 * its day on, `until-overdue` as long as the promise has not passed.
 */
export type ApologyOnset = 'never' | 'always' | 'near' | 'due-day' | 'until-overdue';

/** For lists, which ask it once for each dossier and not at every minute. */
export function apologyOnset(calendar: WorkingCalendar, dossier: Dossier): ApologyOnset {
  const { status, paused, reappointment, life, voided } = dossier;
  if (voided !== null || officialStates[status].clock !== 'runs') return 'never';
  if (paused !== null || reappointment !== null) return 'never';
  if (life.lateCause !== null) return 'until-overdue';
  if (cannotBeKept(calendar, dossier)) return 'always';
  return isShort(dossier, apologyWorkingDays) ? 'due-day' : 'near';
}

/** Whether the whole limit is so short that its end is near from the start. @param days working days of at most eight hours */
export function isShort({ promise: { limit, received, due } }: Dossier, days: number): boolean {
  switch (limit.unit) {
    case 'same-day':
      return true;
    case 'working-day':
      return limit.amount <= days;
    case 'working-hour':
      return limit.amount <= days * 8;
    case 'calendar-day':
    case 'month':
      return dateOf(due) <= dateOf(received);
  }
}

/** Of a linked dossier: a unit got it so late that its own limit ends after the whole promise. */
function cannotBeKept(calendar: WorkingCalendar, dossier: Dossier): boolean {
  if (dossier.life.legs.length === 0) return false;
  const linked = linkedPromiseOf(calendar, dossier);
  return linked.ok && linked.value.legs.some(({ own }) => own.due > dossier.promise.due);
}
