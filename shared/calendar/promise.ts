import { z } from 'zod';
import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';
import type { Count } from './count.ts';
import { countCalendarDays } from './count-calendar-days.ts';
import { countSameDay } from './count-same-day.ts';
import { countWorkingDays } from './count-working-days.ts';
import { countWorkingHours } from './count-working-hours.ts';
import { effectiveReceipt, receiptDateStart, traceStart, type Start } from './effective-receipt.ts';
import { checkLimit, limitSchema, type Limit, type LimitFault } from './limit.ts';
import { localDateTimeSchema, type LocalDateTime } from './local-time.ts';
import { isBefore, momentOf, momentText, type Moment } from './moment.ts';
import { pauseStep } from './pause-step.ts';
import {
  afterPauseSchema,
  pauseSchema,
  reckonedPauses,
  type AfterPause,
  type Pause,
  type PauseFault,
  type ReckonedPause,
} from './pauses.ts';
import { traceStepSchema, type StartedStep, type TraceStep } from './trace.ts';
import type { WorkingCalendar } from './working-calendar.ts';

export interface PromiseRequest {
  /** When the dossier was received complete: at the counter, from the post, or by the system. */
  readonly received: LocalDateTime;
  readonly limit: Limit;
  /** Ended pauses in any order. A pause that still lasts is not given: a paused dossier has no due date, only a state. */
  readonly pauses?: readonly Pause[] | undefined;
  /** For pauses that do not say it themselves (DL-9). Default `resume`. */
  readonly afterPause?: AfterPause | undefined;
}

export const promiseRequestSchema = z
  .object({
    received: localDateTimeSchema,
    limit: limitSchema,
    pauses: z.array(pauseSchema).max(100).readonly().optional(),
    afterPause: afterPauseSchema.optional(),
  })
  .readonly();

export const dossierPromiseSchema = z
  .object({
    /** The result is at the counter by this instant; the instant itself is still in time. */
    due: localDateTimeSchema,
    received: localDateTimeSchema,
    /** From when the receipt counted: DL-3, but the receipt itself for calendar days and months. */
    effectiveReceipt: localDateTimeSchema,
    calendarId: z.string(),
    limit: limitSchema,
    /** The due date is later than the published days off, and may still move. */
    predicted: z.boolean(),
    trace: z.array(traceStepSchema).readonly(),
  })
  .readonly();

/** A promised instant with everything that explains it (DL-14). Equal input gives an equal value, key order included. */
export type DossierPromise = z.infer<typeof dossierPromiseSchema>;

export type PromiseFault = LimitFault | PauseFault | Fault<'outside-calendar' | 'due-outside-calendar'>;

/**
 * The promise for a dossier: rules DL-3 to DL-10. Pure; costs a few microseconds whatever the limit's length.
 *
 * Faults: `unknown-limit-unit`, `limit-out-of-range`; `outside-calendar` when the receipt or a pause lies outside the calendar's years;
 * `pause-ends-before-it-begins`; `due-outside-calendar` when the due date would.
 */
export function promiseFor(
  calendar: WorkingCalendar,
  request: PromiseRequest,
): Result<DossierPromise, PromiseFault> {
  const limit = checkLimit(request.limit);
  if (!limit.ok) return limit;
  const received = momentOf(calendar, request.received);
  if (received === undefined) return fault('outside-calendar', { at: request.received });
  const pauses = reckonedPauses(calendar, received, request.pauses ?? [], request.afterPause ?? 'resume');
  if (!pauses.ok) return pauses;

  const trace: TraceStep[] = [];
  const first = begin(calendar, received, limit.value, 'receipt', trace);
  if (first === undefined) return fault('due-outside-calendar', { calendar: calendar.id });
  const due = reckon(calendar, limit.value, first.count, pauses.value, trace);
  if (due === undefined) return fault('due-outside-calendar', { calendar: calendar.id });
  return ok({
    due: momentText(calendar, due),
    received: request.received,
    effectiveReceipt: momentText(calendar, first.start.effective),
    calendarId: calendar.id,
    limit: { amount: limit.value.amount, unit: limit.value.unit },
    predicted: due.day > calendar.officialUntil,
    trace,
  });
}

/** Takes the pauses in order (DL-8), beginning anew where one says so (DL-9), and completes the trace. */
function reckon(
  calendar: WorkingCalendar,
  limit: Limit,
  first: Count,
  pauses: readonly ReckonedPause[],
  trace: TraceStep[],
): Moment | undefined {
  let count = first;
  let due = count.due();
  const taken: ReckonedPause[] = [];
  const tooLate: ReckonedPause[] = [];
  for (const pause of pauses) {
    if (due === undefined) return undefined;
    if (!isBefore(pause.from, due)) {
      tooLate.push(pause);
      continue;
    }
    if (pause.after === 'resume' && limit.unit !== 'same-day') {
      count.take(pause);
      taken.push(pause);
    } else {
      for (const earlier of taken) trace.push(pauseStep(calendar, earlier, limit.unit, 'superseded', 0));
      taken.length = 0;
      trace.push(pauseStep(calendar, pause, limit.unit, 'restarted', 0));
      const again = begin(calendar, pause.to, limit, 'resume', trace);
      if (again === undefined) return undefined;
      count = again.count;
    }
    due = count.due();
  }
  if (due === undefined) return undefined;
  count.describe(due, trace);
  for (const pause of tooLate) trace.push(pauseStep(calendar, pause, limit.unit, 'without-effect', 0));
  return due;
}

/** A count from a receipt, or from the end of a pause as if received then. Undefined when the calendar ends before it can start. */
function begin(
  calendar: WorkingCalendar,
  received: Moment,
  limit: Limit,
  from: 'receipt' | 'resume',
  trace: TraceStep[],
): { readonly start: Start; readonly count: Count } | undefined {
  const byDate = limit.unit === 'calendar-day' || limit.unit === 'month';
  const start =
    byDate && from === 'receipt' ? receiptDateStart(received) : effectiveReceipt(calendar, received);
  if (start === undefined) return undefined;
  traceStart(calendar, start, startRule(limit, from), trace);
  return { start, count: countOf(calendar, start, limit) };
}

function countOf(calendar: WorkingCalendar, start: Start, limit: Limit): Count {
  switch (limit.unit) {
    case 'same-day':
      return countSameDay(calendar, start);
    case 'working-day':
      return countWorkingDays(calendar, start.effective, limit.amount);
    case 'working-hour':
      return countWorkingHours(calendar, start.effective, limit.amount);
    case 'calendar-day':
    case 'month':
      return countCalendarDays(calendar, start.effective, limit);
  }
}

function startRule(limit: Limit, from: 'receipt' | 'resume'): StartedStep['rule'] {
  if (from === 'resume') return limit.unit === 'same-day' ? 'DL-8' : 'DL-9';
  return limit.unit === 'calendar-day' || limit.unit === 'month' ? 'DL-7' : 'DL-3';
}
