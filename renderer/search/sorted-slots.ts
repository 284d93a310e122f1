import type { IndexedDossier } from './indexed-dossier.ts';
import type { ListColumn } from './list-query.ts';

const valueOf: Readonly<Record<ListColumn, (dossier: IndexedDossier) => string>> = {
  code: ({ code }) => code,
  applicant: ({ name }) => name,
  procedure: ({ procedure }) => procedure,
  received: ({ receivedAt }) => receivedAt,
  left: ({ due }) => due,
  sync: ({ sync }) => sync,
};

/** Sorted copy; equal rows keep their order. Texts are ordered as Vietnamese orders them, each different one once. */
export function sortedSlots(
  slots: Uint32Array,
  dossierAt: (slot: number) => IndexedDossier | undefined,
  column: ListColumn,
  isDescending: boolean,
): Uint32Array {
  const lots = new Map<string, number[]>();
  for (const slot of slots) {
    const dossier = dossierAt(slot);
    const value = dossier === undefined ? '' : valueOf[column](dossier);
    const lot = lots.get(value);
    if (lot === undefined) lots.set(value, [slot]);
    else lot.push(slot);
  }
  const { compare } = new Intl.Collator('vi', { numeric: true });
  const sign = isDescending ? -1 : 1;
  const values = [...lots.keys()].toSorted((a, b) => sign * compare(a, b));
  const sorted = new Uint32Array(slots.length);
  let at = 0;
  for (const value of values) {
    const lot = lots.get(value) ?? [];
    sorted.set(lot, at);
    at += lot.length;
  }
  return sorted;
}
