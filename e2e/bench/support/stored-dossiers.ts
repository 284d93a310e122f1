import type { Page } from '@playwright/test';
import { type LocalDateTime, localDateTimeAt } from '#shared/calendar/local-time.ts';
import { foldVietnamese } from '#shared/text/fold.ts';
import { sampleIntake } from './sample-intakes.ts';

/** What is different from one stored dossier to the next. */
interface Difference {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly procedure: { readonly code: string | null; readonly name: string };
  readonly due: LocalDateTime;
  readonly search: string;
}

/** 23/11/2026, as a day number. */
const middleDay = 20_780;
const rowsAtOnce = 1_000;

/**
 * Fills a counter's database up: copies of the one dossier that is there, all open, each with a person, a procedure and a due date of its
 * own, some of them a month past and some a year ahead. Seen by the app at its next start.
 *
 * @param from how many are there
 */
export async function storeDossiers(page: Page, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, to - n);
    await page.evaluate(
      putCopies,
      Array.from({ length: count }, (_, k) => difference(n + k)),
    );
  }
}

/** The whole names, codes and numbers of a few of the first so many dossiers, as somebody would type them. */
export function typedQueries(count: number): readonly string[] {
  const step = Math.floor(count / 5);
  return [1, 2, 3, 4].map((part) => {
    const { code, name, idNumber, phone } = difference(part * step);
    return [foldVietnamese(name), code, idNumber, phone.replace('+84', '0')][part - 1] ?? '';
  });
}

function difference(n: number): Difference {
  const { code, change } = sampleIntake(n);
  const { applicant, procedure } = change;
  const { name, idNumber, phone } = applicant;
  return {
    id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    code,
    name,
    idNumber,
    phone,
    procedure: { code: procedure.code, name: procedure.name },
    due: localDateTimeAt(middleDay - 30 + ((n * 7) % 365), 16.5 * 3600),
    search: foldVietnamese([code, name, idNumber, phone, procedure.name, procedure.code ?? ''].join(' ')),
  };
}

/** Runs in the page. */
async function putCopies(differences: readonly Difference[]): Promise<void> {
  interface Row {
    readonly dossier: {
      readonly applicant: object;
      readonly procedure: object;
      readonly promise: object;
      readonly slips: readonly object[];
    };
  }
  const db = await new Promise<IDBDatabase>((resolve) => {
    const open = indexedDB.open('counter');
    open.addEventListener('success', () => resolve(open.result));
  });
  const [template] = await new Promise<readonly Row[]>((resolve) => {
    const rows = db.transaction('dossiers').objectStore('dossiers').getAll(null, 1) as IDBRequest<Row[]>;
    rows.addEventListener('success', () => resolve(rows.result));
  });
  if (template === undefined) throw new Error('no dossier to copy');
  const { dossier } = template;
  await new Promise<void>((resolve) => {
    const tx = db.transaction('dossiers', 'readwrite');
    for (const { id, code, name, idNumber, phone, procedure, due, search } of differences) {
      tx.objectStore('dossiers').put({
        ...template,
        id,
        codes: [code],
        due,
        applicantIdNumber: idNumber,
        applicantPhone: phone,
        search,
        dossier: {
          ...dossier,
          id,
          code,
          applicant: { ...dossier.applicant, name, idNumber, phone },
          procedure: { ...dossier.procedure, ...procedure },
          promise: { ...dossier.promise, due },
          slips: dossier.slips.map((slip) => ({ ...slip, printedDue: due })),
        },
      });
    }
    tx.addEventListener('complete', () => resolve());
  });
  db.close();
}
