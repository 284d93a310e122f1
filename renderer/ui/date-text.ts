import { format, isValid, parse } from 'date-fns';

/** A date as typed, or the value of a date field: `yyyy-MM-dd` once it is a date that exists, else the text as typed. */
export type DateText = string;

const longestTyped = 10;

/**
 * Puts the slashes in while a date is typed: `0903` -> `09/03/`, `09031990` -> `09/03/1990`. Slashes, dots, dashes and spaces that are
 * typed count as slashes, and complete a single digit: `9/3/1990` -> `09/03/1990`.
 *
 * @param isDeleting true when the text became shorter: then no slash is added behind the caret
 */
export function maskDate(typed: string, isDeleting = false): string {
  const parts = typed
    .replaceAll(/[.\-\s]/g, '/')
    .replaceAll(/[^\d/]/g, '')
    .split('/');
  const day = takeTwo(parts);
  const month = day.isFull ? takeTwo(parts) : null;
  if (month === null) return day.text;
  if (isDeleting && month.text === '' && parts.join('') === '' && !typed.endsWith('/')) return day.text;
  if (!month.isFull) return `${day.text}/${month.text}`;
  const year = parts.join('');
  if (isDeleting && year === '' && !typed.endsWith('/')) return `${day.text}/${month.text}`;
  return `${day.text}/${month.text}/${year}`.slice(0, longestTyped);
}

/** Takes up to two digits off the front. A part that a slash ended is full with one digit. */
function takeTwo(parts: string[]): { text: string; isFull: boolean } {
  const head = parts[0] ?? '';
  if (head.length > 2) {
    parts[0] = head.slice(2);
    return { text: head.slice(0, 2), isFull: true };
  }
  const isEnded = parts.length > 1;
  parts.shift();
  if (head.length === 2) return { text: head, isFull: true };
  return isEnded && head !== ''
    ? { text: head.padStart(2, '0'), isFull: true }
    : { text: head, isFull: false };
}

/** `09/03/1990` -> `1990-03-09`; null for what is no date of the years 1850 to 2199. */
export function isoOfTyped(typed: string): string | null {
  if (!/^\d{1,2}\/\d{1,2}\/\d{4}$/.test(typed)) return null;
  const date = parse(typed, 'd/M/yyyy', new Date(2000, 0, 1));
  if (!isValid(date)) return null;
  const year = date.getFullYear();
  return year >= 1850 && year <= 2199 ? format(date, 'yyyy-MM-dd') : null;
}

/** The text to show for a value: `1990-03-09` -> `09/03/1990`; what is no date stays as typed. */
export function typedOfValue(value: DateText): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return parts === null ? value : `${parts[3]}/${parts[2]}/${parts[1]}`;
}

/** The value for a typed text: a date when it is one, else the text itself, so that a draft loses nothing. */
export function valueOfTyped(typed: string): DateText {
  return isoOfTyped(typed) ?? typed;
}
