import { dateOf, type LocalDateTime } from './local-time.ts';
import { timeLeft, type TimeLeftKind } from './time-left.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** Trước hạn, đúng hạn, quá hạn. */
export type SettledClass = 'before-time' | 'on-time' | 'after-time';

/** Open dossiers by their time left; paused ones apart. */
export type OpenClass = TimeLeftKind | 'paused';

/**
 * Rule DL-12 for a settled dossier: before time when its result came to the counter on a date before the due date, on time on that date
 * up to the due instant, after time later. When the citizen fetched it does not matter.
 *
 * @param due the original promise, also after a re-appointment (DL-11)
 * @param resultAtCounter when the dossier entered state 9
 */
export function classOfSettled(due: LocalDateTime, resultAtCounter: LocalDateTime): SettledClass {
  if (resultAtCounter > due) return 'after-time';
  return dateOf(resultAtCounter) < dateOf(due) ? 'before-time' : 'on-time';
}

/** Rule DL-12 for an open dossier. A paused one has no clock running, whatever its last due date. */
export function classOfOpen(
  calendar: WorkingCalendar,
  dossier: { readonly due: LocalDateTime; readonly isPaused: boolean },
  now: LocalDateTime,
): OpenClass {
  return dossier.isPaused ? 'paused' : timeLeft(calendar, now, dossier.due).kind;
}
