import type { Count, TakenPause } from './count.ts';
import { secondsPerHour } from './local-time.ts';
import { laterOf, momentText, type Moment } from './moment.ts';
import { pauseStep } from './pause-step.ts';
import { traceClosedTime } from './skipped-days.ts';
import type { TraceStep } from './trace.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import { nthWorkingDayAfter, workingDaysBetween } from './working-days.ts';
import { momentAtWorkingSecond, workingSecondsUntil } from './working-time.ts';

/**
 * Rules DL-6 and DL-8: the moment at which the hours have passed inside working windows, counted to the second from the start; working
 * time inside a pause does not count.
 */
export function countWorkingHours(calendar: WorkingCalendar, start: Moment, hours: number): Count {
  const taken: TakenPause[] = [];
  let target = workingSecondsUntil(calendar, start) + hours * secondsPerHour;
  return {
    due() {
      return momentAtWorkingSecond(calendar, target);
    },
    take(pause) {
      const from = laterOf(start, pause.from);
      const seconds = Math.max(
        0,
        workingSecondsUntil(calendar, pause.to) - workingSecondsUntil(calendar, from),
      );
      taken.push({ pause, amount: seconds });
      target += seconds;
    },
    describe(due, trace) {
      let after = start;
      for (const { pause, amount } of taken) {
        traceTime(calendar, after, laterOf(after, pause.from), trace);
        trace.push(pauseStep(calendar, pause, 'working-hour', 'stopped', amount));
        after = laterOf(after, pause.to);
      }
      traceTime(calendar, after, due, trace);
    },
  };
}

/** The working time in [from, to): window by window on the first and the last day when they are cut, whole days in one step. */
function traceTime(calendar: WorkingCalendar, from: Moment, to: Moment, trace: TraceStep[]): void {
  traceClosedTime(calendar, from.day - 1, to.day, trace);
  if (from.day === to.day) {
    traceWindows(calendar, from.day, from.second, to.second, trace);
    return;
  }
  const isWholeFirst = startOf(calendar, from.day) >= from.second;
  const isWholeLast = endOf(calendar, to.day) <= to.second;
  if (!isWholeFirst) traceWindows(calendar, from.day, from.second, Infinity, trace);
  traceWholeDays(calendar, isWholeFirst ? from.day - 1 : from.day, isWholeLast ? to.day : to.day - 1, trace);
  if (!isWholeLast) traceWindows(calendar, to.day, 0, to.second, trace);
}

function traceWindows(
  calendar: WorkingCalendar,
  day: number,
  from: number,
  to: number,
  trace: TraceStep[],
): void {
  for (const span of calendar.plans[day]?.windows ?? []) {
    const begin = Math.max(span.from, from);
    const end = Math.min(span.to, to);
    if (begin < end) traceInterval(calendar, { day, second: begin }, { day, second: end }, trace);
  }
}

/** The working days with an index in (after, until], from the first one's opening to the last one's close. */
function traceWholeDays(calendar: WorkingCalendar, after: number, until: number, trace: TraceStep[]): void {
  const days = workingDaysBetween(calendar, after, until);
  if (days === 0) return;
  const first = nthWorkingDayAfter(calendar, after, 1) ?? until;
  const last = nthWorkingDayAfter(calendar, after, days) ?? until;
  const from = { day: first, second: startOf(calendar, first) };
  traceInterval(calendar, from, { day: last, second: endOf(calendar, last) }, trace, days);
}

function traceInterval(
  calendar: WorkingCalendar,
  from: Moment,
  to: Moment,
  trace: TraceStep[],
  wholeDays?: number,
): void {
  trace.push({
    kind: 'counted-time',
    rule: 'DL-6',
    from: momentText(calendar, from),
    to: momentText(calendar, to),
    seconds: workingSecondsUntil(calendar, to) - workingSecondsUntil(calendar, from),
    ...(wholeDays === undefined ? {} : { wholeDays }),
  });
}

/** When a day's first window opens; 0 on days off, where nothing is cut. */
function startOf(calendar: WorkingCalendar, day: number): number {
  return calendar.plans[day]?.windows[0]?.from ?? 0;
}

function endOf(calendar: WorkingCalendar, day: number): number {
  return calendar.plans[day]?.windows.at(-1)?.to ?? 0;
}
