import { useLiveQuery } from 'dexie-react-hooks';
import { type Dossier, slipsOfOldCode } from '#shared/dossier/state.ts';
import { formatStoredPhone } from '#shared/text/phone.ts';
import { useServices } from '../app/services.tsx';
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
    const rows = await db.dossiers.filter(({ codes }) => codes.length > 1).sortBy('receivedDate');
    return rows.flatMap(changedCode);
  }, [db]);
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
