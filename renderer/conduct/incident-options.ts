import type { User } from '#shared/identity/user.ts';
import type { DossierId } from '#shared/kernel/ids.ts';
import { comparePersonNames } from '#shared/text/collate.ts';
import { foldQuery, foldVietnamese, foldedIncludes } from '#shared/text/fold.ts';
import type { CounterDb } from '../store/counter-db.ts';
import type { DossierRow } from '../store/rows.ts';
import type { ComboOption } from '../ui/combo.tsx';
import type { Concerned } from './incident-form.ts';
import { text } from './text.vi.ts';

export interface ConcernedOption extends ComboOption {
  readonly concerned: Concerned;
}

/** The people of the office by given name, then what is nobody of it. */
export function concernedOptions(
  users: readonly User[],
  roleName: (user: User) => string,
  typed: string,
): readonly ConcernedOption[] {
  const people = users
    .filter(({ active }) => active)
    .toSorted((a, b) => comparePersonNames(a.fullName, b.fullName))
    .map((user) => ({ id: user.id, label: user.fullName, detail: roleName(user), concerned: user.id }));
  const others: readonly ConcernedOption[] = [
    { id: 'citizen', label: text.citizen, concerned: 'citizen' },
    { id: 'system', label: text.system, concerned: 'system' },
    { id: 'everyone', label: text.everyone, concerned: 'everyone' },
  ];
  const query = foldQuery(typed);
  return [...people, ...others].filter(({ label }) => foldedIncludes(foldVietnamese(label), query));
}

export interface DossierOption extends ComboOption {
  readonly dossierId: DossierId;
}

/** How many of the newest dossiers a search by name looks through. */
const searched = 5_000;
const offered = 8;

/** Dossiers by a piece of their code or by the applicant's name. */
export async function dossierOptions(db: CounterDb, typed: string): Promise<readonly DossierOption[]> {
  const query = foldQuery(typed);
  const rows = await db.dossiers.orderBy('receivedDate').reverse().limit(searched).toArray();
  return rows
    .filter(({ search }) => foldedIncludes(search, query))
    .slice(0, offered)
    .map(dossierOption);
}

export function dossierOption({ id, dossier }: DossierRow): DossierOption {
  return {
    id,
    label: dossier.code,
    detail: `${dossier.applicant.name} · ${dossier.procedure.name}`,
    dossierId: dossier.id,
  };
}
