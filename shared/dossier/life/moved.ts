import type { Dossier } from '../state.ts';
import { stepOf } from './step-of.ts';
import { transitionOf } from './transitions.ts';

/** The state that the table gives from where the dossier was; `statusAt` tells since when it is there. */
export function moved(
  before: Dossier,
  after: Dossier,
  event: {
    readonly type: string;
    readonly payload: { readonly at?: Dossier['receivedAt']; readonly [key: string]: unknown };
  },
): Dossier {
  const step = stepOf(event.type, event.payload);
  const to = step === null ? null : transitionOf(before.status, step);
  if (to === null || to.to === before.status) return after;
  return { ...after, status: to.to, statusAt: event.payload.at ?? before.statusAt };
}
