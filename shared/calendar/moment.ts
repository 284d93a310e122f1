import { dayNumberOf, localTimeAt, secondOfDay, type LocalDate, type LocalDateTime } from './local-time.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** An instant inside a calendar: index of its date, and seconds since midnight (0 to 86,400). */
export interface Moment {
  readonly day: number;
  readonly second: number;
}

/** Undefined when the date is outside the calendar's years. */
export function momentOf(calendar: WorkingCalendar, local: LocalDateTime): Moment | undefined {
  const day = dayNumberOf(local) - calendar.firstDay;
  return day >= 0 && day < calendar.dayCount ? { day, second: secondOfDay(local) } : undefined;
}

export function isBefore(a: Moment, b: Moment): boolean {
  return a.day < b.day || (a.day === b.day && a.second < b.second);
}

export function laterOf(a: Moment, b: Moment): Moment {
  return isBefore(a, b) ? b : a;
}

export function dateText(calendar: WorkingCalendar, day: number): LocalDate {
  const text = calendar.dates[day];
  if (text === undefined) throw new RangeError('dateText: day outside the calendar');
  return text;
}

export function momentText(calendar: WorkingCalendar, moment: Moment): LocalDateTime {
  return `${dateText(calendar, moment.day)}T${localTimeAt(moment.second)}` as LocalDateTime;
}
