import { dayStatus } from '#shared/calendar/day-status.ts';
import { shortDayWords } from '#shared/calendar/explain-words.ts';
import {
  type LocalDate,
  type LocalDateTime,
  addDays,
  dateOf,
  secondOfDay,
  secondOfTime,
} from '#shared/calendar/local-time.ts';
import { receptionAt } from '#shared/calendar/reception.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';

/** What today is to the counter. The sentence is chosen by the screen from these facts. */
export type DayHint =
  | { readonly kind: 'receiving'; readonly until: string }
  | { readonly kind: 'between'; readonly opensAt: string }
  /** Working day, reception over or a day off: what is received now counts from the next working day (DL-3). */
  | { readonly kind: 'closed-today'; readonly countsFrom: string }
  | { readonly kind: 'day-off'; readonly name: string | null; readonly countsFrom: string }
  | { readonly kind: 'unknown' };

export function dayHint(calendar: WorkingCalendar, now: LocalDateTime): DayHint {
  const reception = receptionAt(calendar, now);
  if (reception === undefined) return { kind: 'unknown' };
  const { day } = reception;
  if (!day.isWorkingDay) {
    const countsFrom = nextWorkingDay(calendar, dateOf(now));
    return countsFrom === null
      ? { kind: 'unknown' }
      : { kind: 'day-off', name: day.name ?? null, countsFrom };
  }
  if (reception.isOpen) return { kind: 'receiving', until: reception.closesAt ?? '' };
  const later = day.receptionWindows.find(({ from }) => secondOfTime(from) > secondOfDay(now));
  if (later !== undefined) return { kind: 'between', opensAt: later.from };
  const countsFrom = nextWorkingDay(calendar, dateOf(now));
  return countsFrom === null ? { kind: 'unknown' } : { kind: 'closed-today', countsFrom };
}

/** In words; null beyond the calendar. */
function nextWorkingDay(calendar: WorkingCalendar, after: LocalDate): string | null {
  for (let date = addDays(after, 1); ; date = addDays(date, 1)) {
    const status = dayStatus(calendar, date);
    if (status === undefined) return null;
    if (status.isWorkingDay) return shortDayWords(date);
  }
}
