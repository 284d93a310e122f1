import type { Reappointment } from '#shared/calendar/reappointment.ts';
import type { Dossier } from '../../state.ts';
import type { Apology } from '../apology-data.ts';
import {
  dossierFactsOf,
  type FormDesk,
  formApplicantOf,
  issuedFormOf,
  officerNameOf,
  unitAt,
} from './form-head.ts';

/** Mẫu 04 of the one re-appointment, in the name of the unit that had the dossier then. */
export function apologyOf(
  dossier: Dossier,
  number: string,
  { decidedAt, originalDue, due, reason, signedBy }: Reappointment,
  desk: FormDesk,
): Apology {
  return {
    kind: 'apology',
    ...issuedFormOf(desk, dossier, number, decidedAt),
    ...dossierFactsOf(dossier),
    applicant: formApplicantOf(dossier),
    submitterName: dossier.submitter?.name ?? '',
    agencyName: unitAt(dossier, decidedAt) ?? desk.profile.office.name,
    promisedAt: originalDue,
    newDueAt: due,
    reason,
    signer: { position: '', name: officerNameOf(desk.profile, signedBy) },
  };
}
