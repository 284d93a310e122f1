import { canonicalJson } from '#shared/kernel/canonical-json.ts';
import { dateOf } from '#shared/calendar/local-time.ts';
import { type DossierPromise, promiseFor, type PromiseRequest } from '#shared/calendar/promise.ts';
import { type Judgement, applied, review } from '#shared/log/judgement.ts';
import type { JudgeContext } from '#shared/log/subject.ts';

/** Rules DL-14 and DL-15: the same bytes from the calendar that the promise names, and the date that the calendar now in force gives. */
export function judgePromise(
  promise: DossierPromise,
  request: PromiseRequest,
  context: JudgeContext,
): Judgement {
  const calendar = context.calendar(promise.calendarId);
  if (calendar === null) return review('calendar-unknown');
  const recomputed = promiseFor(calendar, request);
  if (!recomputed.ok || canonicalJson(recomputed.value) !== canonicalJson(promise)) {
    return review('promise-differs');
  }
  const inForce = context.calendarInForce(dateOf(request.received));
  if (inForce === null || inForce.id === calendar.id) return applied;
  const now = promiseFor(inForce, request);
  return now.ok && now.value.due === promise.due ? applied : review('promise-by-older-calendar');
}
