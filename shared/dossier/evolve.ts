import { dossierIdSchema } from '#shared/kernel/ids.ts';
import type { DossierPromise } from '#shared/calendar/promise.ts';
import { withAttached, withWithdrawn } from './attachment/attachments.ts';
import { isCorrectionEvent } from './correction/events.ts';
import { evolveCorrection } from './correction/evolve.ts';
import { uncorrected } from './correction/state.ts';
import type { DossierEvent, SlipPrintedPayload } from './events.ts';
import { freshLife } from './life/life.ts';
import { moved } from './life/moved.ts';
import { type Dossier, issuedReceiptSlip, pausesAfter, type Slip } from './state.ts';

/** The dossier after an event that was not rejected. */
export function evolveDossier(state: Dossier | null, event: DossierEvent): Dossier {
  if (event.type === 'dossier.received') {
    const { lane: _lane, ...received } = event.payload;
    const { slipId, number } = received.receipt;
    return {
      ...received,
      id: dossierIdSchema.parse(event.entity.id),
      aliases: [],
      status: 'accepted',
      statusAt: received.receivedAt,
      receivedBy: event.actorId,
      ...uncorrected,
      slips: [issuedReceiptSlip(slipId, number)],
      pauses: [],
      paused: null,
      reappointment: null,
      earlierPromises: [],
      attachments: [],
      life: freshLife,
    };
  }
  if (state === null) throw new Error(`evolveDossier: ${event.type} before dossier.received`);
  if (isCorrectionEvent(event)) return evolveCorrection(state, event);
  switch (event.type) {
    case 'dossier.slip-printed':
      return {
        ...state,
        slips: state.slips.map((slip) =>
          slip.id === event.payload.slipId ? afterPrint(slip, event.payload) : slip,
        ),
      };
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
    case 'dossier.reappointed': {
      // The first one stands; a second is before the supervisor.
      if (state.reappointment !== null) return state;
      const { reappointment, slip } = event.payload;
      return { ...state, reappointment, life: { ...state.life, apology: slip ?? null } };
    }
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

function promised(state: Dossier, promise: DossierPromise): Dossier {
  return { ...state, promise, earlierPromises: [...state.earlierPromises, state.promise] };
}

function afterPrint(slip: Slip, { outcome, due, content, code }: SlipPrintedPayload): Slip {
  const isVoid = slip.state === 'void';
  if (outcome === 'failed') return slip.prints > 0 || isVoid ? slip : { ...slip, state: 'failed' };
  const printed = {
    printedDue: due,
    printedContent: content,
    ...(code === undefined ? {} : { printedCode: code }),
  };
  return { ...slip, ...printed, state: isVoid ? 'void' : outcome, prints: slip.prints + 1 };
}
