import type { Supplement } from '../../life/supplement.ts';
import type { Dossier } from '../../state.ts';
import type { SupplementRequest } from '../supplement-request-data.ts';
import { type FormDesk, formApplicantOf, issuedFormOf, officerNameOf } from './form-head.ts';

const usualReason = 'Hồ sơ chưa đủ hoặc chưa đúng theo các căn cứ nêu tại từng nội dung trên.';

/** Mẫu 02 of one request for supplements. */
export function supplementRequestOf(
  dossier: Dossier,
  { slip, at, lines, deadline, reason, by }: Supplement,
  desk: FormDesk,
): SupplementRequest {
  return {
    kind: 'supplement-request',
    ...issuedFormOf(desk, dossier, slip.number, at),
    dossierCode: dossier.code,
    applicant: formApplicantOf(dossier),
    request: dossier.request,
    items: lines.map(({ what, legalBasis }) => ({ text: what, ground: legalBasis })),
    reason: reason === '' ? usualReason : reason,
    dueOn: deadline,
    officerName: officerNameOf(desk.profile, by),
    officerPhone: desk.profile.office.phone,
  };
}
