import { type FoldedQuery, accentsIn, placeRanks } from '#shared/text/fold.ts';
import type { IndexedDossier } from './indexed-dossier.ts';
import type { SearchTexts } from './search-texts.ts';

/** Stands for a slot that does not match. */
export const noMatch = 255;
/** Ranks that a slot can have: where the query stands in it, with its diacritics or without. */
export const rankCount = 2 * placeRanks;

/**
 * How well the slots match a query: their rank (`matchRank`: best is 0) in `ranks`, `noMatch` for those that do not.
 *
 * @param candidates slots that are looked at; the others are left out
 * @returns the slots that match, in the order of the candidates
 */
export function rankSlots(
  candidates: Uint32Array,
  texts: SearchTexts,
  query: FoldedQuery,
  dossierAt: (slot: number) => IndexedDossier | undefined,
  ranks: Uint8Array,
): Uint32Array {
  const accents = query.accented.length === 0 ? null : new AccentMemory(query);
  ranks.fill(noMatch);
  if (query.words.length === 0) {
    for (const slot of candidates) ranks[slot] = 0;
    return candidates;
  }
  const rankOf = texts.ranking(query);
  const found = new Uint32Array(candidates.length);
  let count = 0;
  for (let at = 0; at < candidates.length; at += 1) {
    const slot = candidates[at] ?? 0;
    const place = rankOf(slot);
    if (place === null) continue;
    const dossier = accents === null ? undefined : dossierAt(slot);
    ranks[slot] = accents === null || accents.agrees(dossier) ? place : place + placeRanks;
    found[count] = slot;
    count += 1;
  }
  return found.subarray(0, count);
}

/** Whether everything that the second query finds is found by the first: then only its finds need be looked through. */
export function isNarrower(before: FoldedQuery, after: FoldedQuery): boolean {
  return before.words.every((word) => after.words.some((next) => next.includes(word)));
}

/** With diacritics, so that who types them finds the exact name first. Names and procedures come again and again. */
class AccentMemory {
  private readonly query: FoldedQuery;
  private readonly known = new Map<string, readonly boolean[]>();

  constructor(query: FoldedQuery) {
    this.query = query;
  }

  agrees(dossier: IndexedDossier | undefined): boolean {
    if (dossier === undefined) return false;
    const parts = [dossier.code, dossier.name, dossier.procedure].map((text) => this.standing(text));
    return this.query.accented.every((_, at) => parts.some((part) => part[at] === true));
  }

  private standing(text: string): readonly boolean[] {
    const known = this.known.get(text) ?? accentsIn(text, this.query);
    this.known.set(text, known);
    return known;
  }
}
