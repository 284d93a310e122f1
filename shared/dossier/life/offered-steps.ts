import type { LocalDate } from '#shared/calendar/local-time.ts';
import { may } from '#shared/identity/rights.ts';
import type { Role } from '#shared/catalogue/role.ts';
import type { Dossier } from '../state.ts';
import { isFeeSettled } from './fees.ts';
import { openHandOver } from './hand-over.ts';
import { officialStates } from './life-state.ts';
import { type Step, legalSteps, stepFacts } from './transitions.ts';
import { openSupplement } from './supplement.ts';
import { isSupplementOverdue } from './work-queues.ts';

/**
 * The steps that make sense for a dossier now and that the role may do: those of the table, without what has nothing to speak of (a hand-over
 * to confirm, a fee line to set right) and without what its own rules would refuse.
 */
export function offeredSteps(dossier: Dossier, role: Role, today: LocalDate): readonly Step[] {
  return stepsTaken(dossier).filter(
    (step) => may(role, stepFacts[step].action) && hasReason(dossier, step, today),
  );
}

/** What is legal from where a dossier is: of a void one only giving money back (rule CFL-9). */
export function stepsTaken({ status, voided }: Pick<Dossier, 'status' | 'voided'>): readonly Step[] {
  return legalSteps(status).filter((step) => voided === null || step === 'correct-fee');
}

function hasReason(dossier: Dossier, step: Step, today: LocalDate): boolean {
  const { status, paused, life, reappointment } = dossier;
  switch (step) {
    case 'request-supplement':
    case 'record-result':
    case 'hand-over':
      return paused === null;
    case 'receive-supplement':
      return openSupplement(dossier) !== null;
    case 'lapse-supplement':
      return isSupplementOverdue(dossier, today);
    case 'resume':
      return paused !== null && openSupplement(dossier) === null;
    case 'require-duty':
    case 'pause-phase':
      return paused === null;
    case 'apologise':
      return paused === null && reappointment === null;
    case 'confirm-hand-over':
      return openHandOver(dossier) !== null;
    case 'collect-fee':
      return !officialStates[status].isFinal || !isFeeSettled(dossier);
    case 'correct-fee':
      return correctableLines(dossier).length > 0;
    case 'plan-legs':
      return life.handOvers.every(({ legId }) => legId === null);
    case 'register':
    case 'receive':
    case 'accept':
    case 'refuse':
    case 'withdraw':
    case 'return':
    case 'name-late-cause':
      return true;
    // Kept for what older counters record; a list of what is missing says more.
    case 'pause-for-supplement':
      return false;
  }
}

/** Money taken that no counter-entry has taken back. */
export function correctableLines({ life }: Pick<Dossier, 'life'>): Dossier['life']['feeLines'] {
  return life.feeLines.filter((line) => line.of === null && life.feeLines.every(({ of }) => of !== line.id));
}
