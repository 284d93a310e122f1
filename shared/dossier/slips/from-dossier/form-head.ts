import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import { formatStoredPhone } from '#shared/text/phone.ts';
import type { Dossier } from '../../state.ts';
import type { FormApplicant, FormOffice } from '../form-shape.ts';
import { type FormRegime, type FormSets, formRegimeOn } from '../form-set.ts';

/** Whose forms they are: the office with its people, and which set of forms holds when. */
export interface FormDesk {
  readonly profile: OfficeProfile;
  readonly formSets: FormSets;
}

/** The head of every paper. */
export function formOfficeOf({
  parentName,
  name,
  address,
  phone,
  place,
}: OfficeProfile['office']): FormOffice {
  return { parentName, name, address, phone, place };
}

export function formApplicantOf({ applicant }: Pick<Dossier, 'applicant'>): FormApplicant {
  const { kind, name, idNumber, address, phone, email } = applicant;
  return {
    isOrganisation: kind === 'organisation',
    name,
    idNumber,
    address,
    phone: formatStoredPhone(phone),
    email,
  };
}

/** Full name of who did something; a dash for somebody whom the office does not know any more. */
export function officerNameOf({ users }: OfficeProfile, id: string): string {
  return users.find((user) => user.id === id)?.fullName ?? '—';
}

/** What every numbered form but the receipt begins with. */
export function issuedFormOf(
  { profile, formSets }: FormDesk,
  dossier: Pick<Dossier, 'receivedAt'>,
  number: string,
  issuedAt: LocalDateTime,
): {
  readonly regime: FormRegime;
  readonly office: FormOffice;
  readonly number: string;
  readonly issuedAt: LocalDateTime;
} {
  const regime = formRegimeOn(formSets, dossier.receivedAt);
  return { regime, office: formOfficeOf(profile.office), number, issuedAt };
}

export function dossierFactsOf({ code, procedure, receivedAt }: Dossier): {
  readonly dossierCode: string;
  readonly procedureName: string;
  readonly receivedAt: LocalDateTime;
} {
  return { dossierCode: code, procedureName: procedure.name, receivedAt };
}

/** The unit that had the papers at a moment; null while they were at the counter. */
export function unitAt({ life }: Pick<Dossier, 'life'>, at: LocalDateTime): string | null {
  const row = life.handOvers.findLast((one) => one.at <= at);
  return row === undefined || row.direction === 'to-counter' ? null : row.unit;
}
