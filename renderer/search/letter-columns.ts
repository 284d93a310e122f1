import { startsWord } from '#shared/text/fold.ts';
import { SlotBits } from './slot-bits.ts';

/**
 * Which slots have a letter, and which have a pair of them, by themselves: what a text does not have is known without reading it, and so is
 * what one or two letters find. Only printable ASCII is told apart, which folded Vietnamese is made of; other letters are in no column.
 */
export class LetterColumns {
  private readonly anywhere = emptyColumns();
  private readonly atWordStarts = emptyColumns();

  /** Takes a slot's text, or takes it out again. */
  write(slot: number, text: string, isThere: boolean): void {
    for (let at = 0; at < text.length; at += 1) {
      const letter = text.charCodeAt(at);
      if (!isTold(letter)) continue;
      const next = text.charCodeAt(at + 1);
      const isStart = startsWord(text, at);
      this.put(keyOf(letter), slot, isStart, isThere);
      if (isTold(next)) this.put(keyOf(letter, next), slot, isStart, isThere);
    }
  }

  /** Slots that have every pair of letters of each word; null when that says nothing. */
  holding(words: readonly string[]): SlotBits | null {
    return words.flatMap(keysOf).reduce<SlotBits | null>((found, key) => {
      const column = this.anywhere[key] ?? new SlotBits();
      return found === null ? column : found.and(column);
    }, null);
  }

  /** Slots with a word that begins with the first two letters of this one (with its only letter); null when that is not told. */
  beginning(word: string): SlotBits | null {
    const [key] = isAllTold(word.slice(0, 2)) ? keysOf(word.slice(0, 2)) : [];
    return key === undefined ? null : (this.atWordStarts[key] ?? new SlotBits());
  }

  private put(key: number, slot: number, isStart: boolean, isThere: boolean): void {
    setIn((this.anywhere[key] ??= new SlotBits()), slot, isThere);
    if (isStart) setIn((this.atWordStarts[key] ??= new SlotBits()), slot, isThere);
  }
}

/** Whether the columns say of a word all that is to be known. */
export function isInColumns(word: string): boolean {
  return word.length <= 2 && isAllTold(word);
}

function isAllTold(text: string): boolean {
  return Array.from(text).every((letter) => isTold(letter.charCodeAt(0)));
}

function isTold(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

/** Of a letter, or of a pair of them. */
function keyOf(letter: number, next = 0): number {
  return (letter << 7) | next;
}

function keysOf(word: string): readonly number[] {
  if (word.length === 1) return isAllTold(word) ? [keyOf(word.charCodeAt(0))] : [];
  const keys = new Set<number>();
  for (let at = 0; at + 1 < word.length; at += 1) {
    const [letter, next] = [word.charCodeAt(at), word.charCodeAt(at + 1)];
    if (isTold(letter) && isTold(next)) keys.add(keyOf(letter, next));
  }
  return [...keys];
}

/** One for each key. */
function emptyColumns(): (SlotBits | undefined)[] {
  return Array.from({ length: 1 << 14 }, () => undefined);
}

function setIn(column: SlotBits, slot: number, isThere: boolean): void {
  if (isThere) column.add(slot);
  else column.remove(slot);
}
