import { z } from 'zod';
import { slipIdSchema } from '#shared/kernel/ids.ts';

/** The official forms that steps of a dossier's life bring forth; the number printed on them follows the regime of the receipt date. */
export type LifeForm =
  'receipt' | 'supplement-request' | 'refusal' | 'apology' | 'stop-notice' | 'control-slip' | 'register';

/** A numbered form that belongs to a step. */
export const slipRefSchema = z.strictObject({
  slipId: slipIdSchema,
  /** Số: as printed. */
  number: z.string().min(1).max(60),
});
export type SlipRef = z.infer<typeof slipRefSchema>;

/** What stands before the unit's suffix in the number of each form: `01-0123/2026/PBS-TTPVHCC`. */
const series: Readonly<Record<Exclude<LifeForm, 'receipt' | 'register'>, string>> = {
  'supplement-request': 'PBS',
  refusal: 'PTC',
  apology: 'PXL',
  'stop-notice': 'TB',
  'control-slip': 'PKS',
};

/**
 * Số: of a form about one dossier. Made of the dossier's own place in the register, so that it needs no network and two counters never
 * print one number for two dossiers; a second form of one kind is told apart by its ordinal: `01-0123.2/2026/PBS-TTPVHCC`.
 *
 * @param register book and running number of the dossier in the follow-up register
 * @param ordinal 1 for the first form of this kind
 */
export function lifeSlipNumber(
  form: keyof typeof series,
  register: { readonly book: number; readonly order: number },
  ordinal: number,
  year: string,
  unitSuffix: string,
): string {
  const place = `${String(register.book).padStart(2, '0')}-${String(register.order).padStart(4, '0')}`;
  return `${place}${ordinal > 1 ? `.${ordinal}` : ''}/${year}/${series[form]}-${unitSuffix}`;
}
