import { dayStatus, type DayStatus } from './day-status.ts';
import { dateOf, localTimeAt, type LocalDateTime, type LocalTime } from './local-time.ts';
import { momentOf, momentText } from './moment.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** Whether the counter receives at an instant. */
export interface ReceptionStatus {
  readonly isOpen: boolean;
  /** End of the present window while open. */
  readonly closesAt?: LocalTime;
  /** Start of the next window while closed; absent when the calendar knows none. */
  readonly opensAt?: LocalDateTime;
  readonly day: DayStatus;
}

/**
 * The hint on the intake screen. A window's first and last instant are both open, as DL-3 takes a receipt at the very end. Undefined
 * outside the calendar's years.
 */
export function receptionAt(calendar: WorkingCalendar, now: LocalDateTime): ReceptionStatus | undefined {
  const moment = momentOf(calendar, now);
  const day = dayStatus(calendar, dateOf(now));
  if (moment === undefined || day === undefined) return undefined;
  const open = calendar.plans[moment.day]?.reception.find(
    (span) => span.from <= moment.second && moment.second <= span.to,
  );
  if (open !== undefined) return { isOpen: true, closesAt: localTimeAt(open.to), day };
  const opensAt = nextOpening(calendar, moment.day, moment.second);
  return opensAt === undefined ? { isOpen: false, day } : { isOpen: false, opensAt, day };
}

/** Walks over days without reception: a long weekend, at most a Tết. */
function nextOpening(calendar: WorkingCalendar, day: number, second: number): LocalDateTime | undefined {
  for (let index = day; index < calendar.dayCount; index += 1) {
    const next = calendar.plans[index]?.reception.find((span) => index > day || span.from > second);
    if (next !== undefined) return momentText(calendar, { day: index, second: next.from });
  }
  return undefined;
}
