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
  return useLiveQuery(() => changedCodesIn(db), [db]);
}

/** By the index of old codes: nearly no dossier stands there. */
export async function changedCodesIn(db: CounterDb): Promise<readonly ChangedCodeRow[]> {
  const rows = await db.dossiers.orderBy('oldCodes').distinct().toArray();
  return rows.toSorted((x, y) => (x.dossier.receivedAt < y.dossier.receivedAt ? -1 : 1)).flatMap(changedCode);
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
