import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DossierId } from '#shared/kernel/ids.ts';
import { handOver, LifeDesk } from './testing/life-desk.ts';

describe('acts that settle a dossier that is late', () => {
  let desk: LifeDesk;
  const days = 24 * 3600_000;
  const lateCause = { cause: 'other-unit', note: 'Chờ xác minh' } as const;
  const result = { decision: 'granted', number: '12', unit: 'Phòng Tư pháp', note: '' } as const;
  const missing = { ok: false, code: 'late-cause-missing' };
  let id: DossierId;

  beforeEach(async () => {
    desk = await LifeDesk.open();
    id = await desk.received();
    await desk.life.handOver([id], handOver);
  });
  const typesOf = async (): Promise<readonly string[]> =>
    (await desk.db.pending.orderBy('deviceSeq').toArray()).map(({ event }) => event.type);

  it('the result takes its cause along in one transaction, and nothing is recorded without it', async () => {
    desk.clock.advance(10 * days);
    const before = await typesOf();
    await desk.db.drafts.put({ key: 'd', savedAt: 0, value: {} });
    expect(await desk.life.recordResult(id, result, null, 'd')).toMatchObject(missing);
    expect([await typesOf(), await desk.db.drafts.count()]).toEqual([before, 1]);
    expect((await desk.life.recordResult(id, result, lateCause, 'd')).ok).toBe(true);
    expect((await typesOf()).slice(before.length)).toEqual([
      'dossier.late-cause-named',
      'dossier.result-recorded',
    ]);
    expect([(await desk.held(id)).life.lateCause, await desk.db.drafts.count()]).toMatchObject([
      lateCause,
      0,
    ]);
  });

  it('a cause is not recorded when its step is refused', async () => {
    desk.clock.advance(10 * days);
    await desk.life.requestSupplement(id, {
      lines: [{ what: 'Tờ khai', legalBasis: 'Điều 9' }],
      days: 15,
      after: 'restart',
      reason: '',
    });
    expect((await desk.life.recordResult(id, result, lateCause)).ok).toBe(false);
    expect((await desk.held(id)).life.lateCause).toBeNull();
    expect(await desk.life.withdraw(id, 'Không còn nhu cầu', true)).toMatchObject(missing);
    desk.clock.advance(30 * days);
    expect(await desk.life.lapseSupplement(id, '')).toMatchObject(missing);
    expect((await desk.life.lapseSupplement(id, '', lateCause)).ok).toBe(true);
    expect(await desk.held(id)).toMatchObject({ status: 'stopped', life: { lateCause } });
  });

  it('a cause that stands is not asked for again', async () => {
    desk.clock.advance(10 * days);
    await desk.life.nameLateCause(id, lateCause, null);
    expect((await desk.life.withdraw(id, 'Không còn nhu cầu', true)).ok).toBe(true);
  });
});
