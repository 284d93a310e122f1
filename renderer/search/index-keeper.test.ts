import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import { haNoi } from '#shared/calendar/testing/calendars.ts';
import { CounterDb } from '../store/counter-db.ts';
import { dossierReader } from '../store/dossier-reader.ts';
import { IndexKeeper, type IndexKeeperPorts } from './index-keeper.ts';
import type { ListMoment, ListPage, ListQuery } from './list-query.ts';
import { type Sketch, me, sketchedRow } from './testing/dossier-sketch.ts';

const moment: ListMoment = { now: '2026-11-25T10:00' as LocalDateTime, userId: me, overrides: [] };
const query: ListQuery = {
  ...moment,
  filter: 'open',
  lane: null,
  counterId: null,
  typed: '',
  sort: null,
  offset: 0,
  limit: 5_000,
  selectedId: null,
};

let db: CounterDb;

beforeEach(async () => {
  await Dexie.delete('counter');
  db = new CounterDb('counter');
});

function keeperOn(ports: Partial<IndexKeeperPorts> = {}): IndexKeeper {
  return new IndexKeeper({
    ...dossierReader(db),
    calendarAt: () => haNoi,
    onChanged: () => undefined,
    ...ports,
  });
}

async function write(...sketches: readonly Sketch[]): Promise<void> {
  await db.dossiers.bulkPut(sketches.map(sketchedRow));
}

/** Once the index is made. */
async function pageOf(keeper: IndexKeeper, change: Partial<ListQuery> = {}): Promise<ListPage> {
  await keeper.upToDate();
  const page = await keeper.list({ ...query, ...change });
  if (page.kind !== 'page') throw new Error('still being made');
  return page;
}

describe('IndexKeeper', () => {
  it('makes the index from all that is stored, in pieces', async () => {
    const count = 2_500;
    await write(...Array.from({ length: count }, (_, n) => ({ n })));
    const keeper = keeperOn();
    keeper.start(moment);
    const page = await pageOf(keeper);
    expect(page.count).toBe(count);
    expect(page.rows.map(({ row }) => row.code)).toEqual(
      Array.from({ length: count }, (_, n) => `H26.999.01-261124-${String(n).padStart(4, '0')}`),
    );
  });

  it('says how far it is while it is being made, and tells when there is more', async () => {
    await write({ n: 1 }, { n: 2 });
    let told = 0;
    const keeper = keeperOn({
      onChanged: () => {
        told += 1;
      },
    });
    keeper.start(moment);
    expect(await keeper.list(query)).toEqual({ kind: 'building', done: 0, total: 0 });
    expect((await pageOf(keeper)).count).toBe(2);
    expect(told).toBeGreaterThan(0);
  });

  it('knows what was written before it was asked, also while it was being made', async () => {
    await write({ n: 1 });
    const keeper = keeperOn();
    keeper.start(moment);
    await write({ n: 2 });
    keeper.touched(['d2']);
    expect((await pageOf(keeper)).count).toBe(2);
    await write({ n: 3 }, { n: 2, voided: true });
    keeper.touched(['d2', 'd3']);
    const page = await keeper.list(query);
    expect(page).toMatchObject({ kind: 'page', count: 2, counts: { voided: 1 } });
    await db.dossiers.delete('d3');
    keeper.touched(['d3']);
    expect(await keeper.list(query)).toMatchObject({ count: 1, total: 2 });
  });

  it('reads again only what was touched', async () => {
    await write({ n: 1 }, { n: 2 }, { n: 3 });
    const read: string[] = [];
    const reader = dossierReader(db);
    const keeper = keeperOn({
      rowsOf: (ids) => {
        read.push(...ids);
        return reader.rowsOf(ids);
      },
    });
    keeper.start(moment);
    await pageOf(keeper);
    keeper.touched(['d2']);
    await pageOf(keeper);
    expect(read).toEqual(['d2']);
  });

  it('moves dossiers to overdue with the clock of who asks', async () => {
    await write({ n: 1, due: '2026-11-25T16:30' });
    const keeper = keeperOn();
    keeper.start(moment);
    const overdueAt = async (now: string): Promise<number> =>
      (await pageOf(keeper, { now: now as LocalDateTime })).counts.overdue;
    expect(await overdueAt('2026-11-25T16:30')).toBe(0);
    expect(await overdueAt('2026-11-25T16:31')).toBe(1);
  });

  it('refuses to answer, with the reason, when the database cannot be read', async () => {
    const keeper = keeperOn({ rowsAfter: () => Promise.reject(new Error('disk gone')) });
    keeper.start(moment);
    await expect(pageOf(keeper)).rejects.toThrow('disk gone');
    await expect(keeper.list(query)).rejects.toThrow('disk gone');
  });
});
