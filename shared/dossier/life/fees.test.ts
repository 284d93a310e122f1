import { beforeEach, describe, expect, it } from 'vitest';
import type { Fee } from '#shared/catalogue/procedure.ts';
import { localDateSchema } from '#shared/calendar/local-time.ts';
import { dayTotalOf, feeOwed, feePaid, isFeeSettled } from './fees.ts';
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
