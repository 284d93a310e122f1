import { readFileSync } from 'node:fs';
import { parseCalendarVersion } from '#shared/calendar/load-calendar.ts';
import { type WorkingCalendar, compileCalendar } from '#shared/calendar/working-calendar.ts';

/** The calendar that ships with the product, for tests. */
export function haNoiCalendar(): WorkingCalendar {
  const file = new URL('../../../resources/calendars/ha-noi.json', import.meta.url);
  const version = parseCalendarVersion(readFileSync(file, 'utf8'), 'ha-noi.json');
  if (!version.ok) throw new Error(JSON.stringify(version));
  const calendar = compileCalendar(version.value);
  if (!calendar.ok) throw new Error(JSON.stringify(calendar));
  return calendar.value;
}
