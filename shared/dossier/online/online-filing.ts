import { z } from 'zod';
import { dateOf, type LocalDateTime, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { dossierPromiseSchema, promiseFor } from '#shared/calendar/promise.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import { type Judgement, applied, review } from '#shared/log/judgement.ts';
import type { JudgeContext } from '#shared/log/subject.ts';
import { judgePromise } from '../judge-promise.ts';

/** Hours within which an applicant must hear whether a dossier is taken (Nghị quyết 66.7/2025/NQ-CP). */
export const acceptanceLimit = { amount: 8, unit: 'working-hour' } as const;

/** Longest code that the national portal or an older city portal gives. */
export const longestPortalCode = 60;

/** What is known of a dossier that came in through Cổng Dịch vụ công quốc gia. */
export const onlineFilingSchema = z.strictObject({
  /** Mã hồ sơ that the portal gave and the applicant knows. */
  portalCode: z.string().min(1).max(longestPortalCode),
  /** When the applicant submitted it, by the portal. */
  submittedAt: localDateTimeSchema,
  /** By when the applicant must hear whether it is taken: eight working hours from the submission, by DL-3 and DL-6, with its trace. */
  answer: dossierPromiseSchema,
});
export type OnlineFiling = z.infer<typeof onlineFilingSchema>;

/** As the officer types it, before its clock is reckoned. */
export type TypedFiling = Pick<OnlineFiling, 'portalCode' | 'submittedAt'>;

/**
 * The filing with its own clock, by the calendar in force on the day of submission.
 *
 * Faults: `calendar-override-conflict`, those of a promise.
 */
export function filingWithClock(
  { portalCode, submittedAt }: TypedFiling,
  context: Pick<JudgeContext, 'calendarInForce'>,
): Result<OnlineFiling> {
  const date = dateOf(submittedAt);
  const calendar = context.calendarInForce(date);
  if (calendar === null) return fault('calendar-override-conflict', { date });
  const answer = promiseFor(calendar, { received: submittedAt, limit: acceptanceLimit });
  return answer.ok ? ok({ portalCode, submittedAt, answer: answer.value }) : answer;
}

/** A dossier that came in by another way is applied. The applicant did submit it: what does not fit goes to review. */
export function judgeFiling(
  filing: OnlineFiling | undefined,
  receivedAt: LocalDateTime,
  context: JudgeContext,
): Judgement {
  if (filing === undefined) return applied;
  const { submittedAt, answer } = filing;
  if (submittedAt > receivedAt) return review('submitted-after-receipt');
  return judgePromise(answer, { received: submittedAt, limit: acceptanceLimit }, context);
}
