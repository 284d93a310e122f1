import { type FoldedQuery, type PlaceRank, placeRank } from '#shared/text/fold.ts';
import { LetterColumns, isInColumns } from './letter-columns.ts';

/** Folded text of each slot, by itself because a search reads nothing else, and most of it not even that. */
export class SearchTexts {
  private readonly texts: string[] = [];
  private readonly columns = new LetterColumns();

  /** @param text empty for a slot without a dossier */
  write(slot: number, text: string): void {
    const before = this.texts[slot];
    if (before === text) return;
    if (before !== undefined) this.columns.write(slot, before, false);
    this.columns.write(slot, text, true);
    this.texts[slot] = text;
  }

  /** What `placeRank` says of a slot's text. */
  ranking(query: FoldedQuery): (slot: number) => PlaceRank | null {
    const { words, phrase } = query;
    const { texts } = this;
    const holding = this.columns.holding(words);
    const isOneWord = words.length === 1 && words[0] === phrase;
    const beginning = isOneWord ? this.columns.beginning(phrase) : null;
    const isKnown = isInColumns(phrase);
    return (slot) => {
      if (holding?.has(slot) === false) return null;
      const text = texts[slot] ?? '';
      if (beginning === null) return placeRank(text, query);
      if (!beginning.has(slot)) return isKnown || text.includes(phrase) ? 3 : null;
      if (text.startsWith(phrase)) return 0;
      return isKnown ? 1 : placeRank(text, query);
    };
  }
}
