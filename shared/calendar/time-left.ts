import { durationWords } from './explain-words.ts';
import { dateOf, dayNumberOf, secondOfDay, secondsPerMinute, type LocalDateTime } from './local-time.ts';
import type { Moment } from './moment.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import { workingDaysBetween } from './working-days.ts';
import { workingSecondsUntil } from './working-time.ts';

/** How an open dossier stands to its due instant (rule DL-12). */
export type TimeLeftKind = 'in-time' | 'due-soon' | 'due-today' | 'overdue';

export interface TimeLeft {
  readonly kind: TimeLeftKind;
  /** Working days in (date of now, date of due]; when overdue, in (date of due, date of now]. Never negative. */
  readonly workingDays: number;
  /** Whole working minutes between now and due, in either direction; a begun minute is left out. Never negative. */
  readonly workingMinutes: number;
}

/** From this many working days on downwards a dossier is due soon. */
export const dueSoonWorkingDays = 3;

/**
 * Rule DL-12 for an open dossier. The due instant itself is in time; one second later is overdue. Dates outside the calendar's years are
 * taken as its first or last day, so that a list never fails for one old row. Two table look-ups: tens of thousands of rows a second.
 */
export function timeLeft(calendar: WorkingCalendar, now: LocalDateTime, due: LocalDateTime): TimeLeft {
  const here = clamped(calendar, now);
  const there = clamped(calendar, due);
  const isOverdue = now > due;
  const [earlier, later] = isOverdue ? [there, here] : [here, there];
  const seconds = workingSecondsUntil(calendar, later) - workingSecondsUntil(calendar, earlier);
  const workingDays = workingDaysBetween(calendar, earlier.day, later.day);
  const workingMinutes = Math.floor(seconds / secondsPerMinute);
  const isToday = dateOf(now) === dateOf(due);
  return { kind: kindOf(isOverdue, isToday, workingDays), workingDays, workingMinutes };
}

function kindOf(isOverdue: boolean, isToday: boolean, workingDays: number): TimeLeftKind {
  if (isOverdue) return 'overdue';
  if (isToday) return 'due-today';
  return workingDays <= dueSoonWorkingDays ? 'due-soon' : 'in-time';
}

/** From this many working minutes on, days are the better word. */
const minutesInDays = 8 * 60;

/**
 * In words: `còn 2 ngày làm việc`, `còn 3 giờ 20 phút` (less than a working day), `hạn hôm nay 16:30`, `quá hạn 1 ngày làm việc`,
 * `quá hạn 45 phút`, `vừa quá hạn` (no working minute has passed).
 */
export function formatTimeLeft(left: TimeLeft, due: LocalDateTime): string {
  if (left.kind === 'due-today') return `hạn hôm nay ${due.slice(11, 16)}`;
  const isInDays = left.workingDays > 0 && left.workingMinutes >= minutesInDays;
  const amount = isInDays
    ? `${left.workingDays} ngày làm việc`
    : durationWords(left.workingMinutes * secondsPerMinute);
  if (left.kind === 'overdue') return left.workingMinutes === 0 ? 'vừa quá hạn' : `quá hạn ${amount}`;
  return `còn ${amount}`;
}

function clamped(calendar: WorkingCalendar, local: LocalDateTime): Moment {
  const day = dayNumberOf(local) - calendar.firstDay;
  if (day < 0) return { day: 0, second: 0 };
  if (day >= calendar.dayCount) return { day: calendar.dayCount - 1, second: 86_399 };
  return { day, second: secondOfDay(local) };
}
