import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { procedureCatalogueSchema } from '#shared/catalogue/procedure.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { DossierId } from '#shared/kernel/ids.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { ManualClock, SeededIds } from '#shared/sync/testing/fixed-ports.ts';
import { haNoiContext } from '#shared/sync/testing/ha-noi-calendar.ts';
import { Acts, type IntakeInput } from './acts.ts';
import { CorrectionActs } from './correction-acts.ts';
import { CounterDb } from './counter-db.ts';
import { JournalKeeper } from './journal-keeper.ts';
import { LifeActs } from './life-acts.ts';
import { openLocalData } from './open-local-data.ts';
import { Recorder } from './recorder.ts';
import { slipPrints } from './slip-print.ts';
import { demoFormSets, demoProfile } from './testing/demo-profile.ts';

const profile = demoProfile();
const contextOf = haNoiContext();
const { procedures } = procedureCatalogueSchema.parse(
  JSON.parse(readFileSync(new URL('../../resources/procedures/procedures.json', import.meta.url), 'utf8')),
);
const procedure = procedures.find(({ code }) => code === '1.004873')!;
const input: IntakeInput = {
  procedure,
  request: 'Cấp giấy xác nhận tình trạng hôn nhân',
  applicant: {
    kind: 'person',
    name: 'Trần Thị Thử',
    idNumber: '000190004567',
    birthDate: '1990-03-09',
    address: 'Tổ 5, Phường Thử, Hà Nội',
    phone: '+84912000001',
    email: '',
  },
  submitter: null,
  papers: [],
  sets: 1,
  fee: { amount: 8000, text: '', collected: false, receiptNumber: '' },
  intakeChannel: 'counter',
  resultChannel: 'counter',
  note: '',
};
const handOver = {
  direction: 'to-unit',
  unit: 'Phòng Tư pháp',
  way: 'electronic',
  legId: null,
  note: '',
} as const;

/** A journal that always has room. */
class RoomyJournal {
  readonly events = new Map<string, EventEnvelope>();

  append(events: readonly EventEnvelope[]): Promise<Result<unknown>> {
    for (const event of events) this.events.set(event.id, event);
    return Promise.resolve(ok(null));
  }

  release(): Promise<Result<unknown>> {
    return Promise.resolve(ok(null));
  }
}

describe('LifeActs', () => {
  // Monday 2026-11-23, 09:00 in Hà Nội.
  const clock = new ManualClock(Date.UTC(2026, 10, 23, 2));
  const ids = new SeededIds(55, clock);
  let journal: RoomyJournal;
  let db: CounterDb;
  let acts: Acts;
  let life: LifeActs;
  /** At a machine of which nobody says what time it is. */
  let doubted: LifeActs;
  let corrections: CorrectionActs;
  /** Where only the set of 2018 holds. */
  let older: LifeActs;

  async function open(): Promise<void> {
    db = new CounterDb(ids.next());
    const opened = await openLocalData(
      db,
      profile,
      ids.next(),
      [...journal.events.values()],
      contextOf,
      clock,
    );
    if (!opened.ok) throw new Error(opened.code);
    const { store } = opened.value;
    const recorder = new Recorder({
      clock,
      ids,
      contextOf,
      store,
      keeper: new JournalKeeper(store, journal),
      actor: () => profile.users[0]!.id,
      onRecorded: () => undefined,
    });
    const ports = { clock, ids, contextOf, recorder, profile: () => profile, formSets: demoFormSets() };
    const free = (): Promise<Result<null>> => Promise.resolve(ok(null));
    const lifePorts = { ...ports, hasRoom: free, admit: free };
    acts = new Acts(lifePorts);
    life = new LifeActs(lifePorts);
    older = new LifeActs({ ...lifePorts, formSets: demoFormSets().slice(0, 1) });
    doubted = new LifeActs({ ...lifePorts, admit: () => Promise.resolve(fault('clock-not-chosen')) });
    corrections = new CorrectionActs(lifePorts);
  }

  beforeEach(async () => {
    journal = new RoomyJournal();
    await open();
  });

  const received = async (): Promise<DossierId> => {
    const result = await acts.receiveDossier(input);
    if (!result.ok) throw new Error(result.code);
    return result.value.value.id;
  };
  const held = async (id: DossierId): Promise<Dossier> => (await db.dossiers.get(id))!.dossier;

  it('registers with the next code, accepts with that place in the register, and goes on numbering', async () => {
    const registered = await life.register(input);
    if (!registered.ok) throw new Error(registered.code);
    const id = registered.value.value;
    expect(await held(id)).toMatchObject({
      status: 'registered',
      code: `${profile.office.agencyCode}-261123-0001`,
      receipt: { number: '', book: 1, order: 1 },
      promise: { due: '2026-11-25T09:00' },
    });
    expect((await life.accept(id, procedure.limit)).ok).toBe(true);
    expect(await held(id)).toMatchObject({
      status: 'accepted',
      receipt: { number: '01-0001/2026-TTPVHCC' },
      promise: { due: '2026-11-27T16:30' },
    });
    expect((await held(await received())).code.slice(-4)).toBe('0002');
  });

  it('[JRN-4] goes on numbering after a dossier that was only registered, when the database was lost', async () => {
    await life.register(input);
    await open();
    expect((await held(await received())).receipt).toMatchObject({ book: 1, order: 2 });
  });

  it('hands a batch over with one slip, all of it or none', async () => {
    const [first, second] = [await received(), await received()];
    const given = await life.handOver([first, second], handOver);
    if (!given.ok) throw new Error(given.code);
    const slips = [await held(first), await held(second)].map(({ life: facts }) => facts.handOvers[0]?.slip);
    expect(slips).toEqual([given.value.value, given.value.value]);
    expect(given.value.value?.number).toBe('01-0001/PKS-TTPVHCC');

    const third = await received();
    await life.withdraw(second, 'Không còn nhu cầu', true);
    expect(await life.handOver([third, second], handOver)).toMatchObject({
      ok: false,
      code: 'act-refused',
      detail: { reason: 'step-illegal', dossier: second },
    });
    expect((await held(third)).status).toBe('accepted');
  });

  it('[NUM-7] gives each form its own series, begins it anew with the year, and uses no number for what was refused', async () => {
    const lines = [{ what: 'Tờ khai', legalBasis: 'Điều 9' }];
    const asked = { lines, days: 15, after: 'restart', reason: '' } as const;
    const [first, second, third] = [await received(), await received(), await received()];
    await life.requestSupplement(first, asked);
    expect((await life.requestSupplement(first, asked)).ok).toBe(false);
    const numbered = await life.requestSupplement(second, asked);
    expect(numbered).toMatchObject({ value: { value: { number: '01-0002/PBS-TTPVHCC' } } });
    expect(await life.withdraw(third, 'Không còn nhu cầu', true)).toMatchObject({
      value: { value: { number: '01-0001/TB-TTPVHCC' } },
    });
    expect((await held(second)).slips.map(({ form, number }) => [form, number])).toEqual([
      ['receipt', '01-0002/2026-TTPVHCC'],
      ['supplement-request', '01-0002/PBS-TTPVHCC'],
    ]);
    const year = 42 * 24 * 3600_000;
    clock.advance(year);
    const fourth = await received();
    expect(await life.requestSupplement(fourth, asked)).toMatchObject({
      value: { value: { number: '01-0001/PBS-TTPVHCC' } },
    });
    clock.advance(-year);
  });

  it('numbers by the set of forms of the receipt date: HDHS instead of PBS, and no stop notice', async () => {
    const lines = [{ what: 'Tờ khai', legalBasis: 'Điều 9' }];
    const id = await received();
    const asked = await older.requestSupplement(id, { lines, days: 15, after: 'restart', reason: '' });
    expect(asked).toMatchObject({ value: { value: { number: '01-0001/HDHS-TTPVHCC' } } });
    expect(await older.withdraw(id, 'Không còn nhu cầu', true)).toMatchObject({ value: { value: null } });
    expect((await held(id)).life.ending?.slip).toBeNull();
  });

  it('[NUM-7] goes on in every series when the database was lost', async () => {
    await life.withdraw(await received(), 'Không còn nhu cầu', true);
    await open();
    expect(await life.withdraw(await received(), 'Không còn nhu cầu', true)).toMatchObject({
      value: { value: { number: '01-0002/TB-TTPVHCC' } },
    });
  });

  it('writes a further hand-over of one dossier on the control slip that it has, and the result on the paper it went with', async () => {
    const [alone, other] = [await received(), await received()];
    await life.handOver([alone], handOver);
    await life.handOver([alone], { ...handOver, unit: 'Công an phường' });
    await life.recordResult(alone, { decision: 'granted', number: '', unit: 'Công an phường', note: '' });
    expect((await held(alone)).slips.map(({ number }) => number)).toEqual([
      '01-0001/2026-TTPVHCC',
      '01-0001/PKS-TTPVHCC',
    ]);
    const third = await received();
    await life.handOver([other, third], handOver);
    await life.handOver([other], { ...handOver, unit: 'Công an phường' });
    expect((await held(other)).slips.map(({ number }) => number).slice(1)).toEqual([
      '01-0002/PKS-TTPVHCC',
      '01-0003/PKS-TTPVHCC',
    ]);
  });

  it('records a print on every dossier that the slip is about, and who looked whether it came out', async () => {
    const both = [await received(), await received()];
    const given = await life.handOver(both, handOver);
    if (!given.ok || given.value.value === null) throw new Error('no slip');
    const { slipId } = given.value.value;
    const dossiers = await Promise.all(both.map(held));
    const made = { outcome: 'printed-unknown', device: 'Canon', copies: 1, sha256: null } as const;
    expect((await acts.recordSlipPrinted(slipPrints(dossiers, slipId, made))).ok).toBe(true);
    const inDoubt = await db.dossiers.where('doubtDates').belowOrEqual('2026-11-23').toArray();
    expect(inDoubt.map(({ id }) => id).toSorted()).toEqual([...both].toSorted());
    expect(await db.dossiers.where('sharedSlipIds').equals(slipId).count()).toBe(2);
    await acts.recordSlipSettled(dossiers, slipId, true);
    expect(await db.dossiers.where('doubtDates').belowOrEqual('2026-11-23').count()).toBe(0);
    for (const id of both) {
      expect((await held(id)).slips.at(-1)).toMatchObject({ state: 'printed-confirmed', prints: 1 });
    }
  });

  it('records what the actor saw, and forgets the draft in the same breath', async () => {
    const id = await received();
    await db.drafts.put({ key: 'd', savedAt: 0, value: {} });
    const lines = [{ what: 'Tờ khai', legalBasis: 'Điều 9' }];
    const asked = { lines, days: 15, after: 'restart', reason: '' } as const;
    expect((await life.requestSupplement(id, asked, 'd')).ok).toBe(true);
    expect(await db.drafts.count()).toBe(0);
    const events = await db.pending.toArray();
    expect(events.find(({ event }) => event.type === 'dossier.supplement-requested')?.event.base).toEqual({
      fromState: 'accepted',
    });
    expect(await held(id)).toMatchObject({
      status: 'supplementing',
      life: { supplements: [{ deadline: '2026-12-15', slip: { number: '01-0001/PBS-TTPVHCC' } }] },
    });
    expect(await life.requestSupplement(id, asked)).toMatchObject({
      detail: { reason: 'step-illegal' },
    });
    clock.advance(24 * 3600_000);
    expect((await life.receiveSupplement(id, [0], '')).ok).toBe(true);
    expect(await life.requestSupplement(id, asked)).toMatchObject({
      detail: { reason: 'supplement-second-without-reason' },
    });
    clock.advance(-24 * 3600_000);
  });

  it('takes a result to the citizen: its fee collected, the return signed', async () => {
    const id = await received();
    await life.handOver([id], handOver);
    await life.confirmHandOver(id, 'Lê Thị Mẫu');
    expect(await life.confirmHandOver(id, 'Ai đó')).toMatchObject({
      detail: { reason: 'hand-over-unknown' },
    });
    await life.nameLateCause(id, { cause: 'other-unit', note: 'Chờ xác minh' }, null);
    await life.recordResult(id, { decision: 'granted', number: '12', unit: 'Phòng Tư pháp', note: '' });
    const fee = { name: 'Lệ phí', amount: 8000, receiptNumber: 'BL-1', way: 'cash' } as const;
    await life.collectFee(id, { ...fee, amount: 80_000 });
    const wrong = (await held(id)).life.feeLines[0]!;
    expect((await life.correctFee(id, wrong.id, 'Ghi nhầm số tiền')).ok).toBe(true);
    await life.collectFee(id, { ...fee, receiptNumber: 'BL-2' });
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
    expect((await life.returnToCitizen(id, input)).ok).toBe(true);
    expect(await life.returnToCitizen(id, { ...input, name: 'Ai đó' })).toMatchObject({
      ok: false,
      code: 'returned-before',
      detail: { name: 'Trần Thị Thử' },
    });
    expect((await held(id)).life.returns).toHaveLength(1);
    expect(await db.dossiers.get(id)).toMatchObject({
      sync: 'saved',
      reason: null,
      dossier: { status: 'returned', life: { lateCause: { cause: 'other-unit' } } },
    });
  });

  it('refuses at the door, closes what nobody completes, and keeps legs in order', async () => {
    const registered = await life.register(input);
    if (!registered.ok) throw new Error(registered.code);
    expect((await life.refuse(registered.value.value, 'Không thuộc thẩm quyền', 'Điều 21')).ok).toBe(true);
    expect((await held(registered.value.value)).life.refusal?.slip.number).toBe('01-0001/PTC-TTPVHCC');

    const id = await received();
    const legs = ['Tư pháp', 'Công an'].map((unit, place) => ({
      id: `leg-${place}`,
      unit,
      limit: { amount: 2, unit: 'working-day' as const },
    }));
    expect((await life.planLegs(id, legs)).ok).toBe(true);
    const lines = [{ what: 'Tờ khai', legalBasis: 'Điều 9' }];
    await life.requestSupplement(id, { lines, days: 1, after: 'restart', reason: '' });
    expect(await life.lapseSupplement(id, '')).toMatchObject({
      detail: { reason: 'supplement-deadline-not-passed' },
    });
    clock.advance(3 * 24 * 3600_000);
    expect((await life.lapseSupplement(id, '')).ok).toBe(true);
    expect((await held(id)).status).toBe('stopped');
    clock.advance(-3 * 24 * 3600_000);
  });

  describe('of a dossier that is late', () => {
    const days = 24 * 3600_000;
    const lateCause = { cause: 'other-unit', note: 'Chờ xác minh' } as const;
    const result = { decision: 'granted', number: '12', unit: 'Phòng Tư pháp', note: '' } as const;
    const missing = { ok: false, code: 'late-cause-missing' };
    let id: DossierId;

    beforeEach(async () => {
      id = await received();
      await life.handOver([id], handOver);
    });
    const typesOf = async (): Promise<readonly string[]> =>
      (await db.pending.orderBy('deviceSeq').toArray()).map(({ event }) => event.type);

    it('the result takes its cause along in one transaction, and nothing is recorded without it', async () => {
      clock.advance(10 * days);
      const before = await typesOf();
      await db.drafts.put({ key: 'd', savedAt: 0, value: {} });
      expect(await life.recordResult(id, result, null, 'd')).toMatchObject(missing);
      expect([await typesOf(), await db.drafts.count()]).toEqual([before, 1]);
      expect((await life.recordResult(id, result, lateCause, 'd')).ok).toBe(true);
      expect((await typesOf()).slice(before.length)).toEqual([
        'dossier.late-cause-named',
        'dossier.result-recorded',
      ]);
      expect([(await held(id)).life.lateCause, await db.drafts.count()]).toMatchObject([lateCause, 0]);
      clock.advance(-10 * days);
    });

    it('a cause is not recorded when its step is refused', async () => {
      clock.advance(10 * days);
      await life.requestSupplement(id, {
        lines: [{ what: 'Tờ khai', legalBasis: 'Điều 9' }],
        days: 15,
        after: 'restart',
        reason: '',
      });
      expect((await life.recordResult(id, result, lateCause)).ok).toBe(false);
      expect((await held(id)).life.lateCause).toBeNull();
      expect(await life.withdraw(id, 'Không còn nhu cầu', true)).toMatchObject(missing);
      clock.advance(30 * days);
      expect(await life.lapseSupplement(id, '')).toMatchObject(missing);
      expect((await life.lapseSupplement(id, '', lateCause)).ok).toBe(true);
      expect(await held(id)).toMatchObject({ status: 'stopped', life: { lateCause } });
      clock.advance(-40 * days);
    });

    it('a cause that stands is not asked for again', async () => {
      clock.advance(10 * days);
      await life.nameLateCause(id, lateCause, null);
      expect((await life.withdraw(id, 'Không còn nhu cầu', true)).ok).toBe(true);
      clock.advance(-10 * days);
    });
  });

  const everyAct = Object.getOwnPropertyNames(LifeActs.prototype).filter((name) => name !== 'constructor');

  it.each(everyAct)('[CLK-5] %s is not done while nobody says which time counts', async (name) => {
    const id = await received();
    const before = await db.pending.count();
    const act = doubted[name as keyof LifeActs] as (...given: readonly unknown[]) => Promise<Result<unknown>>;
    const given = name === 'register' ? [input] : [name === 'handOver' ? [id] : id, {}, '', ''];
    expect(await act.apply(doubted, given)).toMatchObject({ ok: false, code: 'clock-not-chosen' });
    expect(await db.pending.count()).toBe(before);
  });

  it('[CFL-9] hands nothing out of a void dossier while it can still be refused', async () => {
    const id = await received();
    await life.handOver([id], handOver);
    await life.recordResult(id, { decision: 'granted', number: '12', unit: 'Phòng Tư pháp', note: '' });
    await life.collectFee(id, { name: 'Lệ phí', amount: 8000, receiptNumber: 'BL-1', way: 'cash' });
    await corrections.void(id, 'Nhập hai lần');
    const fee = { name: 'Lệ phí', amount: 8000, receiptNumber: 'BL-2', way: 'cash' } as const;
    expect(await life.collectFee(id, fee)).toMatchObject({ detail: { reason: 'dossier-voided' } });
    const wrong = (await held(id)).life.feeLines[0]!;
    expect((await life.correctFee(id, wrong.id, 'Trả lại tiền')).ok).toBe(true);
  });
});
