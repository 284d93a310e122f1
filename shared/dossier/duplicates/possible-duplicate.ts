import { addDays, dateOf, type LocalDate } from '#shared/calendar/local-time.ts';
import type { DossierReceivedPayload } from '../events.ts';
import { officialStates } from '../life/life-state.ts';
import type { Party } from '../party.ts';
import type { Dossier } from '../state.ts';
import { namesakeKey } from './namesake.ts';

/** What is known of an intake while it is typed; what is not whole yet is empty. */
export interface IntakeSoFar {
  readonly procedureKey: string;
  readonly applicant: Pick<Party, 'name' | 'idNumber' | 'phone' | 'birthDate'>;
}

/** By what the applicant of the other dossier seems to be the same; the surest that holds. */
export type SamePerson = 'id-number' | 'name-and-phone' | 'name-and-birth-date';

type Other = Pick<Dossier, 'procedure' | 'applicant' | 'status' | 'receivedAt' | 'voided'>;

/**
 * Whether an earlier dossier may be the one that is being taken in: the same procedure, seemingly the same applicant, and still open or
 * received within the days given. A void dossier is none. Never a ground to refuse: people do ask for the same thing twice.
 *
 * @param recentDays 0 or more; a settled dossier received on `today` minus so many days still counts
 */
export function possibleDuplicate(
  intake: IntakeSoFar,
  other: Other,
  today: LocalDate,
  recentDays: number,
): SamePerson | null {
  if (other.voided !== null || other.procedure.key !== intake.procedureKey) return null;
  const isOpen = !officialStates[other.status].isFinal;
  if (!isOpen && dateOf(other.receivedAt) < addDays(today, -recentDays)) return null;
  return samePerson(intake.applicant, other.applicant);
}

/** Two whole ID numbers decide by themselves when they are equal; different ones leave the name: an old number, or a slip of the pen. */
function samePerson(a: IntakeSoFar['applicant'], b: Party): SamePerson | null {
  if (a.idNumber !== '' && a.idNumber === b.idNumber) return 'id-number';
  if (namesakeKey(a.name, '') !== namesakeKey(b.name, '')) return null;
  if (a.phone !== '' && a.phone === b.phone) return 'name-and-phone';
  return a.birthDate !== null && a.birthDate === b.birthDate ? 'name-and-birth-date' : null;
}

/** What is put side by side, in the order of the screen. */
export const comparedFields = [
  'name',
  'idNumber',
  'birthDate',
  'phone',
  'address',
  'procedure',
  'request',
  'submitter',
] as const;
export type ComparedField = (typeof comparedFields)[number];

/** What of an intake a comparison shows; also a dossier has all of it. */
export type Comparable = Pick<DossierReceivedPayload, 'applicant' | 'procedure' | 'request'> & {
  readonly submitter: { readonly name: string } | null;
};

export interface ComparedLine {
  readonly field: ComparedField;
  readonly here: string;
  readonly there: string;
  /** Equal to a reader: case, diacritics and spaces of texts make no difference. */
  readonly isEqual: boolean;
}

/** One line a field, texts as they stand; '' for what one side does not have. */
export function comparedLines(here: Comparable, there: Comparable): readonly ComparedLine[] {
  return comparedFields.map((field) => {
    const [a, b] = [valueOf(here, field), valueOf(there, field)];
    return { field, here: a, there: b, isEqual: namesakeKey(a, '') === namesakeKey(b, '') };
  });
}

function valueOf({ applicant, procedure, request, submitter }: Comparable, field: ComparedField): string {
  const own = { procedure: procedure.name, request, submitter: submitter?.name ?? '' };
  return field in own ? own[field as keyof typeof own] : (applicant[field as keyof typeof applicant] ?? '');
}
