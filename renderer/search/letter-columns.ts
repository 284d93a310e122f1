import { startsWord } from '#shared/text/fold.ts';
import { SlotBits } from './slot-bits.ts';

/** Letters and pairs have a key of seven bits each; three digits have their number beyond. */
const pairKeys = 1 << 14;

/**
 * Which slots have a letter, which have a pair of them, and which have three digits, by themselves: what a text does not have is known
 * without reading it, and so is what one or two letters or three digits find. Digits go further because every dossier has many of them,
 * in its code and in the numbers of its people. Only printable ASCII is told apart, which folded Vietnamese is made of; other letters are
 * in no column.
 */
export class LetterColumns {
  private readonly anywhere = emptyColumns();
  private readonly atWordStarts = emptyColumns();

  /** Takes a slot's text, or takes it out again. */
  write(slot: number, text: string, isThere: boolean): void {
    for (let at = 0; at < text.length; at += 1) {
      const letter = text.charCodeAt(at);
      if (!isTold(letter)) continue;
      const isStart = startsWord(text, at);
      this.put(keyOf(letter), slot, isStart, isThere);
      if (isTold(text.charCodeAt(at + 1)))
        this.put(keyOf(letter, text.charCodeAt(at + 1)), slot, isStart, isThere);
      const digits = digitsKey(text, at);
      if (digits !== null) this.put(digits, slot, isStart, isThere);
    }
  }

  /** Slots that have every pair of letters and all three digits in a row of each word; null when that says nothing. */
  holding(words: readonly string[]): SlotBits | null {
    return words.flatMap(keysOf).reduce<SlotBits | null>((found, key) => {
      const column = this.anywhere[key] ?? new SlotBits();
      return found === null ? column : found.and(column);
    }, null);
  }

  /** Slots with a word that begins as this one does, as far as columns tell: three digits, two letters, its only letter; else null. */
  beginning(word: string): SlotBits | null {
    const letters = word.slice(0, 2);
    const key = digitsKey(word, 0) ?? (isAllTold(letters) ? keysOf(letters)[0] : undefined);
    return key === undefined ? null : (this.atWordStarts[key] ?? new SlotBits());
  }

  private put(key: number, slot: number, isStart: boolean, isThere: boolean): void {
    setIn((this.anywhere[key] ??= new SlotBits()), slot, isThere);
    if (isStart) setIn((this.atWordStarts[key] ??= new SlotBits()), slot, isThere);
  }
}

/** Whether the columns say of a word all that is to be known. */
export function isInColumns(word: string): boolean {
  return (word.length <= 2 && isAllTold(word)) || (word.length === 3 && digitsKey(word, 0) !== null);
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

/** Of the three digits that stand here; null when there are not three. */
function digitsKey(text: string, at: number): number | null {
  let key = 0;
  for (let next = at; next < at + 3; next += 1) {
    const digit = text.charCodeAt(next) - 0x30;
    // What stands beyond the end is no number.
    if (!(digit >= 0 && digit <= 9)) return null;
    key = key * 10 + digit;
  }
  return pairKeys + key;
}

function keysOf(word: string): readonly number[] {
  if (word.length === 1) return isAllTold(word) ? [keyOf(word.charCodeAt(0))] : [];
  const keys = new Set<number>();
  for (let at = 0; at + 1 < word.length; at += 1) {
    const [letter, next] = [word.charCodeAt(at), word.charCodeAt(at + 1)];
    if (isTold(letter) && isTold(next)) keys.add(keyOf(letter, next));
    const digits = digitsKey(word, at);
    if (digits !== null) keys.add(digits);
  }
  return [...keys];
}

/** One for each key. */
function emptyColumns(): (SlotBits | undefined)[] {
  return Array.from({ length: pairKeys + 1_000 }, () => undefined);
}

function setIn(column: SlotBits, slot: number, isThere: boolean): void {
  if (isThere) column.add(slot);
  else column.remove(slot);
}
