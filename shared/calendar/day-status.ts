import type { DayOffReason } from './day-plan.ts';
import { dayNumberOf, localTimeAt, type LocalDate } from './local-time.ts';
import { dateText } from './moment.ts';
import type { Span, Window } from './window.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** What a date is to the counter, for hints at intake and for the calendar page. */
export interface DayStatus {
  readonly date: LocalDate;
  readonly isWorkingDay: boolean;
  /** Why it is off; absent on working days. */
  readonly offReason?: DayOffReason;
  /** The holiday, swap, closure or half-day closure; absent on plain days. */
  readonly name?: string;
  readonly isMakeUp: boolean;
  readonly isHalfDay: boolean;
  readonly workingWindows: readonly Window[];
  /** May be open on a day off: Saturday reception. */
  readonly receptionWindows: readonly Window[];
  /** Later than the published days off. */
  readonly isPredicted: boolean;
}

/** Rule DL-2 for one date. Undefined outside the calendar's years. */
export function dayStatus(calendar: WorkingCalendar, date: LocalDate): DayStatus | undefined {
  return dayStatusAt(calendar, dayNumberOf(date) - calendar.firstDay);
}

/** Every date of a year that the calendar knows, in order; empty when it knows none. @param year for instance 2026 */
export function yearOverview(calendar: WorkingCalendar, year: number): readonly DayStatus[] {
  const first = dayNumberOf(`${year}-01-01` as LocalDate) - calendar.firstDay;
  const next = dayNumberOf(`${year + 1}-01-01` as LocalDate) - calendar.firstDay;
  const days: DayStatus[] = [];
  for (let day = Math.max(0, first); day < next; day += 1) {
    const status = dayStatusAt(calendar, day);
    if (status === undefined) break;
    days.push(status);
  }
  return days;
}

function dayStatusAt(calendar: WorkingCalendar, day: number): DayStatus | undefined {
  const plan = calendar.plans[day];
  if (plan === undefined) return undefined;
  return {
    date: dateText(calendar, day),
    isWorkingDay: plan.offReason === undefined,
    ...(plan.offReason === undefined ? {} : { offReason: plan.offReason }),
    ...(plan.name === undefined ? {} : { name: plan.name }),
    isMakeUp: plan.isMakeUp,
    isHalfDay: plan.isHalfDay,
    workingWindows: plan.windows.map(windowOf),
    receptionWindows: plan.reception.map(windowOf),
    isPredicted: day > calendar.officialUntil,
  };
}

function windowOf(span: Span): Window {
  return { from: localTimeAt(span.from), to: localTimeAt(span.to) };
}
