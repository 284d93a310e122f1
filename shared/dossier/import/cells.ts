import {
  addDays,
  type LocalDate,
  localDateSchema,
  type LocalDateTime,
  localDateTimeSchema,
  localTimeAt,
  localTimeSchema,
} from '#shared/calendar/local-time.ts';

/** A cell as a sheet holds it: a date cell as the local time that it shows. */
export type Cell = string | number | boolean | null | { readonly date: LocalDateTime };

/** What a sheet holds, row by row; rows may be of different length. */
export type Table = readonly (readonly Cell[])[];

/** As text, composed (NFC) and with single spaces. An apostrophe before it, by which sheets force text, is not part of it. */
export function textOf(cell: Cell | undefined): string {
  if (cell === undefined || cell === null) return '';
  if (typeof cell === 'object') return typedDate(cell.date);
  return String(cell).normalize('NFC').replaceAll(/\s+/gu, ' ').trim().replace(/^'/u, '');
}

/** `23/11/2026 09:30`; midnight, which is what a date without a time has, is left out. */
export function typedDate(at: LocalDateTime): string {
  const date = `${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(0, 4)}`;
  const time = at.slice(11, 16);
  return time === '00:00' ? date : `${date} ${time}`;
}

/** A date of a register, and its time where one stands there. */
export interface ReadDate {
  readonly date: LocalDate;
  readonly time: string | null;
}

/** Excel counts days from 1900 and believes that there was a 29/02/1900, day 60; from day 61 on this is day 0. */
const excelDayZero = localDateSchema.parse('1899-12-30');
/** 01/03/1900 to 31/12/9999. */
const firstSerial = 61;
const lastSerial = 2_958_465;
const secondsPerDay = 86_400;

/**
 * Reads a date cell, a date as people write it (`5/2/2026`, `05-02-2026`, `05.02.2026 14:30`, `14h30 05/02/2026`, `2026-02-05`) or an
 * Excel serial day with its fraction. Null for what is none of these; a year of two digits is none, because nobody knows the century.
 */
export function dateOfCell(cell: Cell | undefined): ReadDate | null {
  if (cell === undefined || cell === null || typeof cell === 'boolean') return null;
  if (typeof cell === 'object') return parted(cell.date);
  if (typeof cell === 'number') return dateOfSerial(cell);
  const text = textOf(cell);
  // A sheet saved as CSV with its dates unformatted.
  return /^\d{5}(?:\.\d+)?$/u.test(text) ? dateOfSerial(Number(text)) : dateOfText(text);
}

function dateOfSerial(serial: number): ReadDate | null {
  if (!Number.isFinite(serial) || serial < firstSerial || serial >= lastSerial + 1) return null;
  // Fractions are rounded to the second: 0.1 of a day is no whole binary number.
  const seconds = Math.round(serial * secondsPerDay);
  const day = Math.floor(seconds / secondsPerDay);
  const second = seconds - day * secondsPerDay;
  const date = addDays(excelDayZero, day);
  return localDateSchema.safeParse(date).success
    ? { date, time: second === 0 ? null : localTimeAt(second).slice(0, 5) }
    : null;
}

const clock = String.raw`(?<hour>\d{1,2})(?:[:hg]|\s*giờ\s*)(?<minute>\d{2})?(?::\d{2})?(?:\s*phút)?`;
const dayFirst = String.raw`(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})`;
const yearFirst = String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})`;
const patterns = [
  `^${dayFirst}(?:[,\\s]+${clock})?$`,
  `^${clock}[,\\s]+(?:ngày\\s+)?${dayFirst}$`,
  `^${yearFirst}(?:[T\\s]+${clock})?$`,
].map((pattern) => new RegExp(pattern, 'iu'));

function dateOfText(text: string): ReadDate | null {
  for (const pattern of patterns) {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) continue;
    const { year = '', month = '', day = '', hour, minute } = groups;
    const date = localDateSchema.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
    if (!date.success) return null;
    if (hour === undefined) return { date: date.data, time: null };
    const time = localTimeSchema.safeParse(`${hour.padStart(2, '0')}:${minute ?? '00'}`);
    return time.success ? { date: date.data, time: time.data } : null;
  }
  return null;
}

function parted(at: LocalDateTime): ReadDate {
  const time = at.slice(11, 16);
  return { date: localDateSchema.parse(at.slice(0, 10)), time: time === '00:00' ? null : time };
}

/** The instant of a date that was read. @param usual the time for a date without one, `HH:mm` */
export function instantOf({ date, time }: ReadDate, usual: string): LocalDateTime {
  return localDateTimeSchema.parse(`${date}T${time ?? usual}`);
}
