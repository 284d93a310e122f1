import { z } from 'zod';
import { dateOf, type LocalDate, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import type { Fee } from '#shared/catalogue/procedure.ts';
import { type TypedEvent, defineEvent } from '#shared/log/event-definition.ts';
import { type Judgement, applied, refuse, review } from '#shared/log/judgement.ts';
import type { Dossier } from '../state.ts';
import type { Done } from './life.ts';

export const paymentWaySchema = z.enum(['cash', 'transfer']);

/** Money taken. It cannot be taken back by an event; a mistake is set right by a counter-entry. */
export const feeCollected = defineEvent({
  type: 'dossier.fee-collected',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.collect-fee',
  payload: z.strictObject({
    at: localDateTimeSchema,
    lineId: z.uuid(),
    /** Phí, lệ phí, by name. */
    name: z.string().min(1).max(200),
    /** Đồng, above 0. */
    amount: z.number().int().min(1).max(1_000_000_000),
    /** Số biên lai. */
    receiptNumber: z.string().min(1).max(40),
    way: paymentWaySchema,
  }),
});

/** Bút toán điều chỉnh: takes a line out of the sums by an equal and opposite one. */
export const feeCorrected = defineEvent({
  type: 'dossier.fee-corrected',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.collect-fee',
  payload: z.strictObject({
    at: localDateTimeSchema,
    lineId: z.uuid(),
    /** The line that was wrong. */
    of: z.uuid(),
    reason: z.string().min(3).max(500),
  }),
});

export interface FeeLine extends Done {
  readonly id: string;
  readonly name: string;
  /** Đồng; below 0 for a counter-entry. */
  readonly amount: number;
  readonly receiptNumber: string;
  readonly way: z.infer<typeof paymentWaySchema>;
  /** The line that this one takes back; null for money taken. */
  readonly of: string | null;
  readonly reason: string;
}

export const feeDefinitions = [feeCollected, feeCorrected] as const;
type FeeEvent = TypedEvent<(typeof feeDefinitions)[number]>;

/**
 * What is owed by the catalogue's rules, in đồng: nothing where it is free, the online amount for what came online (0 đồng by NQ
 * 77/2025/NQ-HĐND of Hà Nội), an amount a page or case times their number. Null when it depends on the case.
 *
 * @param units pages, copies or cases where the amount is for one of them; 1 otherwise
 */
export function feeOwed(fee: Fee, channel: Dossier['intakeChannel'], units: number): number | null {
  if (channel === 'online' && fee.onlineAmount !== undefined) return fee.onlineAmount;
  if (fee.amount === null) return null;
  return fee.per === undefined ? fee.amount : fee.amount * units;
}

/** Đồng taken for a dossier so far, at its receipt and later, counter-entries taken off. */
export function feePaid({ fee, life }: Pick<Dossier, 'fee' | 'life'>): number {
  const atReceipt = fee.collected ? (fee.amount ?? 0) : 0;
  return atReceipt + life.feeLines.reduce((sum, { amount }) => sum + amount, 0);
}

/** True when what was owed at the receipt is paid. An amount that the record does not know is settled by what the officer says of it. */
export function isFeeSettled(dossier: Pick<Dossier, 'fee' | 'life'>): boolean {
  const { amount, collected } = dossier.fee;
  if (amount !== null) return feePaid(dossier) >= amount;
  return collected || feePaid(dossier) > 0 || dossier.life.returns.some(({ feeSettled }) => feeSettled);
}

export interface DayTotal {
  readonly taken: number;
  /** 0 or below. */
  readonly corrected: number;
  /** What must be in the till and on the account: the sum of the two above. */
  readonly total: number;
  readonly cash: number;
  readonly transfer: number;
  /** Money taken, counter-entries not counted. */
  readonly receipts: number;
}

/** What was taken together with the receipt has no event of its own. */
export type MoneyLine = Omit<FeeLine, 'id'> & { readonly id: string | null };

/** All money that was taken for a dossier and taken back, oldest first. What was taken with the receipt counts as cash of that date. */
export function moneyLinesOf({
  fee,
  life,
  receivedAt,
  receivedBy,
}: Pick<Dossier, 'fee' | 'life' | 'receivedAt' | 'receivedBy'>): readonly MoneyLine[] {
  const amount = fee.collected ? (fee.amount ?? 0) : 0;
  if (amount === 0) return life.feeLines;
  const { receiptNumber } = fee;
  const atReceipt = { at: receivedAt, by: receivedBy, amount, receiptNumber, way: 'cash' as const };
  return [{ ...atReceipt, id: null, name: '', of: null, reason: '' }, ...life.feeLines];
}

/** Đồng that were taken on a date over all dossiers, by the date of each line. */
export function dayTotalOf(
  dossiers: readonly Pick<Dossier, 'fee' | 'life' | 'receivedAt' | 'receivedBy'>[],
  date: LocalDate,
): DayTotal {
  return totalOf(dossiers.flatMap(moneyLinesOf).filter(({ at }) => dateOf(at) === date));
}

/** What some lines of money come to. */
export function totalOf(ofDay: readonly Pick<MoneyLine, 'amount' | 'way'>[]): DayTotal {
  const sum = (of: typeof ofDay): number => of.reduce((total, { amount }) => total + amount, 0);
  const taken = ofDay.filter(({ amount }) => amount > 0);
  return {
    taken: sum(taken),
    corrected: sum(ofDay.filter(({ amount }) => amount < 0)),
    total: sum(ofDay),
    cash: sum(ofDay.filter(({ way }) => way === 'cash')),
    transfer: sum(ofDay.filter(({ way }) => way === 'transfer')),
    receipts: taken.length,
  };
}

export function judgeFee(state: Dossier, event: FeeEvent): Judgement {
  const { feeLines } = state.life;
  const { lineId } = event.payload;
  if (feeLines.some(({ id }) => id === lineId)) return refuse('fee-line-exists');
  if (event.type === 'dossier.fee-collected') {
    const { receiptNumber } = event.payload;
    const isKnown = feeLines.some((line) => line.of === null && line.receiptNumber === receiptNumber);
    return isKnown || state.fee.receiptNumber === receiptNumber ? review('fee-receipt-doubled') : applied;
  }
  const { of } = event.payload;
  if (feeLines.every((line) => line.id !== of || line.of !== null)) return refuse('fee-line-unknown');
  return feeLines.some((line) => line.of === of) ? refuse('fee-corrected-already') : applied;
}

export function evolveFee(state: Dossier, event: FeeEvent): Dossier {
  const line = event.type === 'dossier.fee-collected' ? takenLine(event) : counterEntry(state, event);
  return line === null
    ? state
    : { ...state, life: { ...state.life, feeLines: [...state.life.feeLines, line] } };
}

function takenLine({ payload, actorId }: TypedEvent<typeof feeCollected>): FeeLine {
  const { lineId, at, name, amount, receiptNumber, way } = payload;
  return { id: lineId, at, by: actorId, name, amount, receiptNumber, way, of: null, reason: '' };
}

function counterEntry(state: Dossier, { payload, actorId }: TypedEvent<typeof feeCorrected>): FeeLine | null {
  const { lineId, at, of, reason } = payload;
  const wrong = state.life.feeLines.find(({ id }) => id === of);
  return wrong === undefined
    ? null
    : { ...wrong, id: lineId, at, by: actorId, amount: -wrong.amount, of, reason };
}
