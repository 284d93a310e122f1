import { type Window, windowListSchema } from '#shared/calendar/window.ts';

/**
 * Hours as people write them: `8-12, 13:00–17:30`, `8h-11h30`. Any dash, any space, `h` or `:`.
 *
 * @returns null when it cannot be read, or when windows overlap or end before they begin; an empty text is no window
 */
export function parseTypedWindows(typed: string): readonly Window[] | null {
  const parts = typed
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const windows = parts.map((part) => {
    const match = /^(\d{1,2})(?:[h:](\d{2})?)?\s*[-–—]\s*(\d{1,2})(?:[h:](\d{2})?)?$/iu.exec(part);
    if (match === null) return null;
    const [, fromHour, fromMinute = '00', toHour, toMinute = '00'] = match;
    return { from: clock(fromHour ?? '', fromMinute), to: clock(toHour ?? '', toMinute) };
  });
  const parsed = windowListSchema.safeParse(windows);
  return parsed.success ? parsed.data : null;
}

/** `08:00–12:00, 13:00–17:00`. */
export function windowsWords(windows: readonly Window[]): string {
  return windows.map(({ from, to }) => `${from}–${to}`).join(', ');
}

function clock(hour: string, minute: string): string {
  return `${hour.padStart(2, '0')}:${minute}`;
}
