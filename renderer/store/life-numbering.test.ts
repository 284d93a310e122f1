import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { LifeDesk, lifeInput } from './testing/life-desk.ts';

describe('the numbers that LifeActs give', () => {
  let desk: LifeDesk;

  beforeEach(async () => {
    desk = await LifeDesk.open();
  });

  it('registers with the next code, accepts with that place in the register, and goes on numbering', async () => {
    const registered = await desk.life.register(lifeInput);
    if (!registered.ok) throw new Error(registered.code);
    const id = registered.value.value;
    expect(await desk.held(id)).toMatchObject({
      status: 'registered',
      code: `${desk.profile.office.agencyCode}-261123-0001`,
      receipt: { number: '', book: 1, order: 1 },
      promise: { due: '2026-11-25T09:00' },
    });
    expect((await desk.life.accept(id, lifeInput.procedure.limit)).ok).toBe(true);
    expect(await desk.held(id)).toMatchObject({
      status: 'accepted',
      receipt: { number: '01-0001/2026-TTPVHCC' },
      promise: { due: '2026-11-27T16:30' },
    });
    expect((await desk.held(await desk.received())).code.slice(-4)).toBe('0002');
  });

  it('[JRN-4] goes on numbering after a dossier that was only registered, when the database was lost', async () => {
    await desk.life.register(lifeInput);
    desk = await desk.withoutDatabase();
    expect((await desk.held(await desk.received())).receipt).toMatchObject({ book: 1, order: 2 });
  });

  it('[NUM-7] gives each form its own series, begins it anew with the year, and uses no number for what was refused', async () => {
    const lines = [{ what: 'Tờ khai', legalBasis: 'Điều 9' }];
    const asked = { lines, days: 15, after: 'restart', reason: '' } as const;
    const [first, second, third] = [await desk.received(), await desk.received(), await desk.received()];
    await desk.life.requestSupplement(first, asked);
    expect((await desk.life.requestSupplement(first, asked)).ok).toBe(false);
    const numbered = await desk.life.requestSupplement(second, asked);
    expect(numbered).toMatchObject({ value: { value: { number: '01-0002/PBS-TTPVHCC' } } });
    expect(await desk.life.withdraw(third, 'Không còn nhu cầu', true)).toMatchObject({
      value: { value: { number: '01-0001/TB-TTPVHCC' } },
    });
    expect((await desk.held(second)).slips.map(({ form, number }) => [form, number])).toEqual([
      ['receipt', '01-0002/2026-TTPVHCC'],
      ['supplement-request', '01-0002/PBS-TTPVHCC'],
    ]);
    const year = 42 * 24 * 3600_000;
    desk.clock.advance(year);
    const fourth = await desk.received();
    expect(await desk.life.requestSupplement(fourth, asked)).toMatchObject({
      value: { value: { number: '01-0001/PBS-TTPVHCC' } },
    });
  });

  it('[NUM-7] numbers receipts and later forms in the book that came with the lane, not in one that another kept', async () => {
    await desk.received();
    const { device } = desk.profile;
    desk.profile = { ...desk.profile, device: { ...device, lane: { ...device.lane, book: 11 } } };
    const id = await desk.received();
    expect((await desk.held(id)).receipt).toMatchObject({
      number: '11-0001/2026-TTPVHCC',
      book: 11,
      order: 1,
    });
    expect(await desk.life.withdraw(id, 'Không còn nhu cầu', true)).toMatchObject({
      value: { value: { number: '11-0001/TB-TTPVHCC' } },
    });
  });

  it('numbers by the set of forms of the receipt date: HDHS instead of PBS, and no stop notice', async () => {
    const lines = [{ what: 'Tờ khai', legalBasis: 'Điều 9' }];
    const id = await desk.received();
    const asked = await desk.older.requestSupplement(id, { lines, days: 15, after: 'restart', reason: '' });
    expect(asked).toMatchObject({ value: { value: { number: '01-0001/HDHS-TTPVHCC' } } });
    expect(await desk.older.withdraw(id, 'Không còn nhu cầu', true)).toMatchObject({
      value: { value: null },
    });
    expect((await desk.held(id)).life.ending?.slip).toBeNull();
  });

  it('[NUM-7] goes on in every series when the database was lost', async () => {
    await desk.life.withdraw(await desk.received(), 'Không còn nhu cầu', true);
    desk = await desk.withoutDatabase();
    expect(await desk.life.withdraw(await desk.received(), 'Không còn nhu cầu', true)).toMatchObject({
      value: { value: { number: '01-0002/TB-TTPVHCC' } },
    });
  });
});
