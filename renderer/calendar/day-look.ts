import type { CalendarOverride } from '#shared/calendar/calendar-override.ts';
import type { DayStatus } from '#shared/calendar/day-status.ts';

export const dayLooks = [
  'working',
  'weekend',
  'holiday',
  'swap-off',
  'make-up',
  'closure',
  'half-day',
  'hours',
] as const;
/** How a date is shown; each has a mark of its own beside its colour. */
export type DayLook = (typeof dayLooks)[number];

/** @param overrides those of the office that touch the date */
export function lookOf(status: DayStatus, overrides: readonly CalendarOverride[]): DayLook {
  if (status.offReason !== undefined) return status.offReason;
  if (status.isHalfDay) return 'half-day';
  if (status.isMakeUp) return 'make-up';
  return overrides.some(({ change }) => change.kind === 'other-hours') ? 'hours' : 'working';
}

/** The overrides that touch a date. */
export function overridesOn(
  overrides: readonly CalendarOverride[],
  date: string,
): readonly CalendarOverride[] {
  return overrides.filter(({ from, to }) => from <= date && date <= to);
}
