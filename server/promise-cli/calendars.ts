import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseCalendarVersion, type LoadCalendarFault } from '#shared/calendar/load-calendar.ts';
import {
  compileCalendar,
  type CompileFault,
  type WorkingCalendar,
} from '#shared/calendar/working-calendar.ts';
import { ok, type Result } from '#shared/kernel/result.ts';

/** The calendar that is used when none is named. */
export const defaultCalendar = 'ha-noi';

/** Reads and compiles every calendar of a folder; each is found by its id and by its file's name without `.json`. */
export function readCalendars(
  folder: string,
): Result<ReadonlyMap<string, WorkingCalendar>, LoadCalendarFault | CompileFault> {
  const calendars = new Map<string, WorkingCalendar>();
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()) {
    const version = parseCalendarVersion(readFileSync(join(folder, file), 'utf8'), file);
    if (!version.ok) return version;
    const calendar = compileCalendar(version.value);
    if (!calendar.ok) return calendar;
    calendars.set(version.value.id, calendar.value);
    calendars.set(basename(file, '.json'), calendar.value);
  }
  return ok(calendars);
}
