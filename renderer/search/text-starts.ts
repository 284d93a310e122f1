/** Letters of each text that are kept: a dossier's code, which texts begin with, and some more. */
const width = 28;

/**
 * The first letters of every text, a column for each place: whether a text begins with a code is asked of all of them at every key, and most
 * of that time would go into fetching texts that lie here and there in memory. One letter more than was asked last is one column more.
 */
export class TextStarts {
  private columns = Array.from({ length: width }, () => new Uint16Array(0));
  private asked: { readonly phrase: string; readonly standing: Uint8Array } | null = null;

  /** @param text empty for a slot without a dossier */
  write(slot: number, text: string): void {
    if (slot >= (this.columns[0]?.length ?? 0)) this.grow(slot);
    // Beyond the end of a text there is no letter: `charCodeAt` says NaN, and 0 is kept.
    this.columns.forEach((column, at) => {
      column[slot] = text.charCodeAt(at);
    });
    this.asked = null;
  }

  /** Of each slot: 1 where its text begins with this one, else 0; until the next is asked. Null when this one is longer than what is kept. */
  beginning(phrase: string): Uint8Array | null {
    if (phrase.length > width) return null;
    const before = this.asked !== null && phrase.startsWith(this.asked.phrase) ? this.asked : null;
    const standing = before?.standing ?? new Uint8Array(this.columns[0]?.length ?? 0).fill(1);
    for (let at = before?.phrase.length ?? 0; at < phrase.length; at += 1) {
      const letter = phrase.charCodeAt(at);
      const column = this.columns[at] ?? new Uint16Array(0);
      for (let slot = 0; slot < column.length; slot += 1) if (column[slot] !== letter) standing[slot] = 0;
    }
    this.asked = { phrase, standing };
    return standing;
  }

  private grow(slot: number): void {
    const length = Math.max(1_024, slot + 1, (this.columns[0]?.length ?? 0) * 2);
    this.columns = this.columns.map((before) => {
      const column = new Uint16Array(length);
      column.set(before);
      return column;
    });
  }
}
