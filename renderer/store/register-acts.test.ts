import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { localDateSchema } from '#shared/calendar/local-time.ts';
import { ok } from '#shared/kernel/result.ts';
import { ManualClock, SeededIds } from '#shared/sync/testing/fixed-ports.ts';
import { haNoiContext } from '#shared/sync/testing/ha-noi-calendar.ts';
import { CounterDb } from './counter-db.ts';
import { JournalKeeper } from './journal-keeper.ts';
import { openLocalData } from './open-local-data.ts';
import { Recorder } from './recorder.ts';
import { RegisterActs } from './register-acts.ts';
import { demoProfile } from './testing/demo-profile.ts';

const profile = demoProfile();
const contextOf = haNoiContext();
const part = {
  from: localDateSchema.parse('2026-11-01'),
  to: localDateSchema.parse('2026-11-23'),
  field: 'Hộ tịch',
  book: null,
  rows: 3,
};

describe('RegisterActs', () => {
  const clock = new ManualClock(Date.UTC(2026, 10, 23, 2));
  const ids = new SeededIds(7, clock);
  let db: CounterDb;
  let acts: RegisterActs;

  beforeEach(async () => {
    db = new CounterDb(ids.next());
    const opened = await openLocalData(db, profile, ids.next(), [], contextOf, clock);
    if (!opened.ok) throw new Error(opened.code);
    const { store } = opened.value;
    const keeper = new JournalKeeper(store, { append: async () => ok(null), release: async () => ok(null) });
    const recorder = new Recorder({
      clock,
      ids,
      contextOf,
      store,
      keeper,
      actor: () => profile.users[0]!.id,
      onRecorded: () => undefined,
    });
    acts = new RegisterActs({ clock, ids, recorder, profile: () => profile });
  });

  it('says who wrote which part to a file, when and at which counter, and nothing of whom it is about', async () => {
    expect(await acts.recordExport(part)).toMatchObject({ ok: true, value: { durable: true } });
    const [pending] = await db.pending.toArray();
    expect(pending?.event).toMatchObject({
      type: 'register-export.recorded',
      actorId: profile.users[0]!.id,
      payload: { ...part, at: '2026-11-23T09:00', counterId: profile.device.counterId },
    });
    expect(Object.keys(pending?.event.payload ?? {}).toSorted()).toEqual([
      'at',
      'book',
      'counterId',
      'field',
      'from',
      'rows',
      'to',
    ]);
  });

  it('each is a record of its own, the latest found first', async () => {
    await acts.recordExport(part);
    clock.advance(60_000);
    await acts.recordExport({ ...part, rows: 9 });
    const rows = await db.registerExports.orderBy('at').reverse().toArray();
    expect(rows.map(({ exported, sync }) => [exported.rows, sync])).toEqual([
      [9, 'saved'],
      [3, 'saved'],
    ]);
    expect(rows[0]?.exported.by).toBe(profile.users[0]!.id);
  });
});
