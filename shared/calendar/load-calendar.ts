import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';
import { jsonFaultPosition, jsonPathPosition } from '#shared/kernel/json-position.ts';
import { calendarVersionSchema, type CalendarVersion } from './calendar-version.ts';

export type LoadCalendarFault = Fault<'calendar-not-json' | 'calendar-malformed'>;

/**
 * Reads a calendar file (DL-1). A fault names the file, the line from 1, and the first thing that is wrong: `calendar-not-json` with the
 * column, `calendar-malformed` with the path inside the file and the flaw (one of `CalendarFlaw`, or zod's name of the issue).
 */
export function parseCalendarVersion(
  text: string,
  fileName: string,
): Result<CalendarVersion, LoadCalendarFault> {
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const broken = jsonFaultPosition(content);
  if (broken !== undefined)
    return fault('calendar-not-json', { file: fileName, line: broken.line, column: broken.column });
  const parsed = calendarVersionSchema.safeParse(JSON.parse(content));
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const path = (issue?.path ?? []).map((key) => (typeof key === 'number' ? key : String(key)));
  return fault('calendar-malformed', {
    file: fileName,
    line: jsonPathPosition(content, path)?.line ?? 1,
    path: path.join('.'),
    flaw: issue?.code === 'custom' ? issue.message : (issue?.code ?? ''),
  });
}
