import { formatLimit, type Limit } from './limit.ts';
import {
  dateOf,
  secondOfDay,
  secondsPerHour,
  secondsPerMinute,
  weekdayOf,
  type LocalDate,
  type LocalDateTime,
  type Weekday,
} from './local-time.ts';

const weekdayWords: Readonly<Record<Weekday, string>> = {
  1: 'thứ Hai',
  2: 'thứ Ba',
  3: 'thứ Tư',
  4: 'thứ Năm',
  5: 'thứ Sáu',
  6: 'thứ Bảy',
  7: 'Chủ nhật',
};

/** `16 giờ 30`, `15 giờ`, `15 giờ 00 phút 30 giây`. */
export function timeWords(second: number): string {
  const hour = Math.floor(second / secondsPerHour);
  const minute = Math.floor((second % secondsPerHour) / secondsPerMinute);
  const rest = second % secondsPerMinute;
  const padded = String(minute).padStart(2, '0');
  if (rest !== 0) return `${hour} giờ ${padded} phút ${String(rest).padStart(2, '0')} giây`;
  return minute === 0 ? `${hour} giờ` : `${hour} giờ ${padded}`;
}

/** `07/9`, `28/02`: day in two digits, and the month too when it is January or February, as official papers write it. */
function shortDate(date: LocalDate): string {
  const month = Number(date.slice(5, 7));
  return `${date.slice(8)}/${month < 3 ? date.slice(5, 7) : String(month)}`;
}

/** `07/9/2026`. */
export function fullDate(date: LocalDate): string {
  return `${shortDate(date)}/${date.slice(0, 4)}`;
}

/** `thứ Hai 07/9/2026`. */
export function dayWords(date: LocalDate): string {
  return `${weekdayWords[weekdayOf(date)]} ${fullDate(date)}`;
}

/** `thứ Hai 07/9`, for lists in which the year is plain. */
export function shortDayWords(date: LocalDate): string {
  return `${weekdayWords[weekdayOf(date)]} ${shortDate(date)}`;
}

/** `16 giờ 30, thứ Hai 07/9/2026`. */
export function instantWords(local: LocalDateTime): string {
  return `${timeWords(secondOfDay(local))}, ${dayWords(dateOf(local))}`;
}

/** A duration: `3 giờ 20 phút`, `45 phút`, `2 giờ`, `30 giây`. @param seconds of working time, from 0 */
export function durationWords(seconds: number): string {
  const hours = Math.floor(seconds / secondsPerHour);
  const minutes = Math.floor((seconds % secondsPerHour) / secondsPerMinute);
  const rest = seconds % secondsPerMinute;
  const parts = [
    ...(hours > 0 ? [`${hours} giờ`] : []),
    ...(minutes > 0 ? [`${minutes} phút`] : []),
    ...(rest > 0 ? [`${rest} giây`] : []),
  ];
  return parts.length === 0 ? '0 phút' : parts.join(' ');
}

export function limitWords(limit: Limit): string {
  return limit.unit === 'same-day' ? 'trả ngay trong ngày làm việc' : formatLimit(limit);
}
