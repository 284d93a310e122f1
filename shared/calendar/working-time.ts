import type { Moment } from './moment.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** Working seconds from the calendar's first day to a moment. O(1) but for the few windows of one day. */
export function workingSecondsUntil(calendar: WorkingCalendar, moment: Moment): number {
  let seconds = calendar.workingSecondsBefore[moment.day] ?? 0;
  for (const span of calendar.plans[moment.day]?.windows ?? []) {
    if (moment.second <= span.from) break;
    seconds += Math.min(moment.second, span.to) - span.from;
  }
  return seconds;
}

/**
 * The earliest moment at which `seconds` of working time have passed since the calendar's first day: a window's end, never the next
 * window's start (DL-6). Undefined beyond the calendar. O(log days).
 *
 * @param seconds at least 1
 */
export function momentAtWorkingSecond(calendar: WorkingCalendar, seconds: number): Moment | undefined {
  const before = calendar.workingSecondsBefore;
  if (seconds > (before[calendar.dayCount] ?? 0)) return undefined;
  let low = 0;
  let high = calendar.dayCount - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((before[middle + 1] ?? 0) >= seconds) high = middle;
    else low = middle + 1;
  }
  let rest = seconds - (before[low] ?? 0);
  for (const span of calendar.plans[low]?.windows ?? []) {
    const length = span.to - span.from;
    if (rest <= length) return { day: low, second: span.from + rest };
    rest -= length;
  }
  return undefined;
}
