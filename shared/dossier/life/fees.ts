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
    /** The line that was wrong; the dossier's own id for what was taken with the receipt, which has no line of its own. */
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
export function feePaid(dossier: Pick<Dossier, 'id' | 'fee' | 'life'>): number {
  return paidAtReceipt(dossier) + dossier.life.feeLines.reduce((sum, { amount }) => sum + amount, 0);
}

/**
 * Đồng taken together with the receipt. Once a counter-entry took them back they stay what they were: what is corrected of the fee
 * afterwards says what is owed.
 */
function paidAtReceipt({ id, fee, life }: Pick<Dossier, 'id' | 'fee' | 'life'>): number {
  const takenBack = life.feeLines.find(({ of }) => of === id);
  if (takenBack !== undefined) return -takenBack.amount;
  return fee.collected ? (fee.amount ?? 0) : 0;
}

/** True when what was owed at the receipt is paid. An amount that the record does not know is settled by what the officer says of it. */
export function isFeeSettled(dossier: Pick<Dossier, 'id' | 'fee' | 'life'>): boolean {
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
export function moneyLinesOf(dossier: MoneyHolder): readonly MoneyLine[] {
  const atReceipt = receiptLine(dossier);
  return atReceipt === null ? dossier.life.feeLines : [{ ...atReceipt, id: null }, ...dossier.life.feeLines];
}

type MoneyHolder = Pick<Dossier, 'id' | 'fee' | 'life' | 'receivedAt' | 'receivedBy'>;

/** What was taken with the receipt, under the dossier's own id; null where nothing was. */
function receiptLine(dossier: MoneyHolder): FeeLine | null {
  const amount = paidAtReceipt(dossier);
  if (amount === 0) return null;
  const { id, fee, receivedAt: at, receivedBy: by } = dossier;
  const { receiptNumber } = fee;
  return { id, at, by, name: '', amount, receiptNumber, way: 'cash', of: null, reason: '' };
}

/**
 * Money taken that no counter-entry has taken back. What was taken with the receipt is among them once the dossier is void: before that the
 * receipt itself is corrected, and then nobody can (rule CFL-9).
 */
export function correctableLines(dossier: MoneyHolder & Pick<Dossier, 'voided'>): readonly FeeLine[] {
  const atReceipt = dossier.voided === null ? null : receiptLine(dossier);
  const { feeLines } = dossier.life;
  return [...(atReceipt === null ? [] : [atReceipt]), ...feeLines].filter(
    (line) => line.of === null && feeLines.every(({ of }) => of !== line.id),
  );
}

/** Đồng that were taken on a date over all dossiers, by the date of each line. */
export function dayTotalOf(dossiers: readonly MoneyHolder[], date: LocalDate): DayTotal {
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
  if (takenAs(state, of) === null) return refuse('fee-line-unknown');
  if (feeLines.some((line) => line.of === of)) return refuse('fee-corrected-already');
  // The money was given back while the dossier was void here, and the void was taken back elsewhere.
  return of === state.id && state.voided === null ? review('fee-receipt-not-void') : applied;
}

export function evolveFee(state: Dossier, event: FeeEvent): Dossier {
  const line = event.type === 'dossier.fee-collected' ? takenLine(event) : counterEntry(state, event);
  return line === null
    ? state
    : { ...state, life: { ...state.life, feeLines: [...state.life.feeLines, line] } };
}

/** The money that an id names; null for a counter-entry, and where there is none. */
function takenAs(state: Dossier, id: string): FeeLine | null {
  if (id === state.id) return receiptLine(state);
  return state.life.feeLines.find((line) => line.id === id && line.of === null) ?? null;
}

function takenLine({ payload, actorId }: TypedEvent<typeof feeCollected>): FeeLine {
  const { lineId, at, name, amount, receiptNumber, way } = payload;
  return { id: lineId, at, by: actorId, name, amount, receiptNumber, way, of: null, reason: '' };
}

function counterEntry(state: Dossier, { payload, actorId }: TypedEvent<typeof feeCorrected>): FeeLine | null {
  const { lineId, at, of, reason } = payload;
  const wrong = takenAs(state, of);
  return wrong === null ? null : { ...wrong, id: lineId, at, by: actorId, amount: -wrong.amount, of, reason };
}
