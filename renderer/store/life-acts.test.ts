import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '#shared/kernel/result.ts';
import { LifeActs } from './life-acts.ts';
import { slipPrints } from './slip-print.ts';
import { handOver, LifeDesk, lifeInput } from './testing/life-desk.ts';

describe('LifeActs', () => {
  let desk: LifeDesk;

  beforeEach(async () => {
    desk = await LifeDesk.open();
  });

  it('hands a batch over with one slip, all of it or none', async () => {
    const [first, second] = [await desk.received(), await desk.received()];
    const given = await desk.life.handOver([first, second], handOver);
    if (!given.ok) throw new Error(given.code);
    const slips = [await desk.held(first), await desk.held(second)].map(
      ({ life: facts }) => facts.handOvers[0]?.slip,
    );
    expect(slips).toEqual([given.value.value, given.value.value]);
    expect(given.value.value?.number).toBe('01-0001/PKS-TTPVHCC');

    const third = await desk.received();
    await desk.life.withdraw(second, 'Không còn nhu cầu', true);
    expect(await desk.life.handOver([third, second], handOver)).toMatchObject({
      ok: false,
      code: 'act-refused',
      detail: { reason: 'step-illegal', dossier: second },
    });
    expect((await desk.held(third)).status).toBe('accepted');
  });

  it('writes a further hand-over of one dossier on the control slip that it has, and the result on the paper it went with', async () => {
    const [alone, other] = [await desk.received(), await desk.received()];
    await desk.life.handOver([alone], handOver);
    await desk.life.handOver([alone], { ...handOver, unit: 'Công an phường' });
    await desk.life.recordResult(alone, {
      decision: 'granted',
      number: '',
      unit: 'Công an phường',
      note: '',
    });
    expect((await desk.held(alone)).slips.map(({ number }) => number)).toEqual([
      '01-0001/2026-TTPVHCC',
      '01-0001/PKS-TTPVHCC',
    ]);
    const third = await desk.received();
    await desk.life.handOver([other, third], handOver);
    await desk.life.handOver([other], { ...handOver, unit: 'Công an phường' });
    expect((await desk.held(other)).slips.map(({ number }) => number).slice(1)).toEqual([
      '01-0002/PKS-TTPVHCC',
      '01-0003/PKS-TTPVHCC',
    ]);
  });

  it('records a print on every dossier that the slip is about, and who looked whether it came out', async () => {
    const both = [await desk.received(), await desk.received()];
    const given = await desk.life.handOver(both, handOver);
    if (!given.ok || given.value.value === null) throw new Error('no slip');
    const { slipId } = given.value.value;
    const dossiers = await Promise.all(both.map((id) => desk.held(id)));
    const made = { outcome: 'printed-unknown', device: 'Canon', copies: 1, sha256: null } as const;
    expect((await desk.acts.recordSlipPrinted(slipPrints(dossiers, slipId, made))).ok).toBe(true);
    const inDoubt = await desk.db.dossiers.where('doubtDates').belowOrEqual('2026-11-23').toArray();
    expect(inDoubt.map(({ id }) => id).toSorted()).toEqual([...both].toSorted());
    expect(await desk.db.dossiers.where('sharedSlipIds').equals(slipId).count()).toBe(2);
    await desk.acts.recordSlipSettled(dossiers, slipId, true);
    expect(await desk.db.dossiers.where('doubtDates').belowOrEqual('2026-11-23').count()).toBe(0);
    for (const id of both) {
      expect((await desk.held(id)).slips.at(-1)).toMatchObject({ state: 'printed-confirmed', prints: 1 });
    }
  });

  it('records what the actor saw, and forgets the draft in the same breath', async () => {
    const id = await desk.received();
    await desk.db.drafts.put({ key: 'd', savedAt: 0, value: {} });
    const lines = [{ what: 'Tờ khai', legalBasis: 'Điều 9' }];
    const asked = { lines, days: 15, after: 'restart', reason: '' } as const;
    expect((await desk.life.requestSupplement(id, asked, 'd')).ok).toBe(true);
    expect(await desk.db.drafts.count()).toBe(0);
    const events = await desk.db.pending.toArray();
    expect(events.find(({ event }) => event.type === 'dossier.supplement-requested')?.event.base).toEqual({
      fromState: 'accepted',
    });
    expect(await desk.held(id)).toMatchObject({
      status: 'supplementing',
      life: { supplements: [{ deadline: '2026-12-15', slip: { number: '01-0001/PBS-TTPVHCC' } }] },
    });
    expect(await desk.life.requestSupplement(id, asked)).toMatchObject({
      detail: { reason: 'step-illegal' },
    });
    desk.clock.advance(24 * 3600_000);
    expect((await desk.life.receiveSupplement(id, [0], '')).ok).toBe(true);
    expect(await desk.life.requestSupplement(id, asked)).toMatchObject({
      detail: { reason: 'supplement-second-without-reason' },
    });
  });

  it('takes a result to the citizen: its fee collected, the return signed', async () => {
    const id = await desk.received();
    await desk.life.handOver([id], handOver);
    await desk.life.confirmHandOver(id, 'Lê Thị Mẫu');
    expect(await desk.life.confirmHandOver(id, 'Ai đó')).toMatchObject({
      detail: { reason: 'hand-over-unknown' },
    });
    await desk.life.nameLateCause(id, { cause: 'other-unit', note: 'Chờ xác minh' }, null);
    await desk.life.recordResult(id, { decision: 'granted', number: '12', unit: 'Phòng Tư pháp', note: '' });
    const fee = { name: 'Lệ phí', amount: 8000, receiptNumber: 'BL-1', way: 'cash' } as const;
    await desk.life.collectFee(id, { ...fee, amount: 80_000 });
    const wrong = (await desk.held(id)).life.feeLines[0]!;
    expect((await desk.life.correctFee(id, wrong.id, 'Ghi nhầm số tiền')).ok).toBe(true);
    await desk.life.collectFee(id, { ...fee, receiptNumber: 'BL-2' });
    const input = {
      way: 'counter',
      receiver: 'applicant',
      name: 'Trần Thị Thử',
      idNumber: '',
      proof: 'receipt-slip',
      authorisation: '',
      signed: true,
      trackingNumber: '',
      feeSettled: false,
      note: '',
    } as const;
    expect((await desk.life.returnToCitizen(id, input)).ok).toBe(true);
    expect(await desk.life.returnToCitizen(id, { ...input, name: 'Ai đó' })).toMatchObject({
      ok: false,
      code: 'returned-before',
      detail: { name: 'Trần Thị Thử' },
    });
    expect((await desk.held(id)).life.returns).toHaveLength(1);
    expect(await desk.db.dossiers.get(id)).toMatchObject({
      sync: 'saved',
      reason: null,
      dossier: { status: 'returned', life: { lateCause: { cause: 'other-unit' } } },
    });
  });

  it('refuses at the door, closes what nobody completes, and keeps legs in order', async () => {
    const registered = await desk.life.register(lifeInput);
    if (!registered.ok) throw new Error(registered.code);
    expect((await desk.life.refuse(registered.value.value, 'Không thuộc thẩm quyền', 'Điều 21')).ok).toBe(
      true,
    );
    expect((await desk.held(registered.value.value)).life.refusal?.slip.number).toBe('01-0001/PTC-TTPVHCC');

    const id = await desk.received();
    const legs = ['Tư pháp', 'Công an'].map((unit, place) => ({
      id: `leg-${place}`,
      unit,
      limit: { amount: 2, unit: 'working-day' as const },
    }));
    expect((await desk.life.planLegs(id, legs)).ok).toBe(true);
    const lines = [{ what: 'Tờ khai', legalBasis: 'Điều 9' }];
    await desk.life.requestSupplement(id, { lines, days: 1, after: 'restart', reason: '' });
    expect(await desk.life.lapseSupplement(id, '')).toMatchObject({
      detail: { reason: 'supplement-deadline-not-passed' },
    });
    desk.clock.advance(3 * 24 * 3600_000);
    expect((await desk.life.lapseSupplement(id, '')).ok).toBe(true);
    expect((await desk.held(id)).status).toBe('stopped');
  });

  const everyAct = Object.getOwnPropertyNames(LifeActs.prototype).filter((name) => name !== 'constructor');

  it.each(everyAct)('[CLK-5] %s is not done while nobody says which time counts', async (name) => {
    const id = await desk.received();
    const before = await desk.db.pending.count();
    const act = desk.doubted[name as keyof LifeActs] as (
      ...given: readonly unknown[]
    ) => Promise<Result<unknown>>;
    const given = name === 'register' ? [lifeInput] : [name === 'handOver' ? [id] : id, {}, '', ''];
    expect(await act.apply(desk.doubted, given)).toMatchObject({ ok: false, code: 'clock-not-chosen' });
    expect(await desk.db.pending.count()).toBe(before);
  });

  it('[CFL-9] hands nothing out of a void dossier while it can still be refused', async () => {
    const id = await desk.received();
    await desk.life.handOver([id], handOver);
    await desk.life.recordResult(id, { decision: 'granted', number: '12', unit: 'Phòng Tư pháp', note: '' });
    await desk.life.collectFee(id, { name: 'Lệ phí', amount: 8000, receiptNumber: 'BL-1', way: 'cash' });
    await desk.corrections.void(id, 'Nhập hai lần');
    const fee = { name: 'Lệ phí', amount: 8000, receiptNumber: 'BL-2', way: 'cash' } as const;
    expect(await desk.life.collectFee(id, fee)).toMatchObject({ detail: { reason: 'dossier-voided' } });
    const wrong = (await desk.held(id)).life.feeLines[0]!;
    expect((await desk.life.correctFee(id, wrong.id, 'Trả lại tiền')).ok).toBe(true);
  });
});
