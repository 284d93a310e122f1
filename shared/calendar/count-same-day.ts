import type { Count } from './count.ts';
import type { Start } from './effective-receipt.ts';
import { secondOfTime } from './local-time.ts';
import { dateText, type Moment } from './moment.ts';
import { traceDaysOff } from './skipped-days.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import { dueDayFrom, nthWorkingDayAfter } from './working-days.ts';

/**
 * Rule DL-5: received in hours and not later than the cut-off (the cut-off itself is in time), the result is due on the receipt date;
 * later, on the next working day. A pause makes it a receipt at the end of the pause, which the caller does by a new count.
 */
export function countSameDay(calendar: WorkingCalendar, start: Start): Count {
  const { received, effective } = start;
  const isInHours = start.because === 'in-hours';
  const isInTime = isInHours && received.second <= secondOfTime(calendar.version.sameDayCutoff);
  const reached = isInHours && !isInTime ? nthWorkingDayAfter(calendar, effective.day, 1) : effective.day;
  return {
    due(): Moment | undefined {
      const day = reached === undefined ? undefined : dueDayFrom(calendar, reached);
      return day === undefined ? undefined : { day, second: calendar.plans[day]?.dueSecond ?? 0 };
    },
    take() {
      throw new Error('countSameDay: a pause begins a new count');
    },
    describe(due, trace) {
      const day = reached ?? due.day;
      if (isInHours)
        trace.push({ kind: 'cut-off', rule: 'DL-5', cutOff: calendar.version.sameDayCutoff, isInTime });
      if (day > effective.day) traceDaysOff(calendar, effective.day, day, trace);
      const date = dateText(calendar, day);
      trace.push({ kind: 'counted-days', rule: 'DL-5', unit: 'same-day', from: date, to: date, amount: 1 });
      if (due.day > day) {
        traceDaysOff(calendar, day, due.day, trace);
        const to = dateText(calendar, due.day);
        trace.push({ kind: 'moved', rule: 'DL-5', from: date, to, because: 'shut-at-due-time' });
      }
    },
  };
}
