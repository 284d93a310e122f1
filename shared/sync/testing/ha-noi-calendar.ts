import { readFileSync } from 'node:fs';
import { CalendarShelf } from '#shared/calendar/calendar-shelf.ts';
import { parseCalendarVersion } from '#shared/calendar/load-calendar.ts';
import type { CalendarVersion } from '#shared/calendar/calendar-version.ts';
import type { ContextOf } from '#shared/log/subject.ts';
import { contextOn } from '#shared/office-calendar/judge-context.ts';
import { type WorkingCalendar, compileCalendar } from '#shared/calendar/working-calendar.ts';

/** The calendar that ships with the product, for tests. */
export function haNoiCalendar(): WorkingCalendar {
  const calendar = compileCalendar(haNoiVersion());
  if (!calendar.ok) throw new Error(JSON.stringify(calendar));
  return calendar.value;
}

/** What judgements know of calendars when only that one is published. */
export function haNoiContext(): ContextOf {
  return contextOn(new CalendarShelf([haNoiVersion()]));
}

function haNoiVersion(): CalendarVersion {
  const file = new URL('../../../resources/calendars/ha-noi.json', import.meta.url);
  const version = parseCalendarVersion(readFileSync(file, 'utf8'), 'ha-noi.json');
  if (!version.ok) throw new Error(JSON.stringify(version));
  return version.value;
}
