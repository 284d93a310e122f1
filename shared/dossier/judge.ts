import { canonicalJson } from '#shared/kernel/canonical-json.ts';
import { promiseFor } from '#shared/calendar/promise.ts';
import { type Judgement, applied, refuse, review } from '#shared/log/judgement.ts';
import type { JudgeContext } from '#shared/log/subject.ts';
import { dossierCodeParts } from './code.ts';
import type { DossierEvent, DossierReceivedPayload } from './events.ts';
import type { Dossier } from './state.ts';

/** What of a dossier's events can stand. A handed-out paper is a fact: printing is refused only for a dossier nobody received. */
export function judgeDossier(state: Dossier | null, event: DossierEvent, context: JudgeContext): Judgement {
  if (event.type === 'dossier.received') {
    return state === null ? judgeReceipt(event.payload, context) : refuse('dossier-exists');
  }
  if (state === null) return refuse('dossier-unknown');
  switch (event.type) {
    case 'dossier.slip-printed':
      return state.slips.some((slip) => slip.id === event.payload.slipId) ? applied : refuse('slip-unknown');
    case 'dossier.personal-shown':
      return applied;
    case 'dossier.recoded':
      return state.code === event.payload.from ? applied : refuse('code-differs');
  }
}

function judgeReceipt(payload: DossierReceivedPayload, context: JudgeContext): Judgement {
  if (dossierCodeParts(payload.code) === null) return refuse('code-malformed');
  const calendar = context.calendar(payload.promise.calendarId);
  if (calendar === null) return review('calendar-unknown');
  const recomputed = promiseFor(calendar, { received: payload.receivedAt, limit: payload.promise.limit });
  if (!recomputed.ok || canonicalJson(recomputed.value) !== canonicalJson(payload.promise)) {
    return review('promise-differs');
  }
  return applied;
}
