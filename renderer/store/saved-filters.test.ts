import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { UserId } from '#shared/kernel/ids.ts';
import type { ListChoice } from '../search/list-query.ts';
import { mostSavedFilters } from '../search/saved-filter.ts';
import { CounterDb } from './counter-db.ts';
import { deleteFilter, saveFilter, savedFiltersOf } from './saved-filters.ts';

const lan = 'lan' as UserId;
const huy = 'huy' as UserId;
const late: ListChoice = { filter: 'overdue', lane: 'overdue', counterId: 'c1', typed: 'đất' };
const mine: ListChoice = { filter: 'mine', lane: null, counterId: null, typed: '' };

async function names(db: CounterDb, userId: UserId): Promise<readonly string[]> {
  return (await savedFiltersOf(db, userId)).map(({ name }) => name);
}

describe('saved filters', () => {
  it('come back after the database is opened anew, each officer her own, in order', async () => {
    const first = new CounterDb('kept');
    await saveFilter(first, lan, 'Đất trễ', late);
    await saveFilter(first, lan, 'Của tôi', mine);
    await saveFilter(first, huy, 'Đất trễ', mine);
    first.close();
    const db = new CounterDb('kept');
    expect(await names(db, lan)).toEqual(['Của tôi', 'Đất trễ']);
    expect((await savedFiltersOf(db, lan))[1]?.choice).toEqual(late);
    expect((await savedFiltersOf(db, huy)).map(({ choice }) => choice)).toEqual([mine]);
  });

  it('are replaced under the same name, whatever its diacritics, and go alone', async () => {
    const db = new CounterDb('replaced');
    await saveFilter(db, lan, 'Đất trễ', late);
    await saveFilter(db, huy, 'Đất trễ', late);
    const saved = await saveFilter(db, lan, 'DAT TRE', mine);
    if (!saved.ok) throw new Error(saved.code);
    expect(await savedFiltersOf(db, lan)).toEqual([
      { userId: lan, nameKey: 'dat tre', name: 'DAT TRE', choice: mine },
    ]);
    await deleteFilter(db, saved.value);
    expect([await names(db, lan), await names(db, huy)]).toEqual([[], ['Đất trễ']]);
  });

  it('are twenty an officer', async () => {
    const db = new CounterDb('full');
    for (let n = 0; n < mostSavedFilters; n += 1) await saveFilter(db, lan, `Lọc ${n}`, mine);
    expect(await saveFilter(db, lan, 'Thêm', late)).toMatchObject({ code: 'filters-full' });
    expect((await saveFilter(db, lan, 'loc 7', late)).ok).toBe(true);
    expect((await saveFilter(db, huy, 'Thêm', late)).ok).toBe(true);
    expect(await names(db, lan)).toHaveLength(mostSavedFilters);
  });

  it('of an app that knew other filters are left aside', async () => {
    const db = new CounterDb('other-app');
    const choice = { ...mine, filter: 'of-another-app' as 'mine' };
    await db.savedFilters.put({ userId: lan, nameKey: 'la', name: 'Lạ', choice });
    expect(await names(db, lan)).toEqual([]);
  });
});
