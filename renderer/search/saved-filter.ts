import { z } from 'zod';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import { foldVietnamese } from '#shared/text/fold.ts';
import { type ListChoice, dueLanes, listFilters } from './list-query.ts';

/** The longest name of a saved filter, in letters. */
export const mostFilterLetters = 40;

/** The most filters that one officer keeps on one machine. */
export const mostSavedFilters = 20;

const listChoiceSchema = z.object({
  filter: z.enum(listFilters),
  lane: z.enum(dueLanes).nullable(),
  counterId: z.string().nullable(),
  typed: z.string(),
}) satisfies z.ZodType<ListChoice>;

/** Guards against one that an app with other filters has saved. */
export const savedFilterSchema = z.object({
  userId: z.string(),
  /** The name without diacritics and capitals: an officer has one filter under it. */
  nameKey: z.string(),
  name: z.string(),
  choice: listChoiceSchema,
});

/** What an officer has made of the work list's filters, under a name. */
export type SavedFilter = z.infer<typeof savedFilterSchema>;

export type FilterNameFault = Fault<'filter-name-missing' | 'filter-name-long' | 'filters-full'>;

/**
 * The name as it is kept: without spaces around it and with single ones inside.
 *
 * @param kept what the officer has saved before
 * @returns the name and its key; faults: `filter-name-missing`, `filter-name-long` (over 40 letters), `filters-full` (a twenty-first name)
 */
export function filterName(
  typed: string,
  kept: readonly Pick<SavedFilter, 'nameKey'>[],
): Result<Pick<SavedFilter, 'name' | 'nameKey'>, FilterNameFault> {
  const name = typed.normalize('NFC').trim().replace(/\s+/gu, ' ');
  const nameKey = foldVietnamese(name);
  if (nameKey === '') return fault('filter-name-missing');
  if (name.length > mostFilterLetters) return fault('filter-name-long', { most: mostFilterLetters });
  const isNew = kept.every((one) => one.nameKey !== nameKey);
  if (isNew && kept.length >= mostSavedFilters) return fault('filters-full', { most: mostSavedFilters });
  return ok({ name, nameKey });
}

export function isSameChoice(one: ListChoice, other: ListChoice): boolean {
  return (
    one.filter === other.filter &&
    one.lane === other.lane &&
    one.counterId === other.counterId &&
    one.typed === other.typed
  );
}
