import { dayStatus } from '#shared/calendar/day-status.ts';
import { addDays, type LocalDate, localDateOf } from '#shared/calendar/local-time.ts';
import { haNoiCalendar } from '#shared/sync/testing/ha-noi-calendar.ts';

/** As a date field takes it: `29/11/2026`. */
export function typedDate(date: LocalDate): string {
  return date.split('-').toReversed().join('/');
}

/** A working day a month or so from now, as it is typed. */
export function lateDate(): string {
  const calendar = haNoiCalendar();
  let date = addDays(localDateOf(Date.now()), 30);
  while (dayStatus(calendar, date)?.isWorkingDay !== true) date = addDays(date, 1);
  return typedDate(date);
}
