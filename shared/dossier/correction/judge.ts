import type { DossierPromise } from '#shared/calendar/promise.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { type Judgement, applied, refuse, review } from '#shared/log/judgement.ts';
import type { JudgeContext } from '#shared/log/subject.ts';
import { judgePromise } from '../judge-promise.ts';
import { type Dossier, promiseRequestOf } from '../state.ts';
import type { CorrectionEvent } from './events.ts';
import { awaitsApproval, correctionOf, type Event, proposalOf, resolved, writingOf } from './evolve.ts';
import { merged } from './merge.ts';
import { changedFields, isSameValue } from './values.ts';

/** What of corrections and of decisions about them can stand (rules CFL-1 to CFL-9). */
export function judgeCorrection(state: Dossier, event: CorrectionEvent, context: JudgeContext): Judgement {
  switch (event.type) {
    case 'dossier.corrected':
      return judgeCorrected(state, event, context);
    case 'dossier.correction-approved': {
      const { correction, promise, settles } = event.payload;
      const proposal = proposalOf(state, correction);
      if (proposal === undefined) return refuse('proposal-unknown');
      if (!isOnly(settles, correction)) return refuse('settles-other');
      if (hasAppointment(proposal.changes) !== (promise !== null))
        return refuse('correction-promise-missing');
      return judgeMerge(state, merged(state, { ...proposal, promise }, writingOf(event)), promise, context);
    }
    case 'dossier.correction-declined': {
      const { correction, settles } = event.payload;
      if (proposalOf(state, correction) === undefined) return refuse('proposal-unknown');
      return isOnly(settles, correction) ? applied : refuse('settles-other');
    }
    case 'dossier.conflict-resolved':
      return judgeResolution(state, event, context);
    case 'dossier.slip-reissued': {
      const { replaces, slip } = event.payload;
      const old = state.slips.find(({ id }) => id === replaces);
      if (old === undefined) return refuse('slip-unknown');
      if (state.slips.some(({ id }) => id === slip.slipId)) return refuse('slip-exists');
      return old.replacedBy === null ? applied : review('slip-replaced-already');
    }
    case 'dossier.unvoided':
      return state.voided === null ? refuse('dossier-not-voided') : applied;
    case 'dossier.noted':
    case 'dossier.claimed':
    case 'dossier.claim-released':
    case 'dossier.voided':
      return applied;
  }
}

function judgeCorrected(state: Dossier, event: Event<'dossier.corrected'>, context: JudgeContext): Judgement {
  const correction = correctionOf(event);
  const { changes, base, promise } = correction;
  const fields = changedFields(changes);
  if (!isBaseOf(event.base, fields)) return refuse('correction-base-missing');
  if (hasAppointment(changes) !== (promise !== null)) return refuse('correction-promise-missing');
  if (fields.every((field) => isSameValue(changes[field], base[field]))) return refuse('correction-empty');
  if (awaitsApproval(state, changes)) return review('correction-awaits-approval');
  return judgeMerge(state, merged(state, correction, writingOf(event)), promise, context);
}

function judgeMerge(
  state: Dossier,
  { dossier, collided }: ReturnType<typeof merged>,
  promise: DossierPromise | null,
  context: JudgeContext,
): Judgement {
  if (collided.length > 0) return review('correction-conflicts');
  return judgeNewPromise(state, dossier, promise, context);
}

/** A promise that took effect is held to the engine as at receipt; one that did not - the value stood already - binds nobody. */
function judgeNewPromise(
  before: Dossier,
  after: Dossier,
  promise: DossierPromise | null,
  context: JudgeContext,
): Judgement {
  if (promise === null || after.promise === before.promise) return applied;
  return judgePromise(promise, promiseRequestOf(after), context);
}

function judgeResolution(
  state: Dossier,
  event: Event<'dossier.conflict-resolved'>,
  context: JudgeContext,
): Judgement {
  const { choices, promise, settles } = event.payload;
  if (new Set(choices.map(({ field }) => field)).size !== choices.length) return refuse('conflict-unknown');
  for (const { field, chosen } of choices) {
    const conflict = state.conflicts.find((one) => one.field === field);
    if (conflict === undefined) return refuse('conflict-unknown');
    const isKnown = conflict.given.some(({ eventId }) => eventId === chosen && settles.includes(eventId));
    if (chosen !== null && !isKnown) return refuse('conflict-unknown');
    if (field === 'appointment' && (chosen !== null) !== (promise !== null)) {
      return refuse('correction-promise-missing');
    }
  }
  const after = resolved(state, event, writingOf(event));
  const isHalfDecided = after.conflicts.some(({ given }) =>
    given.some(({ eventId }) => settles.includes(eventId)),
  );
  const isNew = settles.some(
    (id) => !state.conflicts.some(({ given }) => given.some(({ eventId }) => eventId === id)),
  );
  if (isHalfDecided || isNew) return refuse('settles-other');
  return judgeNewPromise(state, after, promise, context);
}

function hasAppointment(changes: Readonly<Record<string, unknown>>): boolean {
  return changes['appointment'] !== undefined;
}

function isOnly(ids: readonly string[], id: string): boolean {
  return ids.length === 1 && ids[0] === id;
}

function isBaseOf(base: EventEnvelope['base'], fields: readonly string[]): boolean {
  if (base === null) return false;
  const named = Object.keys(base);
  return named.length === fields.length && fields.every((field) => named.includes(field));
}
