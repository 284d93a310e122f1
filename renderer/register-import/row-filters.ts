import type { CheckedRow } from '#shared/dossier/import/check-register.ts';

export const rowFilters = ['all', 'good', 'bad', 'doubt', 'known'] as const;
export type RowFilter = (typeof rowFilters)[number];

/** `doubt`: rows that can be imported and have something to look at. */
export function isInFilter(filter: RowFilter, { state, issues }: CheckedRow): boolean {
  if (filter === 'all') return true;
  return filter === 'doubt' ? state === 'good' && issues.length > 0 : state === filter;
}
