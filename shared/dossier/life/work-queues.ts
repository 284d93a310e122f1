import type { LocalDate } from '#shared/calendar/local-time.ts';
import type { Dossier } from '../state.ts';
import { heldBy } from './hand-over.ts';
import { openSupplement } from './supplement.ts';

/** The result is at the counter and nobody has fetched it. */
export function isUncollected({ status, voided }: Pick<Dossier, 'status' | 'voided'>): boolean {
  return status === 'at-counter' && voided === null;
}

export function awaitsSupplement({ status, voided }: Pick<Dossier, 'status' | 'voided'>): boolean {
  return (status === 'completing' || status === 'supplementing') && voided === null;
}

/** The last date to bring what was asked for has passed: the dossier may be closed. */
export function isSupplementOverdue(dossier: Pick<Dossier, 'life' | 'voided'>, today: LocalDate): boolean {
  const asked = openSupplement(dossier);
  return asked !== null && dossier.voided === null && today > asked.deadline;
}

/** Received or supplemented, and still at the counter: to be handed over. */
export function awaitsHandOver(dossier: Dossier): boolean {
  const { status, paused, voided } = dossier;
  const isWorkedOn = (status === 'accepted' || status === 'in-process') && paused === null && voided === null;
  return isWorkedOn && heldBy(dossier) === 'counter';
}
