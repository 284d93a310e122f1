import { z } from 'zod';
import type { LocalDate } from '#shared/calendar/local-time.ts';
import { slipIdSchema } from '#shared/kernel/ids.ts';
import { receiptNumber } from '../receipt-number.ts';
import { formKindSchema, type FormRegime } from './form-set.ts';

/** Forms that carry a number (`Số:`); the register is a book and has none. */
export const numberedFormSchema = formKindSchema.exclude(['register']);
export type NumberedForm = z.infer<typeof numberedFormSchema>;

/** What stands before the unit in the number. The receipt has the year in that place. */
const marks: Readonly<Record<Exclude<NumberedForm, 'receipt'>, string>> = {
  'supplement-request': 'PBS',
  refusal: 'PTC',
  apology: 'PXL',
  'stop-notice': 'TB',
  'control-slip': 'PKS',
};

function markOf(form: Exclude<NumberedForm, 'receipt'>, regime: FormRegime): string {
  return regime === 'tt-01-2018' && form === 'supplement-request' ? 'HDHS' : marks[form];
}

/**
 * One series of numbers: a form, a year, and the book of one device, so that no two counters give one number without a network. It
 * begins with 1 on each first of January.
 */
export interface SlipSeries {
  readonly form: NumberedForm;
  /** The lane's number. */
  readonly book: number;
  readonly year: number;
}

/** @param date the local date on which the slip is issued */
export function slipSeries(form: NumberedForm, book: number, date: LocalDate): SlipSeries {
  return { form, book, year: Number(date.slice(0, 4)) };
}

/** Under which the last number of a series is kept: `supplement-request/2026/01`. */
export function seriesKey({ form, year, book }: SlipSeries): string {
  return `${form}/${year}/${String(book).padStart(2, '0')}`;
}

/** A numbered form that a step of a dossier's life issued: the slip, its number as printed, and its place in its series. */
export function slipRefOf<Form extends NumberedForm>(form: Form) {
  return z.strictObject({
    slipId: slipIdSchema,
    /** Số: as printed. */
    number: z.string().min(1).max(60),
    form: z.literal(form),
    book: z.number().int().min(1).max(99),
    year: z.number().int().min(2000).max(2999),
    order: z.number().int().min(1),
  });
}

export interface SlipRef<Form extends NumberedForm = NumberedForm> extends z.infer<
  ReturnType<typeof slipRefOf<Form>>
> {}

/**
 * `Số:` of a slip as printed: `01-0123/2026-TTPVHCC` for the receipt, `01-0007/PBS-TTPVHCC` for a request for supplements. The year of
 * the latter is that of the date beside it, as on all papers under Nghị định 30/2020/NĐ-CP.
 *
 * @param order running number in the series, from 1
 * @param unitSuffix short name of the issuing unit, such as `TTPVHCC`
 */
export function slipNumber(
  { form, book, year }: SlipSeries,
  order: number,
  regime: FormRegime,
  unitSuffix: string,
): string {
  if (form === 'receipt') return receiptNumber(book, order, year, unitSuffix);
  const running = `${String(book).padStart(2, '0')}-${String(order).padStart(4, '0')}`;
  return `${running}/${markOf(form, regime)}-${unitSuffix}`;
}
