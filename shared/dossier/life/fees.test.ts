import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Fee } from '#shared/catalogue/procedure.ts';
import { localDateSchema } from '#shared/calendar/local-time.ts';
import { haNoi } from '#shared/calendar/testing/calendars.ts';
import { correctableLines, dayTotalOf, feeCollected, feeOwed, feePaid, isFeeSettled } from './fees.ts';
import { offeredSteps } from './offered-steps.ts';
import { LifeOffice } from './testing/life-office.ts';

const fee = (change: Partial<Fee>): Fee => ({ amount: 0, text: 'x', ...change });
const date = localDateSchema.parse('2026-11-23');
let office: LifeOffice;

beforeEach(() => {
  office = new LifeOffice();
  office.receive();
});

describe('what is owed', () => {
  it.each([
    [fee({}), 'counter', 1, 0],
    [fee({ amount: 8000 }), 'counter', 3, 8000],
    [fee({ amount: 2000, per: 'trang' }), 'counter', 3, 6000],
    [fee({ amount: 8000, onlineAmount: 0 }), 'online', 1, 0],
    [fee({ amount: 8000 }), 'online', 1, 8000],
    [fee({ amount: null }), 'counter', 1, null],
  ] as const)('%j by %s, %d times, is %s', (rule, channel, units, owed) => {
    expect(feeOwed(rule, channel, units)).toBe(owed);
  });
});

describe('what is paid', () => {
  it.each([-8000, 0, 0.5])('is never %d đồng', (amount) => {
    const line = { at: office.now(), lineId: crypto.randomUUID(), name: 'Lệ phí', receiptNumber: 'BL-1' };
    const payload = { ...line, way: 'cash' };
    expect(feeCollected.payload.safeParse({ ...payload, amount: 8000 }).success).toBe(true);
    expect(feeCollected.payload.safeParse({ ...payload, amount }).success).toBe(false);
  });

  it('is set right by a counter-entry, which takes a line out of the sums and out of nothing else', () => {
    office.act('fee-collected', { amount: 8000 });
    office.act('fee-collected', { amount: 5000, way: 'transfer' });
    expect(feePaid(office.held)).toBe(13_000);
    const [wrong] = office.held.life.feeLines;
    expect(office.act('fee-corrected', { of: wrong!.id })).toEqual({ verdict: 'applied' });
    expect(feePaid(office.held)).toBe(5000);
    expect(office.held.life.feeLines).toHaveLength(3);
    expect(office.act('fee-corrected', { of: wrong!.id })).toMatchObject({ reason: 'fee-corrected-already' });
    const entry = office.held.life.feeLines[2];
    expect(office.act('fee-corrected', { of: entry!.id })).toMatchObject({ reason: 'fee-line-unknown' });
    expect(dayTotalOf([office.held], date)).toEqual({
      taken: 13_000,
      corrected: -8000,
      total: 5000,
      cash: 0,
      transfer: 5000,
      receipts: 2,
    });
    expect(dayTotalOf([office.held], localDateSchema.parse('2026-11-24')).total).toBe(0);
  });

  it('with a receipt number that was used is kept and looked at', () => {
    office.act('fee-collected', { receiptNumber: 'BL-1' });
    expect(office.act('fee-collected', { receiptNumber: 'BL-1' })).toEqual({
      verdict: 'review',
      reason: 'fee-receipt-doubled',
    });
    const [line] = office.held.life.feeLines;
    expect(office.act('fee-collected', { lineId: line!.id })).toMatchObject({ reason: 'fee-line-exists' });
  });

  it('settles what was owed at the receipt', () => {
    const owing = { ...office.held, fee: { ...office.held.fee, amount: 8000 } };
    expect(isFeeSettled(owing)).toBe(false);
    office.act('fee-collected', { amount: 8000 });
    expect(isFeeSettled({ ...owing, life: office.held.life })).toBe(true);
    const unknown = { ...owing, fee: { ...owing.fee, amount: null } };
    expect(isFeeSettled({ ...unknown, life: { ...unknown.life, feeLines: [] } })).toBe(false);
    expect(isFeeSettled({ ...unknown, fee: { ...unknown.fee, collected: true } })).toBe(true);
    const collected = { ...owing, fee: { ...owing.fee, collected: true } };
    expect(isFeeSettled(collected)).toBe(true);
    expect(dayTotalOf([collected], date)).toMatchObject({ total: 8000, cash: 8000, receipts: 1 });
  });
});

describe('what was paid with the receipt of a dossier that is void', () => {
  const next = localDateSchema.parse('2026-11-24');
  const day = 24 * 3600_000;
  /** Paid 8000 with its receipt. */
  const paid = () => {
    const { held } = office;
    office.dossier = { ...held, fee: { ...held.fee, amount: 8000, collected: true, receiptNumber: 'BL-9' } };
  };
  const giveBack = () => office.act('fee-corrected', { of: office.held.id });

  it('is taken back by a counter-entry of the date on which it is given back', () => {
    paid();
    expect(correctableLines(office.held)).toEqual([]);
    office.act('voided');
    expect(correctableLines(office.held)).toMatchObject([
      { id: office.held.id, amount: 8000, receiptNumber: 'BL-9' },
    ]);
    office.clock.advance(day);
    expect(giveBack()).toEqual({ verdict: 'applied' });
    expect(feePaid(office.held)).toBe(0);
    expect(office.held.life.feeLines).toMatchObject([
      { amount: -8000, of: office.held.id, receiptNumber: 'BL-9', way: 'cash', reason: 'Ghi nhầm' },
    ]);
    // The day of the receipt had that money in its till, whatever became of it.
    expect(dayTotalOf([office.held], date)).toMatchObject({ taken: 8000, corrected: 0, total: 8000 });
    expect(dayTotalOf([office.held], next)).toMatchObject({ taken: 0, corrected: -8000, total: -8000 });
    expect(correctableLines(office.held)).toEqual([]);
    expect(giveBack()).toMatchObject({ reason: 'fee-corrected-already' });
  });

  it('is the same after the way back, and what is corrected then is owed anew', () => {
    paid();
    office.act('voided');
    giveBack();
    office.act('unvoided');
    expect(isFeeSettled(office.held)).toBe(false);
    for (const fee of [{ amount: 5000 }, { collected: false }]) {
      const corrected = { ...office.held, fee: { ...office.held.fee, ...fee } };
      expect(feePaid(corrected)).toBe(0);
      expect(dayTotalOf([corrected], date)).toMatchObject({ taken: 8000, total: 0 });
    }
    office.act('fee-collected', { amount: 8000 });
    expect(isFeeSettled(office.held)).toBe(true);
  });

  it('stands though the void was taken back meanwhile, and is looked at', () => {
    paid();
    expect(giveBack()).toEqual({ verdict: 'review', reason: 'fee-receipt-not-void' });
    expect(feePaid(office.held)).toBe(0);
  });

  it('is nothing where nothing was paid', () => {
    office.act('voided');
    expect(giveBack()).toMatchObject({ reason: 'fee-line-unknown' });
    expect(offeredSteps(office.held, 'officer', { calendar: haNoi, now: office.now() })).toEqual([]);
    paid();
    expect(offeredSteps(office.held, 'officer', { calendar: haNoi, now: office.now() })).toEqual([
      'correct-fee',
    ]);
  });

  it('adds up with everything else to what is in the till, whatever is taken and taken back', () => {
    const act = fc.constantFrom('fee-collected', 'fee-corrected', 'voided', 'unvoided', 'receipt');
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        office = new LifeOffice();
        office.receive();
        paid();
        for (const name of acts) {
          const line = correctableLines(office.held).at(-1)?.id ?? office.held.id;
          office.act(
            name === 'receipt' ? 'fee-corrected' : name,
            name === 'fee-corrected' ? { of: line } : name === 'receipt' ? { of: office.held.id } : {},
          );
        }
        const { total, taken, corrected } = dayTotalOf([office.held], date);
        expect(total).toBe(feePaid(office.held));
        expect(taken + corrected).toBe(total);
        expect(total).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 60 },
    );
  });
});
