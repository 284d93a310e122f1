import { z } from 'zod';
import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';
import {
  dateOf,
  dayNumberOf,
  localDateTimeSchema,
  type LocalDate,
  type LocalDateTime,
} from './local-time.ts';
import { momentText } from './moment.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** Mẫu 04: the one new date that a late dossier may get (rule DL-11). */
export const reappointmentSchema = z
  .object({
    /** The promise that is kept and reported. */
    originalDue: localDateTimeSchema,
    due: localDateTimeSchema,
    decidedAt: localDateTimeSchema,
    reason: z.string().min(1),
    /** User id of the head of the settling agency. */
    signedBy: z.string().min(1),
  })
  .readonly();
export type Reappointment = z.infer<typeof reappointmentSchema>;

export interface ReappointmentRequest {
  readonly decidedAt: LocalDateTime;
  readonly newDate: LocalDate;
  readonly reason: string;
  /** Absent while the head has not signed. */
  readonly signedBy?: string | undefined;
}

export type ReappointmentFault = Fault<
  | 'reappointed-already'
  | 'reappointment-too-late'
  | 'reappointment-without-reason'
  | 'reappointment-not-signed'
  | 'reappointment-not-later'
  | 'reappointment-on-day-off'
  | 'outside-calendar'
>;

/**
 * Rule DL-11: at most once, decided on a date before the due date, with a reason and the head's signature, for a later working day at
 * its due time.
 *
 * @param due the original promise
 * @param earlier the re-appointment that the dossier already has, if any
 */
export function reappoint(
  calendar: WorkingCalendar,
  due: LocalDateTime,
  earlier: Reappointment | undefined,
  request: ReappointmentRequest,
): Result<Reappointment, ReappointmentFault> {
  if (earlier !== undefined) return fault('reappointed-already', { due: earlier.due });
  if (dateOf(request.decidedAt) >= dateOf(due)) return fault('reappointment-too-late', { due });
  if (request.reason.trim() === '') return fault('reappointment-without-reason');
  if (request.signedBy === undefined || request.signedBy === '') return fault('reappointment-not-signed');
  if (request.newDate <= dateOf(due)) return fault('reappointment-not-later', { due });
  const day = dayNumberOf(request.newDate) - calendar.firstDay;
  const plan = calendar.plans[day];
  if (plan === undefined) return fault('outside-calendar', { at: request.newDate });
  if (plan.dueSecond < 0)
    return fault('reappointment-on-day-off', { date: request.newDate, name: plan.name ?? '' });
  return ok({
    originalDue: due,
    due: momentText(calendar, { day, second: plan.dueSecond }),
    decidedAt: request.decidedAt,
    reason: request.reason.trim(),
    signedBy: request.signedBy,
  });
}
