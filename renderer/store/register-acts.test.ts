import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { localDateSchema } from '#shared/calendar/local-time.ts';
import { fault, ok } from '#shared/kernel/result.ts';
import { ManualClock, SeededIds } from '#shared/sync/testing/fixed-ports.ts';
import type { CounterDb } from './counter-db.ts';
import { type ExportedPart, RegisterActs } from './register-acts.ts';
import { demoProfile } from './testing/demo-profile.ts';
import { openRecorder } from './testing/open-recorder.ts';

const profile = demoProfile();
const part: ExportedPart = {
  way: 'file',
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
    const opened = await openRecorder(clock, ids);
    db = opened.db;
    acts = new RegisterActs({ clock, ids, recorder: opened.recorder, profile: () => profile });
  });

  const written = () => Promise.resolve(ok('so.csv'));

  it('says who asked for which part, how, when and at which counter, and nothing of whom it is about', async () => {
    expect(await acts.release(part, written)).toEqual(ok('so.csv'));
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
      'way',
    ]);
  });

  it('is on record before anything leaves, and stays there when nothing can', async () => {
    const pendingThen: number[] = [];
    const answers = [fault('text-file-disk-full'), ok(null)];
    for (const answer of answers) {
      const left = await acts.release({ ...part, way: 'paper' }, async () => {
        pendingThen.push(await db.pending.count());
        return answer;
      });
      expect(left).toEqual(answer);
    }
    expect(pendingThen).toEqual([1, 2]);
    expect(await db.pending.count()).toBe(2);
  });

  it('lets nothing leave that it cannot record', async () => {
    db.close();
    let hasLeft = false;
    const left = await acts.release(part, () => {
      hasLeft = true;
      return written();
    });
    expect(left.ok).toBe(false);
    expect(hasLeft).toBe(false);
  });

  it('each is a record of its own, the latest found first', async () => {
    await acts.release(part, written);
    clock.advance(60_000);
    await acts.release({ ...part, rows: 9 }, written);
    const rows = await db.registerExports.orderBy('at').reverse().toArray();
    expect(rows.map(({ exported, sync }) => [exported.rows, sync])).toEqual([
      [9, 'saved'],
      [3, 'saved'],
    ]);
    expect(rows[0]?.exported.by).toBe(profile.users[0]!.id);
  });
});
