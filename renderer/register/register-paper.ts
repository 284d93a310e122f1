import type { LocalDate, LocalDateTime } from '#shared/calendar/local-time.ts';
import { type FormSets, formRegimeOn } from '#shared/dossier/slips/form-set.ts';
import type { Register } from '#shared/dossier/slips/register-data.ts';
import type { FormOffice } from '#shared/dossier/slips/form-shape.ts';
import type { RegisterLine } from './register-lines.ts';

/** Lines that one paper takes; a longer stretch is printed in parts. */
export const mostLines = 2000;

export interface RegisterStretch {
  readonly field: string | null;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Why these lines are no sheet of one register: the form is kept per field and book, and has one shape. */
export type PaperFlaw = 'several-fields' | 'several-books' | 'two-regimes' | 'too-many';

/** The official form of these lines, which are all shown on one paper; or why they are not. */
export function registerPaper(
  lines: readonly RegisterLine[],
  { field, from, to }: RegisterStretch,
  office: FormOffice,
  formSets: FormSets,
  printedAt: LocalDateTime,
): Register | PaperFlaw {
  const fields = [...new Set(lines.map(({ dossier }) => dossier.procedure.field))];
  const books = [...new Set(lines.map(({ book }) => book))];
  const regimes = [...new Set(lines.map(({ row }) => formRegimeOn(formSets, row.receivedAt)))];
  const [named = field ?? undefined, otherField] = fields;
  if (named === undefined || otherField !== undefined) return 'several-fields';
  if (books.length > 1) return 'several-books';
  if (regimes.length > 1) return 'two-regimes';
  if (lines.length > mostLines) return 'too-many';
  return {
    kind: 'register',
    regime: regimes[0] ?? formRegimeOn(formSets, printedAt),
    office,
    field: named,
    book: books[0] ?? 1,
    from,
    to,
    printedAt,
    rows: lines.map(({ row }) => row),
  };
}
