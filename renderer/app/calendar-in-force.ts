import type { CalendarOverride } from '#shared/calendar/calendar-override.ts';
import type { CalendarShelf } from '#shared/calendar/calendar-shelf.ts';
import type { LocalDate } from '#shared/calendar/local-time.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';

/** The office's calendar for what is received on a date; the same object as long as nothing changes. */
export function calendarInForce(
  shelf: CalendarShelf,
  date: LocalDate,
  overrides: readonly CalendarOverride[],
): WorkingCalendar {
  const calendar = shelf.inForce(date, overrides);
  if (calendar.ok) return calendar.value;
  // Two offices' admins cannot make this state: the server judges overrides in order. Showing the published days is then the safe view.
  const published = shelf.inForce(date, []);
  if (published.ok) return published.value;
  throw new Error(`calendarInForce: ${published.code}`);
}
