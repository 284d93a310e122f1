import type { SlipId } from '#shared/kernel/ids.ts';
import type { Slip } from '../../slip.ts';
import type { Dossier } from '../../state.ts';
import type { Paper } from '../paper.ts';
import { apologyOf } from './apology-of.ts';
import { controlSlipOf, sharedControlSlipOf } from './control-slip-of.ts';
import type { FormDesk } from './form-head.ts';
import { receiptSlipOf } from './receipt-slip-of.ts';
import { refusalOf } from './refusal-of.ts';
import { stopNoticeOf } from './stop-notice-of.ts';
import { supplementRequestOf } from './supplement-request-of.ts';

/**
 * What stands on a slip, from the record alone, so that a reprint on any counter says what the first print said.
 *
 * @param dossiers all that the slip is about: several for a control slip of dossiers that were handed over together
 * @returns null when no dossier has such a slip, the slip is void, or the record does not say what it is about
 */
export function paperOfSlip(slipId: SlipId, dossiers: readonly Dossier[], desk: FormDesk): Paper | null {
  const [dossier] = dossiers;
  const slip = dossier?.slips.find(({ id }) => id === slipId);
  // What a void slip said is not in the record any more; its PDF is where it was printed.
  if (dossier === undefined || slip === undefined || slip.state === 'void') return null;
  return slip.form === 'control-slip'
    ? controlPaper(slip, dossier, dossiers, desk)
    : paperOfOne(slip, dossier, desk);
}

function paperOfOne({ id, form, number }: Slip, dossier: Dossier, desk: FormDesk): Paper | null {
  const { life, reappointment } = dossier;
  switch (form) {
    case 'receipt':
      return { kind: 'receipt', slip: receiptSlipOf(dossier, desk) };
    case 'supplement-request': {
      const asked = life.supplements.find(({ slip }) => slip.slipId === id);
      return asked === undefined ? null : supplementRequestOf(dossier, asked, desk);
    }
    case 'refusal':
      return life.refusal === null ? null : refusalOf(dossier, life.refusal, desk);
    case 'apology':
      return reappointment === null ? null : apologyOf(dossier, number, reappointment, desk);
    case 'stop-notice':
      return life.ending === null ? null : stopNoticeOf(dossier, life.ending, desk);
    case 'control-slip':
      return null;
  }
}

function controlPaper(
  { id }: Slip,
  dossier: Dossier,
  dossiers: readonly Dossier[],
  desk: FormDesk,
): Paper | null {
  const handed = dossier.life.handOvers.find(({ slip }) => slip.slipId === id);
  if (handed === undefined) return null;
  return handed.isShared ? sharedControlSlipOf(dossiers, handed, desk) : controlSlipOf(dossier, handed, desk);
}
