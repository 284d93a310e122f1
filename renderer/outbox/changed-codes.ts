import { useLiveQuery } from 'dexie-react-hooks';
import { type Dossier, slipsOfOldCode } from '#shared/dossier/state.ts';
import { formatStoredPhone } from '#shared/text/phone.ts';
import { useServices } from '../app/services.tsx';
import type { CounterDb } from '../store/counter-db.ts';
import type { DossierRow } from '../store/rows.ts';

/** A citizen whose slip says a code that the dossier has no longer (rule NUM-6). */
export interface ChangedCodeRow {
  readonly id: Dossier['id'];
  /** As the slip says it. */
  readonly printed: string;
  readonly present: string;
  readonly name: string;
  readonly phone: string;
}

/** All of them, oldest receipt first; undefined while the database is being asked. */
export function useChangedCodes(): readonly ChangedCodeRow[] | undefined {
  const { db } = useServices();
  return useLiveQuery(async () => {
    const rows = await db.dossiers.bulkGet([...(await withSeveralCodes(db))]);
    return rows
      .filter((row) => row !== undefined)
      .toSorted((a, b) => (a.dossier.receivedAt < b.dossier.receivedAt ? -1 : 1))
      .flatMap(changedCode);
  }, [db]);
}

/** Ids that stand in the index of codes more than once: only keys are read, however many dossiers there are. */
async function withSeveralCodes(db: CounterDb): Promise<ReadonlySet<string>> {
  const once = new Set<string>();
  const several = new Set<string>();
  for (const id of await db.dossiers.orderBy('codes').primaryKeys()) {
    if (once.has(id)) several.add(id);
    else once.add(id);
  }
  return several;
}

function changedCode({ dossier }: DossierRow): readonly ChangedCodeRow[] {
  const [slip] = slipsOfOldCode(dossier);
  const { id, code, applicant, submitter } = dossier;
  return slip === undefined
    ? []
    : [
        {
          id,
          printed: slip.printedCode ?? '',
          present: code,
          name: applicant.name,
          phone: formatStoredPhone(submitter?.phone ?? applicant.phone),
        },
      ];
}
