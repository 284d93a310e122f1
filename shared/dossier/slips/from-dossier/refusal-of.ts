import type { Refusal as Refused } from '../../life/door.ts';
import type { Dossier } from '../../state.ts';
import type { Refusal } from '../refusal-data.ts';
import { type FormDesk, formApplicantOf, issuedFormOf, officerNameOf } from './form-head.ts';

/** As many lines as a refusal has room for beside the legal basis. */
const mostReasons = 19;

/** Mẫu 03 of a refusal; each line that the officer wrote is a reason. */
export function refusalOf(
  dossier: Dossier,
  { slip, at, grounds, legalBasis, by }: Refused,
  desk: FormDesk,
): Refusal {
  const { applicant, submitter } = dossier;
  const lines = grounds
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const reasons = lines.length > mostReasons ? [lines.join(' ')] : lines;
  // An organisation does not sign: whoever comes for it writes the name by hand.
  const ownName = applicant.kind === 'organisation' ? '' : applicant.name;
  return {
    kind: 'refusal',
    ...issuedFormOf(desk, dossier, slip.number, at),
    dossierCode: dossier.code,
    applicant: formApplicantOf(dossier),
    request: dossier.request,
    reasons: [...reasons, `Căn cứ: ${legalBasis}`],
    submitterName: submitter?.name ?? ownName,
    officerName: officerNameOf(desk.profile, by),
  };
}
