import type { Count, TakenPause } from './count.ts';
import { dateText, type Moment } from './moment.ts';
import { pauseStep } from './pause-step.ts';
import { traceDaysOff } from './skipped-days.ts';
import type { TraceStep } from './trace.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import { dueDayFrom, nthWorkingDayAfter, workingDaysBetween } from './working-days.ts';

/**
 * Rules DL-4 and DL-8: the n-th working day after the start's date that lies in no pause, at that date's due time. A pause takes away
 * the working days in (date it begins, date it ends].
 */
export function countWorkingDays(calendar: WorkingCalendar, start: Moment, amount: number): Count {
  const taken: TakenPause[] = [];
  let stopped = 0;
  let reached = nthWorkingDayAfter(calendar, start.day, amount);
  return {
    due() {
      const day = reached === undefined ? undefined : dueDayFrom(calendar, reached);
      return day === undefined ? undefined : { day, second: calendar.plans[day]?.dueSecond ?? 0 };
    },
    take(pause) {
      // On the last day to be counted, that day has already counted in full: what follows it cannot be taken away any more.
      const isOver = reached !== undefined && pause.from.day >= reached;
      const days = isOver
        ? 0
        : workingDaysBetween(calendar, Math.max(start.day, pause.from.day), pause.to.day);
      taken.push({ pause, amount: days });
      stopped += days;
      if (days > 0) reached = nthWorkingDayAfter(calendar, start.day, amount + stopped);
    },
    describe(due, trace) {
      let after = start.day;
      const last = reached ?? due.day;
      for (const { pause, amount: days } of taken) {
        if (days > 0) {
          traceWorkingDays(calendar, after, pause.from.day, trace);
          after = Math.max(after, pause.to.day);
        }
        trace.push(pauseStep(calendar, pause, 'working-day', 'stopped', days));
      }
      traceWorkingDays(calendar, after, last, trace);
      if (due.day > last) {
        traceDaysOff(calendar, last, due.day, trace);
        const [from, to] = [dateText(calendar, last), dateText(calendar, due.day)];
        trace.push({ kind: 'moved', rule: 'DL-4', from, to, because: 'shut-at-due-time' });
      }
    },
  };
}

/** The working days in (after, until] counted, the days off skipped. */
function traceWorkingDays(calendar: WorkingCalendar, after: number, until: number, trace: TraceStep[]): void {
  const amount = workingDaysBetween(calendar, after, until);
  traceDaysOff(calendar, after, until, trace);
  if (amount === 0) return;
  const from = nthWorkingDayAfter(calendar, after, 1) ?? until;
  const to = nthWorkingDayAfter(calendar, after, amount) ?? until;
  trace.push({
    kind: 'counted-days',
    rule: 'DL-4',
    unit: 'working-day',
    from: dateText(calendar, from),
    to: dateText(calendar, to),
    amount,
  });
}
