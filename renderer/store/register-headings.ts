import { type LearnedHeadings, type RegisterField, registerFields } from '#shared/dossier/import/columns.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { CounterDb } from './counter-db.ts';
import { savedOr } from './storage-fault.ts';

/** What was said of headings here, in the data of this office. Fields that only another version of the app knows are left aside. */
export async function learnedHeadings(db: CounterDb): Promise<LearnedHeadings> {
  const learned = new Map<string, RegisterField | null>();
  for (const { heading, field } of await db.registerHeadings.toArray()) {
    const known = registerFields.find((one) => one === field);
    if (field === null || known !== undefined) learned.set(heading, known ?? null);
  }
  return learned;
}

/** Keeps what was said for the next file; what was said of the same heading before goes. @returns faults: `storage-failed` */
export function rememberHeadings(db: CounterDb, learned: LearnedHeadings): Promise<Result<null>> {
  return savedOr(async () => {
    await db.registerHeadings.bulkPut(Array.from(learned, ([heading, field]) => ({ heading, field })));
    return ok(null);
  });
}
