import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import { ManualClock, SeededIds } from '#shared/sync/testing/fixed-ports.ts';
import { haNoiContext } from '#shared/sync/testing/ha-noi-calendar.ts';
import { Acts } from './acts.ts';
import { CorrectionActs } from './correction-acts.ts';
import { CounterDb } from './counter-db.ts';
import { JournalKeeper } from './journal-keeper.ts';
import { openLocalData } from './open-local-data.ts';
import { Recorder } from './recorder.ts';
import { slipPrints } from './slip-print.ts';
import { demoProfile } from './testing/demo-profile.ts';
import { sampleInput } from './testing/sample-input.ts';

const profile = demoProfile();
const contextOf = haNoiContext();

const input = sampleInput();

describe('acts of correction', () => {
  let db: CounterDb;
  let acts: Acts;
  let corrections: CorrectionActs;
  /** At a machine of which nobody says what time it is. */
  let doubted: CorrectionActs;
  let dossier: Dossier;

  beforeEach(async () => {
    const clock = new ManualClock(Date.UTC(2026, 10, 25, 2));
    const ids = new SeededIds(9, clock);
    db = new CounterDb(crypto.randomUUID());
    const opened = await openLocalData(db, profile, ids.next(), [], contextOf, clock);
    if (!opened.ok) throw new Error(opened.code);
    const journal = { append: () => Promise.resolve(ok(null)), release: () => Promise.resolve(ok(null)) };
    const recorder = new Recorder({
      clock,
      ids,
      contextOf,
      store: opened.value.store,
      keeper: new JournalKeeper(opened.value.store, journal),
      actor: () => profile.users[0]!.id,
      onRecorded: () => undefined,
    });
    const ports = { clock, ids, contextOf, recorder, profile: () => profile };
    const free = (): Promise<Result<null>> => Promise.resolve(ok(null));
    acts = new Acts({ ...ports, admit: free });
    corrections = new CorrectionActs({ ...ports, admit: free });
    doubted = new CorrectionActs({ ...ports, admit: () => Promise.resolve(fault('clock-not-chosen')) });
    dossier = value(await acts.receiveDossier(input)).value;
  });

  function value<T>(result: Result<T>): T {
    if (!result.ok) throw new Error(JSON.stringify(result));
    return result.value;
  }

  const now = async (): Promise<Dossier> => (await db.dossiers.get(dossier.id))!.dossier;

  async function print(): Promise<void> {
    const printed = await now();
    const made = { outcome: 'printed-confirmed', device: 'pdf', copies: 2, sha256: null } as const;
    value(await acts.recordSlipPrinted(slipPrints([printed], printed.receipt.slipId, made)));
  }

  it('[CFL-6] makes a new slip with the next number of this counter when the printed one has become wrong', async () => {
    await print();
    value(await corrections.correct(dossier, { 'applicant.phone': '+84912000002' }, 'Ghi nhầm số', false));
    const after = await now();
    expect(after.receipt).toMatchObject({ number: '01-0002/2026-TTPVHCC', book: 1, order: 1 });
    expect(after.slips.map(({ number, state }) => [number, state])).toEqual([
      ['01-0001/2026-TTPVHCC', 'void'],
      ['01-0002/2026-TTPVHCC', 'issued'],
    ]);
    const next = value(await acts.receiveDossier(input)).value;
    expect([next.code.slice(-4), next.receipt.number]).toEqual(['0002', '01-0003/2026-TTPVHCC']);
  });

  it('[CFL-6] makes none for what the slip does not say, before a print, or when it is right', async () => {
    value(await corrections.correct(dossier, { sets: 2 }, 'Đếm lại', false));
    await print();
    value(await corrections.correct(await now(), { intakeChannel: 'post' }, 'Nhận qua bưu chính', false));
    expect((await now()).slips).toHaveLength(1);
    expect(await corrections.reissue(dossier.id, 'Không cần')).toMatchObject({ code: 'slip-current' });
  });

  it('[CFL-5] leaves the slip as it is until a supervisor approves, whose own correction is approved with it', async () => {
    await print();
    value(await corrections.correct(dossier, { 'applicant.name': 'Trần Thị Thử Hai' }, 'Sai tên', false));
    value(await corrections.correct(dossier, { 'applicant.name': 'Trần Thị Thử Ba' }, 'Sai tên', false));
    const waiting = await now();
    expect(waiting.applicant.name).toBe('Trần Thị Thử');
    expect(waiting.slips).toHaveLength(1);
    const [one, two] = waiting.proposals.map(({ eventId }) => eventId);
    value(await corrections.decide(dossier.id, { approved: two!, declined: [one!], note: 'Theo căn cước' }));
    const decided = await now();
    expect([decided.applicant.name, decided.proposals, decided.slips.length]).toEqual([
      'Trần Thị Thử Ba',
      [],
      2,
    ]);
    await print();
    value(await corrections.correct(decided, { 'fee.amount': 8000 }, 'Thu theo tờ', true));
    const own = await now();
    expect([own.fee.amount, own.proposals, own.slips.length]).toEqual([8000, [], 3]);
    const nothing = { approved: one!, declined: [], note: 'Lần nữa' };
    expect(await corrections.decide(dossier.id, nothing)).toMatchObject({ code: 'proposal-unknown' });
  });

  it('[CFL-7] reckons the promise anew from a corrected receipt and limit', async () => {
    const receivedAt = localDateTimeSchema.parse('2026-11-23T09:00');
    const limit = { amount: 5, unit: 'working-day' } as const;
    value(
      await corrections.correct(dossier, { appointment: { receivedAt, limit } }, 'Nhận hôm trước', false),
    );
    // Monday the 23rd; the 24th is a holiday: five working days are 25, 26, 27, 30 and 1 December.
    expect((await now()).promise).toMatchObject({ due: '2026-12-01T16:30', received: receivedAt, limit });
  });

  it('[CFL-8] [CFL-9] notes, claims and voids', async () => {
    value(await corrections.note(dossier.id, 'Đã gọi điện'));
    value(await corrections.claim(dossier.id));
    const { claim, notes } = await now();
    expect([notes.length, claim?.by]).toEqual([1, profile.users[0]!.id]);
    value(await corrections.release(dossier.id, claim!.eventId));
    value(await corrections.void(dossier.id, 'Nhập hai lần'));
    expect(await now()).toMatchObject({ claim: null, voided: { reason: 'Nhập hai lần' } });
    value(await corrections.unvoid(dossier.id, 'Hủy nhầm'));
    expect((await now()).voided).toBeNull();
    expect(await corrections.unvoid(dossier.id, 'Lần nữa')).toMatchObject({ code: 'act-refused' });
  });

  it('[CLK-5] dates no slip while nobody says which time counts, and goes on with notes', async () => {
    await print();
    const asked = { code: 'clock-not-chosen' };
    expect(await doubted.correct(dossier, { sets: 2 }, 'Ghi nhầm', false)).toMatchObject(asked);
    expect(await doubted.decide(dossier.id, { approved: null, declined: [], note: 'abc' })).toMatchObject(
      asked,
    );
    expect(await doubted.resolve(dossier, [], 'Theo căn cước')).toMatchObject(asked);
    expect(await doubted.reissue(dossier.id, 'Giấy cũ sai')).toMatchObject(asked);
    expect((await doubted.note(dossier.id, 'Công dân gọi')).ok).toBe(true);
  });
});
