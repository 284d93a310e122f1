import { type Judgement, refuse, review } from '#shared/log/judgement.ts';
import type { Dossier } from '../state.ts';

/** What a void dossier still takes: looks at it, its notes, its code, money given back, and the way back. Receipts are refused as doubles. */
const stillTaken: ReadonlySet<string> = new Set([
  'dossier.received',
  'dossier.registered',
  'dossier.personal-shown',
  'dossier.recoded',
  'dossier.noted',
  'dossier.fee-corrected',
  'dossier.voided',
  'dossier.unvoided',
]);

/** What has left the house and cannot be called back: a paper, a result, money. Somebody who did not know of the void did it. */
const outOfTheHouse: ReadonlySet<string> = new Set([
  'dossier.slip-printed',
  'dossier.returned',
  'dossier.fee-collected',
]);

/**
 * What a void dossier says of an act (rule CFL-9); null where the act's own rules decide, as for every dossier that is not void.
 *
 * `dossier-voided` as a refusal: nothing is done to a dossier that should not be there. As a review: it happened, and stays on record.
 */
export function judgedAsVoid(
  { voided }: Pick<Dossier, 'voided'>,
  event: { readonly type: string; readonly payload: Readonly<Record<string, unknown>> },
): Judgement | null {
  if (voided === null || stillTaken.has(event.type)) return null;
  const isOut = outOfTheHouse.has(event.type) && event.payload['outcome'] !== 'failed';
  return isOut ? review('dossier-voided') : refuse('dossier-voided');
}
