import type { CounterDb } from './counter-db.ts';
import type { DossierRow } from './rows.ts';

/** Reads dossiers in pieces, for what must never hold all of them at once. */
export interface DossierReader {
  readonly count: () => Promise<number>;
  /** So many rows at most with ids after this one (null: from the first), by id. */
  readonly rowsAfter: (id: string | null, limit: number) => Promise<readonly DossierRow[]>;
  /** Undefined for those that are not there. */
  readonly rowsOf: (ids: readonly string[]) => Promise<readonly (DossierRow | undefined)[]>;
}

export function dossierReader(db: CounterDb): DossierReader {
  return {
    count: () => db.dossiers.count(),
    rowsAfter: (id, limit) =>
      id === null
        ? db.dossiers.limit(limit).toArray()
        : db.dossiers.where('id').above(id).limit(limit).toArray(),
    rowsOf: (ids) => db.dossiers.bulkGet([...ids]),
  };
}
