import { explainPromise } from '#shared/calendar/explain.ts';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { Paper } from '#shared/dossier/slips/paper.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { useServices } from '../app/services.tsx';
import { useProfile, useSession } from '../app/session.tsx';
import { formOfficeOf } from '#shared/dossier/slips/from-dossier/form-head.ts';

/** Makes the paper that answers "Vì sao hẹn ngày này?" for a dossier, from its stored trace alone. */
export function useExplanationPaper(): (dossier: Dossier) => Paper {
  const { clock } = useServices();
  const { office } = useProfile();
  const { user } = useSession();
  return ({ code, receipt, applicant, procedure, receivedAt, promise }) => ({
    kind: 'promise-explanation',
    office: formOfficeOf(office),
    dossierCode: code,
    receiptNumber: receipt.number,
    applicantName: applicant.name,
    procedureName: procedure.name,
    receivedAt,
    dueAt: promise.due,
    sentences: [...explainPromise(promise)],
    printedAt: localDateTimeOf(clock.now()),
    officerName: user.fullName,
  });
}
