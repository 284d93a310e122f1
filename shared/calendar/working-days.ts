import type { WorkingCalendar } from './working-calendar.ts';

/** Working days among the dates with an index in (after, until]; 0 when the span is empty. */
export function workingDaysBetween(calendar: WorkingCalendar, after: number, until: number): number {
  if (until <= after) return 0;
  const before = calendar.workingDaysBefore;
  return (before[until + 1] ?? 0) - (before[after + 1] ?? 0);
}

/** Index of the n-th working day after `day` (n from 1); undefined beyond the calendar. O(1). */
export function nthWorkingDayAfter(calendar: WorkingCalendar, day: number, n: number): number | undefined {
  return calendar.workingDays[(calendar.workingDaysBefore[day + 1] ?? 0) + n - 1];
}

/** The day itself when it is worked, else the next working day; undefined beyond the calendar. */
function workingDayFrom(calendar: WorkingCalendar, day: number): number | undefined {
  return calendar.workingDays[calendar.workingDaysBefore[day] ?? 0];
}

/**
 * The first date from `day` on at which a result can be promised: worked, and not shut by a half-day closure at the due time (DL-4).
 * Walks only over half-day closures that follow each other.
 */
export function dueDayFrom(calendar: WorkingCalendar, day: number): number | undefined {
  let found = workingDayFrom(calendar, day);
  while (found !== undefined && calendar.plans[found]?.dueSecond === -1)
    found = nthWorkingDayAfter(calendar, found, 1);
  return found;
}
