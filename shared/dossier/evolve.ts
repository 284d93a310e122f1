import { dossierIdSchema } from '#shared/kernel/ids.ts';
import type { DossierPromise } from '#shared/calendar/promise.ts';
import { withAttached, withWithdrawn } from './attachment/attachments.ts';
import { isCorrectionEvent } from './correction/events.ts';
import { evolveCorrection } from './correction/evolve.ts';
import type { DossierEvent } from './events.ts';
import { freshDossier } from './fresh-dossier.ts';
import { moved } from './life/moved.ts';
import { afterPrint, afterSettling, issuedSlip, receiptRef, type Slip } from './slip.ts';
import { type Dossier, pausesAfter } from './state.ts';

/** The dossier after an event that was not rejected. */
export function evolveDossier(state: Dossier | null, event: DossierEvent): Dossier {
  if (event.type === 'dossier.received') {
    const { lane: _lane, ...received } = event.payload;
    const done = { at: received.receivedAt, by: event.actorId };
    return {
      ...received,
      id: dossierIdSchema.parse(event.entity.id),
      ...freshDossier,
      status: 'accepted',
      statusAt: received.receivedAt,
      receivedBy: event.actorId,
      slips: [issuedSlip(receiptRef(received.receipt, received.receivedAt), done)],
    };
  }
  if (state === null) throw new Error(`evolveDossier: ${event.type} before dossier.received`);
  if (isCorrectionEvent(event)) return evolveCorrection(state, event);
  switch (event.type) {
    case 'dossier.slip-printed':
      return withChangedSlip(state, event.payload.slipId, (slip) => afterPrint(slip, event.payload, event));
    case 'dossier.slip-settled':
      return withChangedSlip(state, event.payload.slipId, (slip) =>
        afterSettling(slip, event.payload.cameOut, event),
      );
    case 'dossier.personal-shown':
      return state;
    case 'dossier.paused': {
      const { at, cause, name, after } = event.payload;
      // Of two pauses at once the first to be recorded lasts; the second is before the supervisor.
      if (state.paused !== null) return state;
      return moved(state, { ...state, paused: { from: at, cause, name, after } }, event);
    }
    case 'dossier.resumed': {
      const pauses = pausesAfter(state, event.payload.at);
      return moved(state, { ...promised(state, event.payload.promise), pauses, paused: null }, event);
    }
    case 'dossier.reappointed':
      return afterReappointment(state, event);
    case 'dossier.promise-moved':
      return promised(state, event.payload.promise);
    case 'dossier.attachment-added':
      return { ...state, attachments: withAttached(state.attachments, event) };
    case 'dossier.attachment-withdrawn':
      return { ...state, attachments: withWithdrawn(state.attachments, event) };
    case 'dossier.recoded':
      return { ...state, code: event.payload.to, aliases: [...state.aliases, event.payload.from] };
  }
}

/** The first one stands. A second is before the supervisor, and so is its letter, which counts for nothing. */
function afterReappointment(
  state: Dossier,
  { payload, actorId }: Extract<DossierEvent, { type: 'dossier.reappointed' }>,
): Dossier {
  const { reappointment, slip } = payload;
  const letters = slip === undefined ? [] : [issuedSlip(slip, { at: reappointment.decidedAt, by: actorId })];
  if (state.reappointment !== null) {
    const worthless = letters.map((letter): Slip => ({ ...letter, state: 'void' }));
    return { ...state, slips: [...state.slips, ...worthless] };
  }
  const life = { ...state.life, apology: slip ?? null };
  return { ...state, reappointment, life, slips: [...state.slips, ...letters] };
}

function promised(state: Dossier, promise: DossierPromise): Dossier {
  return { ...state, promise, earlierPromises: [...state.earlierPromises, state.promise] };
}

function withChangedSlip(state: Dossier, slipId: Slip['id'], change: (slip: Slip) => Slip): Dossier {
  return { ...state, slips: state.slips.map((slip) => (slip.id === slipId ? change(slip) : slip)) };
}
