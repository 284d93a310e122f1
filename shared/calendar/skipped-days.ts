import { dateText } from './moment.ts';
import type { SkippedDays, TraceStep } from './trace.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/**
 * The days off among the dates with an index in (after, until], as runs. Whole runs are shared with the calendar, so that a limit of
 * years costs one copy of a slice; only a run that the span cuts is made anew.
 */
function daysOffBetween(calendar: WorkingCalendar, after: number, until: number): readonly SkippedDays[] {
  if (until <= after) return [];
  const { runs, first, last, before } = calendar.offRuns;
  let start = before[after + 1] ?? 0;
  const end = before[until + 1] ?? 0;
  if (start > 0 && (last[start - 1] ?? -1) > after) start -= 1;
  if (start === end) return [];
  const found = runs.slice(start, end);
  const head = found[0];
  if (head !== undefined && (first[start] ?? 0) <= after)
    found[0] = { ...head, from: dateText(calendar, after + 1) };
  const tail = found.at(-1);
  if (tail !== undefined && (last[end - 1] ?? 0) > until) {
    found[found.length - 1] = { ...tail, to: dateText(calendar, until) };
  }
  return found;
}

/** Adds the step for the days off in (after, until], unless there are none. */
export function traceDaysOff(
  calendar: WorkingCalendar,
  after: number,
  until: number,
  trace: TraceStep[],
): void {
  const days = daysOffBetween(calendar, after, until);
  if (days.length > 0) trace.push({ kind: 'skipped', rule: 'DL-2', days });
}

/** As `traceDaysOff`, with the half-day closures, whose shut hours do not count for limits in hours. */
export function traceClosedTime(
  calendar: WorkingCalendar,
  after: number,
  until: number,
  trace: TraceStep[],
): void {
  const days = daysOffBetween(calendar, after, until);
  const short = calendar.halfDays.flatMap((day): SkippedDays[] => {
    if (day <= after || day > until) return [];
    const date = dateText(calendar, day);
    const name = calendar.plans[day]?.name;
    return [{ from: date, to: date, reason: 'half-day-closure', ...(name === undefined ? {} : { name }) }];
  });
  const all = short.length === 0 ? days : [...days, ...short].sort((a, b) => (a.from < b.from ? -1 : 1));
  if (all.length > 0) trace.push({ kind: 'skipped', rule: 'DL-2', days: all });
}
