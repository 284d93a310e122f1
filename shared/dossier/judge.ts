import { canonicalJson } from '#shared/kernel/canonical-json.ts';
import { dateOf } from '#shared/calendar/local-time.ts';
import { reappoint } from '#shared/calendar/reappointment.ts';
import { type Judgement, applied, refuse, review } from '#shared/log/judgement.ts';
import type { JudgeContext } from '#shared/log/subject.ts';
import { isAttached } from './attachment/attachments.ts';
import { isDossierCode } from './code.ts';
import { isCorrectionEvent } from './correction/events.ts';
import { judgeCorrection } from './correction/judge.ts';
import type { DossierEvent } from './events.ts';
import { judgePromise } from './judge-promise.ts';
import { isSettled } from './life/life-state.ts';
import { judgedByTable } from './life/judge-step.ts';
import { pauseStep } from './life/step-of.ts';
import { openSupplement } from './life/supplement.ts';
import { judgeFiling } from './online/online-filing.ts';
import { type Dossier, pausesAfter, promiseRequestOf } from './state.ts';

/** What of a dossier's events can stand. A handed-out paper is a fact: printing is refused only for a dossier nobody received. */
export function judgeDossier(state: Dossier | null, event: DossierEvent, context: JudgeContext): Judgement {
  if (event.type === 'dossier.received') {
    if (state !== null) return refuse('dossier-exists');
    const { code, receivedAt, promise, online } = event.payload;
    if (!isDossierCode(code)) return refuse('code-malformed');
    const filing = judgeFiling(online, receivedAt, context);
    if (filing.verdict !== 'applied') return filing;
    return judgePromise(promise, { received: receivedAt, limit: promise.limit }, context);
  }
  if (state === null) return refuse('dossier-unknown');
  if (isCorrectionEvent(event)) return judgeCorrection(state, event, context);
  switch (event.type) {
    case 'dossier.slip-printed': {
      const slip = state.slips.find(({ id }) => id === event.payload.slipId);
      if (slip === undefined) return refuse('slip-unknown');
      // A paper that came out although it was replaced meanwhile: somebody must get it back.
      return slip.state === 'void' && event.payload.outcome !== 'failed' ? review('slip-void') : applied;
    }
    case 'dossier.slip-settled': {
      const slip = state.slips.find(({ id }) => id === event.payload.slipId);
      if (slip === undefined) return refuse('slip-unknown');
      // Two people looked: when they say the same, nothing is left to ask.
      const isSaid = slip.beforeDoubt === null && slip.prints > 0 === event.payload.cameOut;
      return slip.beforeDoubt !== null || isSaid ? applied : review('slip-settled-otherwise');
    }
    case 'dossier.personal-shown':
      return applied;
    case 'dossier.paused':
      if (event.payload.at < state.receivedAt) return refuse('pause-before-receipt');
      return judgedByTable(state.status, pauseStep(event.payload.cause), event.base, () =>
        state.paused === null ? applied : review('dossier-paused-already'),
      );
    case 'dossier.resumed': {
      const { at, promise } = event.payload;
      if (state.paused === null) return refuse('dossier-not-paused');
      if (openSupplement(state) !== null) return refuse('supplement-awaited');
      if (at < state.paused.from) return refuse('pause-ends-before-it-begins');
      const after = { ...state, pauses: pausesAfter(state, at) };
      return judgedByTable(state.status, 'resume', event.base, () =>
        judgePromise(promise, promiseRequestOf(after), context),
      );
    }
    case 'dossier.reappointed':
      return judgedByTable(state.status, 'apologise', event.base, () =>
        judgeReappointment(state, event, context),
      );
    case 'dossier.promise-moved': {
      const { promise } = event.payload;
      // DL-15: what is settled keeps the calendar that it was judged by.
      if (isSettled(state.status)) return refuse('promise-settled');
      if (canonicalJson(promise) === canonicalJson(state.promise)) return refuse('promise-same');
      return judgePromise(promise, promiseRequestOf(state), context);
    }
    case 'dossier.attachment-added':
      return isAttached(state.attachments, event) ? refuse('attachment-exists') : applied;
    case 'dossier.attachment-withdrawn':
      return isAttached(state.attachments, event) ? applied : refuse('attachment-unknown');
    case 'dossier.recoded':
      return state.code === event.payload.from ? applied : refuse('code-differs');
  }
}

/** Rule DL-11. The letter may be in the citizen's hands already, so that what breaks the rule goes to review. */
function judgeReappointment(
  state: Dossier,
  { payload, actorId }: Extract<DossierEvent, { type: 'dossier.reappointed' }>,
  context: JudgeContext,
): Judgement {
  const given = payload.reappointment;
  const calendar = context.calendarInForce(dateOf(state.receivedAt));
  if (calendar === null) return review('calendar-unknown');
  const { decidedAt, due, reason, signedBy } = given;
  if (signedBy !== actorId) return refuse('reappointment-not-signed');
  const newDate = dateOf(due);
  const made = reappoint(calendar, state.promise.due, state.reappointment ?? undefined, {
    decidedAt,
    newDate,
    reason,
    signedBy,
  });
  if (!made.ok) return review(made.code);
  return canonicalJson(made.value) === canonicalJson(given) ? applied : review('reappointment-differs');
}
