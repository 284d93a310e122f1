import type { Count, TakenPause } from './count.ts';
import { addMonths } from './local-time.ts';
import type { Limit } from './limit.ts';
import { dateText, type Moment } from './moment.ts';
import { pauseStep } from './pause-step.ts';
import { traceDaysOff } from './skipped-days.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import { dueDayFrom } from './working-days.ts';

/**
 * Rules DL-7 and DL-8 for calendar days and months: the start's date plus the limit plus the calendar days in (date it begins, date it
 * ends] of each pause; if that date is off, the next working day (Bộ luật Dân sự 2015, Điều 148 khoản 5), at its due time.
 */
export function countCalendarDays(calendar: WorkingCalendar, start: Moment, limit: Limit): Count {
  const taken: TakenPause[] = [];
  const startDay = calendar.firstDay + start.day;
  const limitEnd =
    (limit.unit === 'month' ? addMonths(startDay, limit.amount) : startDay + limit.amount) -
    calendar.firstDay;
  let reached = limitEnd;
  return {
    due() {
      const day = reached < calendar.dayCount ? dueDayFrom(calendar, reached) : undefined;
      return day === undefined ? undefined : { day, second: calendar.plans[day]?.dueSecond ?? 0 };
    },
    take(pause) {
      const days = pause.to.day - pause.from.day;
      taken.push({ pause, amount: days });
      reached += days;
    },
    describe(due, trace) {
      const to = dateText(calendar, limitEnd);
      if (limit.unit === 'month') {
        const from = dateText(calendar, start.day);
        const isClamped = from.slice(8) !== to.slice(8);
        trace.push({ kind: 'counted-months', rule: 'DL-7', from, to, amount: limit.amount, isClamped });
      } else {
        const from = dateText(calendar, start.day + 1);
        trace.push({
          kind: 'counted-days',
          rule: 'DL-7',
          unit: 'calendar-day',
          from,
          to,
          amount: limit.amount,
        });
      }
      for (const { pause, amount } of taken)
        trace.push(pauseStep(calendar, pause, limit.unit, 'stopped', amount));
      if (due.day > reached) {
        const isWorked = calendar.plans[reached]?.offReason === undefined;
        traceDaysOff(calendar, reached - 1, due.day, trace);
        trace.push({
          kind: 'moved',
          rule: 'DL-7',
          from: dateText(calendar, reached),
          to: dateText(calendar, due.day),
          because: isWorked ? 'shut-at-due-time' : 'day-off',
        });
      }
    },
  };
}
