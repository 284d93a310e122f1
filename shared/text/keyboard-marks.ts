/**
 * Reads text in which the marks of Vietnamese still stand as the keys that type them, as a scanner in keyboard mode leaves them when
 * the input method does not listen: Telex `Nguyeenx`, VNI `Nguye64n`.
 */
export type KeyboardMethod = 'telex' | 'vni';

/** The word with its keys turned into marks; a word without such keys comes back as it is. */
export function decodeKeyboardMarks(word: string, method: KeyboardMethod): string {
  const letters: Letter[] = [];
  let tone = '';
  for (const key of word.normalize('NFC')) {
    const toneOfKey = letters.some(isVowel) ? TONE_KEYS[method][key.toLowerCase()] : undefined;
    if (toneOfKey !== undefined) tone = toneOfKey;
    else if (!applyShape(letters, key, method)) letters.push({ base: key, shape: '' });
  }
  const place = tone === '' ? -1 : tonePlace(letters);
  return letters
    .map(({ base, shape }, index) => spell(base, shape) + (index === place ? tone : ''))
    .join('')
    .normalize('NFC');
}

type Shape = '' | 'circumflex' | 'breve' | 'horn' | 'stroke';

interface Letter {
  readonly base: string;
  shape: Shape;
}

const ACUTE = '\u0301';
const GRAVE = '\u0300';
const HOOK = '\u0309';
const TILDE = '\u0303';
const DOT = '\u0323';

const TONE_KEYS: Readonly<Record<KeyboardMethod, Readonly<Record<string, string>>>> = {
  telex: { s: ACUTE, f: GRAVE, r: HOOK, x: TILDE, j: DOT },
  vni: { 1: ACUTE, 2: GRAVE, 3: HOOK, 4: TILDE, 5: DOT },
};

const MARKS: Readonly<Record<Exclude<Shape, '' | 'stroke'>, string>> = {
  circumflex: '\u0302',
  breve: '\u0306',
  horn: '\u031B',
};

/** Gives the shape that a key asks for to the letters before it; false when the key is a letter itself. */
function applyShape(letters: Letter[], key: string, method: KeyboardMethod): boolean {
  return method === 'telex' ? applyTelex(letters, key.toLowerCase()) : applyVni(letters, key);
}

function applyTelex(letters: Letter[], key: string): boolean {
  const last = letters.at(-1);
  if (last !== undefined && last.shape === '' && last.base.toLowerCase() === key) {
    if (key === 'd') return setShape(last, 'stroke');
    if (key === 'a' || key === 'e' || key === 'o') return setShape(last, 'circumflex');
  }
  if (key !== 'w') return false;
  return applyHorn(letters) || applyTo(letters, 'a', 'breve');
}

function applyVni(letters: Letter[], key: string): boolean {
  if (key === '6') return applyTo(letters, 'aeo', 'circumflex');
  if (key === '7') return applyHorn(letters);
  if (key === '8') return applyTo(letters, 'a', 'breve');
  return key === '9' && applyTo(letters, 'd', 'stroke');
}

/** `uo` takes both horns at one key (`Phuowng`), unless the `u` belongs to `qu`. */
function applyHorn(letters: Letter[]): boolean {
  const at = letters.findLastIndex(({ base, shape }) => shape === '' && 'uo'.includes(base.toLowerCase()));
  const letter = letters[at];
  if (letter === undefined) return false;
  const previous = letters[at - 1];
  const isAfterQ = letters[at - 2]?.base.toLowerCase() === 'q';
  if (letter.base.toLowerCase() === 'o' && previous?.base.toLowerCase() === 'u' && !isAfterQ) {
    previous.shape = 'horn';
  }
  return setShape(letter, 'horn');
}

function applyTo(letters: readonly Letter[], bases: string, shape: Shape): boolean {
  const letter = letters.findLast(
    (candidate) => candidate.shape === '' && bases.includes(candidate.base.toLowerCase()),
  );
  return letter !== undefined && setShape(letter, shape);
}

function setShape(letter: Letter, shape: Shape): true {
  letter.shape = shape;
  return true;
}

function spell(base: string, shape: Shape): string {
  if (shape === '') return base;
  if (shape === 'stroke') return base === 'D' ? 'Đ' : 'đ';
  return base + MARKS[shape];
}

function isVowel({ base }: Letter): boolean {
  return /[aeiouyăâêôơư]/iu.test(base);
}

/**
 * Where the tone is written, in the placement of the identity database (`HÒA`, `THÚY`): on the last vowel with a mark of its own, else
 * on the last vowel before a final consonant, else on the last but one. The `u` of `qu` and the `i` of `gi` belong to the onset.
 */
function tonePlace(letters: readonly Letter[]): number {
  const vowels = letters.flatMap((letter, index) => (isVowel(letter) ? [index] : []));
  const onset = letters
    .slice(0, 2)
    .map(({ base }) => base.toLowerCase())
    .join('');
  const nucleus = (onset === 'qu' || onset === 'gi') && vowels.length > 1 ? vowels.slice(1) : vowels;
  const shaped = nucleus.findLast(
    (index) => letters[index]?.shape !== '' || /[ăâêôơư]/iu.test(letters[index].base),
  );
  if (shaped !== undefined) return shaped;
  const lastVowel = nucleus.at(-1) ?? -1;
  return lastVowel < letters.length - 1 ? lastVowel : (nucleus.at(-2) ?? lastVowel);
}
