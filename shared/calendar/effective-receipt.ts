import type { Moment } from './moment.ts';
import { momentText } from './moment.ts';
import { traceDaysOff } from './skipped-days.ts';
import type { StartedStep, TraceStep } from './trace.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import { nthWorkingDayAfter } from './working-days.ts';

/** A receipt (or the end of a pause), and the moment from which it counts. */
export interface Start {
  readonly received: Moment;
  readonly effective: Moment;
  readonly because: StartedStep['because'];
}

/**
 * Rule DL-3: a receipt counts from its own instant when its date is worked and it is not later than the end of that date's last
 * reception window (that end itself still counts, and so does any time before opening); else from the start of the first working
 * window of the next working day. Undefined when the calendar has no such day.
 */
export function effectiveReceipt(calendar: WorkingCalendar, received: Moment): Start | undefined {
  const plan = calendar.plans[received.day];
  if (plan !== undefined && plan.offReason === undefined && received.second <= plan.receptionEnd) {
    return { received, effective: received, because: 'in-hours' };
  }
  const day = nthWorkingDayAfter(calendar, received.day, 1);
  if (day === undefined) return undefined;
  const effective = { day, second: calendar.plans[day]?.windows[0]?.from ?? 0 };
  return { received, effective, because: plan?.offReason === undefined ? 'after-reception' : 'day-off' };
}

/** The start of a limit in calendar days or months, which run from the receipt date whatever day and hour it is (DL-7). */
export function receiptDateStart(received: Moment): Start {
  return { received, effective: received, because: 'receipt-date' };
}

export function traceStart(
  calendar: WorkingCalendar,
  start: Start,
  rule: StartedStep['rule'],
  trace: TraceStep[],
): void {
  const { received, effective, because } = start;
  const receivedText = momentText(calendar, received);
  const effectiveText = received === effective ? receivedText : momentText(calendar, effective);
  trace.push({ kind: 'started', rule, received: receivedText, effective: effectiveText, because });
  if (effective.day > received.day) traceDaysOff(calendar, received.day - 1, effective.day, trace);
}
