import { dossierIdSchema } from '#shared/kernel/ids.ts';
import type { DossierEvent } from './events.ts';
import type { Dossier, Slip } from './state.ts';

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
      receivedBy: event.actorId,
      slips: [{ id: slipId, form: 'receipt', number, state: 'issued', prints: 0 }],
    };
  }
  if (state === null) throw new Error(`evolveDossier: ${event.type} before dossier.received`);
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
    case 'dossier.recoded':
      return { ...state, code: event.payload.to, aliases: [...state.aliases, event.payload.from] };
  }
}

function afterPrint(slip: Slip, { outcome }: { readonly outcome: Slip['state'] }): Slip {
  if (outcome === 'failed') return slip.prints > 0 ? slip : { ...slip, state: 'failed' };
  return { ...slip, state: outcome, prints: slip.prints + 1 };
}
