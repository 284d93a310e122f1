/** The last number before the first bar, four fields and whatever follows. */
const pattern = /\d{9,12}\|[^|]*\|.*\|.*\|.*$/u;

/** The card's line in what a field holds, also behind digits that stood there before it was scanned or pasted; null when there is none. */
export function cardLineIn(typed: string): string | null {
  return pattern.exec(typed)?.[0] ?? null;
}
