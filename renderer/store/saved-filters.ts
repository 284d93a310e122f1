import type { UserId } from '#shared/kernel/ids.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import { compareVietnamese } from '#shared/text/collate.ts';
import type { ListChoice } from '../search/list-query.ts';
import { type SavedFilter, filterName, savedFilterSchema } from '../search/saved-filter.ts';
import type { CounterDb } from './counter-db.ts';
import { savedOr } from './storage-fault.ts';

/** An officer's filters on this machine, by name. Those that an app with other filters has saved are left aside. */
export async function savedFiltersOf(db: CounterDb, userId: UserId): Promise<readonly SavedFilter[]> {
  const rows = await db.savedFilters.where('userId').equals(userId).toArray();
  return rows
    .flatMap((row) => savedFilterSchema.safeParse(row).data ?? [])
    .sort((one, other) => compareVietnamese(one.name, other.name));
}

/**
 * Keeps a combination under a name, in place of the one that has this name already.
 *
 * @returns what is kept now; faults: those of `filterName`, `storage-failed`
 */
export function saveFilter(
  db: CounterDb,
  userId: UserId,
  typedName: string,
  choice: ListChoice,
): Promise<Result<SavedFilter>> {
  return savedOr(() =>
    db.transaction('rw', db.savedFilters, async (): Promise<Result<SavedFilter>> => {
      const named = filterName(typedName, await savedFiltersOf(db, userId));
      if (!named.ok) return named;
      const saved = { userId, ...named.value, choice };
      await db.savedFilters.put(saved);
      return ok(saved);
    }),
  );
}

/** @returns faults: `storage-failed` */
export function deleteFilter(db: CounterDb, { userId, nameKey }: SavedFilter): Promise<Result<null>> {
  return savedOr(async () => {
    await db.savedFilters.delete([userId, nameKey]);
    return ok(null);
  });
}
