import type { Party } from '#shared/dossier/party.ts';
import { maskPersonalId } from '#shared/text/personal-id.ts';
import { foldQuery, foldVietnamese, foldedIncludes } from '#shared/text/fold.ts';
import { maskStoredPhone } from '#shared/text/phone.ts';
import type { CounterDb } from '../store/counter-db.ts';
import type { DossierRow } from '../store/rows.ts';
import type { ComboOption } from '../ui/combo.tsx';

export interface ApplicantOption extends ComboOption {
  readonly party: Party;
}

/** How many of the newest dossiers a search by name looks through: years of one counter's regulars, a few milliseconds. */
const searched = 5_000;
const offered = 6;

/** Applicants of earlier dossiers whose ID number begins with these digits. */
export async function applicantsById(db: CounterDb, typed: string): Promise<readonly ApplicantOption[]> {
  const digits = typed.replaceAll(/\D/g, '');
  if (digits.length < 4) return [];
  return optionsOf(await db.dossiers.where('applicantIdNumber').startsWith(digits).limit(50).toArray());
}

/** Applicants of earlier dossiers whose phone number begins so, with or without the country code. */
export async function applicantsByPhone(db: CounterDb, typed: string): Promise<readonly ApplicantOption[]> {
  const national = typed.replaceAll(/\D/g, '').replace(/^(?:0|84)/, '');
  if (national.length < 5) return [];
  return optionsOf(
    await db.dossiers.where('applicantPhone').startsWith(`+84${national}`).limit(50).toArray(),
  );
}

/** Applicants of earlier dossiers by name, typed without diacritics if one likes. */
export async function applicantsByName(db: CounterDb, typed: string): Promise<readonly ApplicantOption[]> {
  const query = foldQuery(typed);
  const rows = await db.dossiers.orderBy('receivedDate').reverse().limit(searched).toArray();
  return optionsOf(
    rows.filter(({ dossier }) => foldedIncludes(foldVietnamese(dossier.applicant.name), query)),
  );
}

/** One option a person, as their newest dossier has them. Numbers are masked: whoever types a few digits learns nobody's number. */
function optionsOf(rows: readonly DossierRow[]): ApplicantOption[] {
  const newest = new Map<string, DossierRow>();
  for (const row of rows) {
    const { idNumber, name } = row.dossier.applicant;
    const key = `${idNumber}/${name}`;
    const before = newest.get(key);
    if (before === undefined || before.dossier.receivedAt < row.dossier.receivedAt) newest.set(key, row);
  }
  return Array.from(newest.values())
    .slice(0, offered)
    .map(({ id, dossier: { applicant } }) => ({
      id,
      label: applicant.name,
      detail: `${maskPersonalId(applicant.idNumber)} · ${maskStoredPhone(applicant.phone)}`,
      party: applicant,
    }));
}
