import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect } from 'react';
import { useServices } from '../app/services.tsx';
import { fetchHistory, isHistoryPartial } from '../store/fetch-history.ts';
import { type HistoryEntry, historyOf } from './history.ts';

/**
 * A dossier's acts as far as they are here, and whether some may be missing. Those are asked for once while the page stands, and appear
 * by themselves (rule SNAP-7).
 */
export function useHistory(id: string): {
  readonly entries: readonly HistoryEntry[];
  readonly isPartial: boolean;
} {
  const { db } = useServices();
  const found = useLiveQuery(async () => {
    const entity = `dossier/${id}`;
    const [log, pending, isPartial] = await Promise.all([
      db.log.where('entity').equals(entity).toArray(),
      db.pending.where('entity').equals(entity).toArray(),
      isHistoryPartial(db, { kind: 'dossier', id }),
    ]);
    return { entries: historyOf(log, pending), isPartial };
  }, [db, id]);
  const isPartial = found?.isPartial ?? false;
  useEffect(() => {
    if (isPartial) void fetchHistory(db, { kind: 'dossier', id }, (path) => fetch(path));
  }, [db, id, isPartial]);
  return found ?? { entries: [], isPartial: false };
}
