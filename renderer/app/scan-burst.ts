/** A pressed key as the scanner's reader sees it. */
export interface BurstKey {
  readonly key: string;
  /** The key's place on the keyboard, for when an input method hides its letter. */
  readonly code: string;
  readonly shift: boolean;
  readonly isRepeat: boolean;
  /** Milliseconds on any steady clock; best the event's own time, which a busy page does not shift. */
  readonly at: number;
}

/** Below this average gap no hand types. Scanners send a key every 1 to 20 ms. */
const longestAverageGapMs = 35;
/** A longer gap than this ends a burst; a busy machine may hold a single key back for a while. */
const longestGapMs = 80;
const fewestLetters = 8;
/** From here on a fast burst is taken for a scan, and keys that would press a button are held back. */
const likelyFrom = 4;

export type BurstVerdict =
  /** Nothing to do; the key is the start of a new burst or part of one. */
  | { readonly kind: 'typed'; readonly isFirst: boolean; readonly isLikelyScan: boolean }
  /** Enter after a burst: this is what the scanner said. */
  | { readonly kind: 'scanned'; readonly text: string };

/** Tells a scanner, which types like nobody does, from a person. One key at a time, pure but for its own memory. */
export class BurstReader {
  private letters: string[] = [];
  private presses = 0;
  private firstAt = 0;
  private lastAt = Number.NEGATIVE_INFINITY;

  press(press: BurstKey): BurstVerdict {
    const isLate = press.at - this.lastAt > longestGapMs;
    const text = this.letters.join('');
    const isScan = !isLate && this.letters.length >= fewestLetters && this.isFast(press.at, this.presses + 1);
    if (press.key === 'Enter') {
      this.reset();
      return isScan && !press.isRepeat ? { kind: 'scanned', text } : typed(false, false);
    }
    // Modifiers come and go inside a burst and are no letters of it.
    if (isModifier(press.key)) return typed(false, this.isLikely());
    const letter = letterOf(press);
    // A key that is held down repeats as fast as a scanner types.
    if (press.isRepeat || letter === null) {
      this.reset();
      return typed(false, false);
    }
    const isFirst = isLate || this.presses === 0;
    if (isFirst) {
      this.reset();
      this.firstAt = press.at;
    }
    this.presses += 1;
    this.lastAt = press.at;
    if (letter === backspace) this.letters.pop();
    else this.letters.push(letter);
    return typed(isFirst, this.isLikely());
  }

  private isLikely(): boolean {
    return this.presses >= likelyFrom && this.isFast(this.lastAt, this.presses);
  }

  /** Whether so many presses up to a time came faster than a hand can. */
  private isFast(at: number, presses: number): boolean {
    return presses > 1 && (at - this.firstAt) / (presses - 1) < longestAverageGapMs;
  }

  private reset(): void {
    this.letters = [];
    this.presses = 0;
    this.lastAt = Number.NEGATIVE_INFINITY;
  }
}

const backspace = '\b';

function typed(isFirst: boolean, isLikelyScan: boolean): BurstVerdict {
  return { kind: 'typed', isFirst, isLikelyScan };
}

function isModifier(key: string): boolean {
  return key === 'Shift' || key === 'CapsLock' || key === 'Control' || key === 'Alt' || key === 'AltGraph';
}

/** Input methods that compose by deleting and typing anew send Backspace inside the burst. Null for keys that write nothing. */
function letterOf({ key, code, shift }: BurstKey): string | null {
  if (/^.$/u.test(key)) return key;
  if (key === 'Backspace') return backspace;
  return key === 'Process' || key === 'Unidentified' ? letterAt(code, shift) : null;
}

const shiftedDigits = ')!@#$%^&*(';
const marks: Readonly<Record<string, string>> = {
  Space: '  ',
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: '\'"',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
};

/** The letter that a US keyboard has at a place; scanners are set to it. */
function letterAt(code: string, shift: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shift ? letter : letter.toLowerCase();
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return shift ? shiftedDigits.charAt(Number(digit)) : digit;
  return marks[code]?.charAt(shift ? 1 : 0) ?? null;
}
