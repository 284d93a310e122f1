import { calendarOverrideSchema } from '#shared/calendar/calendar-override.ts';
import { calendarVersionSchema } from '#shared/calendar/calendar-version.ts';
import { promiseFor, promiseRequestSchema } from '#shared/calendar/promise.ts';
import { compileCalendar } from '#shared/calendar/working-calendar.ts';

/** What both sides of a comparison are given, as JSON. */
export interface PromiseCases {
  readonly version: unknown;
  readonly overrides: readonly unknown[];
  readonly requests: readonly unknown[];
}

/** The promises of the cases as JSON texts, one each, faults included. Bundled and run inside the page too. */
export function promiseTexts({ version, overrides, requests }: PromiseCases): readonly string[] {
  const calendar = compileCalendar(
    calendarVersionSchema.parse(version),
    overrides.map((override) => calendarOverrideSchema.parse(override)),
  );
  if (!calendar.ok) throw new Error(calendar.code);
  return requests.map((request) =>
    JSON.stringify(promiseFor(calendar.value, promiseRequestSchema.parse(request))),
  );
}
