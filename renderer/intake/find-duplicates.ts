import type { LocalDate } from '#shared/calendar/local-time.ts';
import { namesakeKey } from '#shared/dossier/duplicates/namesake.ts';
import {
  type IntakeSoFar,
  possibleDuplicate,
  type SamePerson,
} from '#shared/dossier/duplicates/possible-duplicate.ts';
import { parsePersonalId } from '#shared/text/personal-id.ts';
import { parsePhone } from '#shared/text/phone.ts';
import { parseTaxCode } from '#shared/text/tax-code.ts';
import type { CounterDb } from '../store/counter-db.ts';
import type { DossierRow } from '../store/rows.ts';
import { type IntakeForm, isWholeDate } from './intake-form.ts';

export interface FoundDuplicate {
  readonly row: DossierRow;
  readonly by: SamePerson;
}

/** Rows that each index gives at most, newest last: more dossiers of one person than these are no accident. */
const mostOfIndex = 60;

/** What is whole of a form, for the question; null while there is nothing to go by. */
export function intakeSoFar(form: IntakeForm): IntakeSoFar | null {
  if (form.procedureKey === null) return null;
  const own = parsePersonalId(form.idNumber);
  const tax = parseTaxCode(form.idNumber);
  const phone = parsePhone(form.phone);
  const isPerson = form.kind === 'person';
  const idNumber = own.ok ? own.value : !isPerson && tax.ok ? tax.value : '';
  const birthDate = isPerson && isWholeDate(form.birthDate) ? form.birthDate : null;
  const applicant = { name: form.name, idNumber, phone: phone.ok ? phone.value : '', birthDate };
  const isKnown = idNumber !== '' || (form.name.trim() !== '' && (phone.ok || birthDate !== null));
  return isKnown ? { procedureKey: form.procedureKey, applicant } : null;
}

/** Earlier dossiers that may be the one at hand, newest first. Three look-ups by index, never a walk through the table. */
export async function findDuplicates(
  db: CounterDb,
  intake: IntakeSoFar,
  today: LocalDate,
  recentDays: number,
): Promise<readonly FoundDuplicate[]> {
  const { idNumber, phone, name, birthDate } = intake.applicant;
  const by = (index: string, key: string): Promise<DossierRow[]> =>
    key === '' ? Promise.resolve([]) : db.dossiers.where(index).equals(key).limit(mostOfIndex).toArray();
  const lots = await Promise.all([
    by('applicantIdNumber', idNumber),
    by('applicantPhone', phone),
    by('applicantNamesake', birthDate === null ? '' : namesakeKey(name, birthDate)),
  ]);
  const rows = new Map(lots.flat().map((row) => [row.id, row]));
  return [...rows.values()]
    .flatMap((row) => {
      const same = possibleDuplicate(intake, row.dossier, today, recentDays);
      return same === null ? [] : [{ row, by: same }];
    })
    .toSorted((a, b) => (a.row.dossier.receivedAt < b.row.dossier.receivedAt ? 1 : -1));
}
