import { z } from 'zod';
import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';

/**
 * Plain local dates and times of Việt Nam (Asia/Ho_Chi_Minh): UTC+7 all year, no daylight saving. All conversions are integer
 * arithmetic on day numbers, so the zone of the machine never enters: no `Date` object is made here or anywhere in this folder.
 */

/** A date of the Gregorian calendar, `2026-11-23`, years 1000 to 9999. */
export type LocalDate = z.infer<typeof localDateSchema>;
/** A time of day, `15:00` or `15:00:30`; seconds are written only when they are not zero. `00:00` to `23:59:59`. */
export type LocalTime = z.infer<typeof localTimeSchema>;
/** A date and a time of day, `2026-11-23T15:00` or `2026-11-23T15:00:30`. Texts of one form per instant: equal means same instant. */
export type LocalDateTime = z.infer<typeof localDateTimeSchema>;

export const secondsPerMinute = 60;
export const secondsPerHour = 3600;
const secondsPerDay = 86_400;
const offsetSeconds = 7 * secondsPerHour;

const datePattern = /^[1-9]\d{3}-\d\d-\d\d$/;
const timePattern = /^(?:[01]\d|2[0-3]):[0-5]\d(?::(?!00)[0-5]\d)?$/;
const dateTimePattern = /^[1-9]\d{3}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d(?::(?!00)[0-5]\d)?$/;

/** Accepts dates that exist: `2025-02-29` is refused. */
export const localDateSchema = z
  .string()
  .regex(datePattern)
  .refine(isExistingDate, { error: 'no-such-date' })
  .brand<'LocalDate'>();

export const localTimeSchema = z.string().regex(timePattern).brand<'LocalTime'>();

export const localDateTimeSchema = z
  .string()
  .regex(dateTimePattern)
  .refine(isExistingDate, { error: 'no-such-date' })
  .brand<'LocalDateTime'>();

/** Weekdays as ISO 8601 numbers them: 1 Monday to 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export type LocalTimeFault = Fault<'invalid-local-date' | 'invalid-local-date-time'>;

/** Reads `2026-11-23`. Fault `invalid-local-date` for any other form and for dates that do not exist. */
export function parseLocalDate(text: string): Result<LocalDate, LocalTimeFault> {
  return datePattern.test(text) && isExistingDate(text)
    ? ok(text as LocalDate)
    : fault('invalid-local-date', { text: text.slice(0, 40) });
}

/**
 * Reads `2026-11-23T15:00` and `2026-11-23T15:00:30`; also `…:00`, which is written back without its seconds. No zone letter and no
 * offset: a local time with one would be a contradiction. Fault `invalid-local-date-time`.
 */
export function parseLocalDateTime(text: string): Result<LocalDateTime, LocalTimeFault> {
  const normal = text.length === 19 && text.endsWith(':00') ? text.slice(0, 16) : text;
  return dateTimePattern.test(normal) && isExistingDate(normal)
    ? ok(normal as LocalDateTime)
    : fault('invalid-local-date-time', { text: text.slice(0, 40) });
}

/** The local date and time at an instant; fractions of a second are dropped. @param epochMs milliseconds since 1970-01-01T00:00Z */
export function localDateTimeOf(epochMs: number): LocalDateTime {
  const local = Math.floor(epochMs / 1000) + offsetSeconds;
  const day = Math.floor(local / secondsPerDay);
  return localDateTimeAt(day, local - day * secondsPerDay);
}

/** The local date at an instant. @param epochMs milliseconds since 1970-01-01T00:00Z */
export function localDateOf(epochMs: number): LocalDate {
  return localDateAt(Math.floor((Math.floor(epochMs / 1000) + offsetSeconds) / secondsPerDay));
}

/** Milliseconds since 1970-01-01T00:00Z. Inverse of `localDateTimeOf` for whole seconds. */
export function epochMsOf(local: LocalDateTime): number {
  return (dayNumberOf(local) * secondsPerDay + secondOfDay(local) - offsetSeconds) * 1000;
}

export function dateOf(local: LocalDateTime): LocalDate {
  return local.slice(0, 10) as LocalDate;
}

export function timeOf(local: LocalDateTime): LocalTime {
  return local.slice(11) as LocalTime;
}

function atTime(date: LocalDate, time: LocalTime): LocalDateTime {
  return `${date}T${time}` as LocalDateTime;
}

/** Days since 1970-01-01 (0 for that date, negative before) of a date or of the date of a date-time. */
export function dayNumberOf(date: LocalDate | LocalDateTime): number {
  return civilDayNumber(digits(date, 0, 4), digits(date, 5, 2), digits(date, 8, 2));
}

/** Seconds since midnight of a date-time, 0 to 86,399. */
export function secondOfDay(local: LocalDateTime): number {
  const seconds = local.length === 19 ? digits(local, 17, 2) : 0;
  return digits(local, 11, 2) * secondsPerHour + digits(local, 14, 2) * secondsPerMinute + seconds;
}

/** Seconds since midnight of a time, 0 to 86,399. */
export function secondOfTime(time: LocalTime): number {
  const seconds = time.length === 8 ? digits(time, 6, 2) : 0;
  return digits(time, 0, 2) * secondsPerHour + digits(time, 3, 2) * secondsPerMinute + seconds;
}

/** The date with this day number. */
export function localDateAt(dayNumber: number): LocalDate {
  const { year, month, day } = civilDateOf(dayNumber);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as LocalDate;
}

/** The time this many seconds after midnight. @param second 0 to 86,399 */
export function localTimeAt(second: number): LocalTime {
  const rest = second % secondsPerMinute;
  const minute = (second - rest) / secondsPerMinute;
  const hour = Math.floor(minute / 60);
  const short = `${two(hour)}:${two(minute - hour * 60)}`;
  return (rest === 0 ? short : `${short}:${two(rest)}`) as LocalTime;
}

export function localDateTimeAt(dayNumber: number, second: number): LocalDateTime {
  return atTime(localDateAt(dayNumber), localTimeAt(second));
}

/** The date `days` later (earlier when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return localDateAt(dayNumberOf(date) + days);
}

/** The same day of the month `months` later, or the last day of that month when it has no such day. @returns a day number */
export function addMonths(dayNumber: number, months: number): number {
  const { year, month, day } = civilDateOf(dayNumber);
  const total = year * 12 + (month - 1) + months;
  const toYear = Math.floor(total / 12);
  const toMonth = total - toYear * 12 + 1;
  return civilDayNumber(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

export function weekdayOf(date: LocalDate | LocalDateTime): Weekday {
  return weekdayAt(dayNumberOf(date));
}

/** 1970-01-01 was a Thursday. */
export function weekdayAt(dayNumber: number): Weekday {
  return (((((dayNumber + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** Days from civil date: March-based years make the leap day the last of its year (Howard Hinnant's algorithm). */
function civilDayNumber(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function civilDateOf(dayNumber: number): { year: number; month: number; day: number } {
  const z = dayNumber + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

function isExistingDate(text: string): boolean {
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(digits(text, 0, 4), month);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Reads digits in place: the engine reads millions of these and must not cut strings. */
function digits(text: string, at: number, count: number): number {
  let value = 0;
  for (let index = at; index < at + count; index += 1) value = value * 10 + (text.charCodeAt(index) - 48);
  return value;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
