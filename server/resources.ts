import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { parseCalendarVersion } from '#shared/calendar/load-calendar.ts';
import { CalendarShelf } from '#shared/calendar/calendar-shelf.ts';
import { conductCodeSchema } from '#shared/catalogue/conduct-code.ts';
import { parseResource } from '#shared/catalogue/load-resource.ts';
import { type OfficeFile, officeFileSchema } from '#shared/catalogue/office.ts';
import { procedureCatalogueSchema } from '#shared/catalogue/procedure.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';

export interface ServerResources {
  readonly calendars: CalendarShelf;
  readonly demoOffice: OfficeFile;
}

/** Reads and checks every resource at start: a broken file is named with line and reason before the first counter connects. */
export function loadResources(folder: string): Result<ServerResources> {
  const calendars = loadCalendars(folder);
  if (!calendars.ok) return calendars;
  const procedures = load(folder, 'procedures/procedures.json', procedureCatalogueSchema);
  if (!procedures.ok) return procedures;
  const conduct = load(folder, 'conduct-code/ha-noi-522.json', conductCodeSchema);
  if (!conduct.ok) return conduct;
  const demoOffice = load(folder, 'offices/demo-cua-nam.json', officeFileSchema);
  if (!demoOffice.ok) return demoOffice;
  return ok({ calendars: calendars.value, demoOffice: demoOffice.value });
}

function loadCalendars(folder: string): Result<CalendarShelf> {
  const name = 'calendars/ha-noi.json';
  const text = textOf(folder, name);
  if (!text.ok) return text;
  const version = parseCalendarVersion(text.value, name);
  if (!version.ok) return version;
  const shelf = new CalendarShelf([version.value]);
  return shelf.flawOf([]) ?? ok(shelf);
}

function load<S extends z.ZodType>(folder: string, name: string, schema: S): Result<z.output<S>> {
  const text = textOf(folder, name);
  return text.ok ? parseResource(text.value, name, schema) : text;
}

function textOf(folder: string, name: string): Result<string> {
  try {
    return ok(readFileSync(join(folder, name), 'utf8'));
  } catch {
    return fault('resource-broken', { file: name, line: 1, path: '', reason: 'không đọc được tệp' });
  }
}
