import { type FoldedQuery, type PlaceRank, placeRank } from '#shared/text/fold.ts';
import { LetterColumns, isInColumns } from './letter-columns.ts';
import { TextStarts } from './text-starts.ts';

/** Folded text of each slot, by itself because a search reads nothing else, and most of it not even that. */
export class SearchTexts {
  private readonly texts: string[] = [];
  private readonly columns = new LetterColumns();
  private readonly starts = new TextStarts();

  /** @param text empty for a slot without a dossier */
  write(slot: number, text: string): void {
    const before = this.texts[slot];
    if (before === text) return;
    if (before !== undefined) this.columns.write(slot, before, false);
    this.columns.write(slot, text, true);
    this.texts[slot] = text;
    this.starts.write(slot, text);
  }

  /** What `placeRank` says of a slot's text. Holds until the next query. */
  ranking(query: FoldedQuery): (slot: number) => PlaceRank | null {
    const { words, phrase } = query;
    const { texts } = this;
    const holding = this.columns.holding(words);
    const isOneWord = words.length === 1 && words[0] === phrase;
    const beginning = isOneWord ? this.columns.beginning(phrase) : null;
    const isKnown = isInColumns(phrase);
    const starting = beginning === null ? null : this.starts.beginning(phrase);
    // The text itself is read last: it is what takes the time.
    return (slot) => {
      if (holding?.has(slot) === false) return null;
      if (beginning === null) return placeRank(texts[slot] ?? '', query);
      if (!beginning.has(slot)) return isKnown || texts[slot]?.includes(phrase) === true ? 3 : null;
      if (starting === null ? texts[slot]?.startsWith(phrase) === true : starting[slot] === 1) return 0;
      return isKnown ? 1 : placeRank(texts[slot] ?? '', query);
    };
  }
}
