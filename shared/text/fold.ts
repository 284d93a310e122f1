const COMBINING_MARKS = /\p{M}+/gu;
const SPACES = /\s+/gu;

/**
 * The key under which Vietnamese text is searched and compared without diacritics: `Nguyễn  Văn ĐỨC` -> `nguyen van duc`.
 * `đ` has no canonical decomposition, so it needs a rule of its own. Old and new tone placement (`hoà`, `hòa`) become equal.
 * Idempotent: folding a key changes nothing.
 */
export function foldVietnamese(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(COMBINING_MARKS, '')
    .replaceAll('đ', 'd')
    .replace(SPACES, ' ')
    .trim();
}

/**
 * One spelling for the two of a final i sound: `đăng kí` and `đăng ký`, `Lí` and `Lý`. Not part of folding, because keys are stored and
 * names are told apart by it; finders apply it to text and query alike.
 */
export function withPlainI(text: string): string {
  return text
    .normalize('NFC')
    .replace(/(?<=[bcdđghklmnprstvx])[yỳýỷỹỵ](?!\p{L})/giu, (letter) =>
      letter.normalize('NFD').replace('y', 'i').replace('Y', 'I').normalize('NFC'),
    );
}

/** A query prepared once for many comparisons. */
export interface FoldedQuery {
  /** Folded. */
  readonly words: readonly string[];
  readonly phrase: string;
  /** The words that were typed with diacritics; the others ask for none. */
  readonly accented: readonly AccentedWord[];
}

/** A word with its tone taken out, so that tone placement and a half-typed syllable make no difference. */
interface AccentedWord {
  readonly letters: string;
  readonly tone: string;
}

export function foldQuery(query: string): FoldedQuery {
  const phrase = foldVietnamese(query);
  const typed = query.normalize('NFC').split(SPACES);
  const words = typed.map(foldVietnamese).filter((word) => word !== '');
  const accented = typed
    .filter((word) => foldVietnamese(word) !== '' && hasDiacritics(word))
    .map(accentedWord);
  return { words, phrase, accented };
}

/** Whether every word of the query occurs in the text, anywhere and in any order. An empty query occurs in everything. */
export function foldedIncludes(haystackFolded: string, query: string | FoldedQuery): boolean {
  const { words } = typeof query === 'string' ? foldQuery(query) : query;
  return words.every((word) => haystackFolded.includes(word));
}

/**
 * How well a text answers a query; null when some word of the query does not occur, else 0 (best) and up.
 * What was typed with diacritics and stands so in the text comes before what only folds to the same letters; inside each of the two:
 * text begins with the query (0), the query as a phrase at a word's start (1), every word at a word's start (2), else (3).
 *
 * @param haystackFolded `foldVietnamese(original)`, kept by the caller because one text is asked many times
 */
export function matchRank(
  haystackFolded: string,
  original: string,
  query: string | FoldedQuery,
): number | null {
  const prepared = typeof query === 'string' ? foldQuery(query) : query;
  const place = placeRank(haystackFolded, prepared);
  if (place === null) return null;
  return agreesWithDiacritics(original, prepared) ? place : place + placeRanks;
}

/** So many ranks say where a query stands in a text; as many again are for those that only fold to the same letters. */
export const placeRanks = 4;

/** Where a query stands, as `matchRank` says it. */
export type PlaceRank = 0 | 1 | 2 | 3;

/** The rank of a query without regard to its diacritics; null when some word does not occur. */
export function placeRank(haystack: string, query: FoldedQuery): PlaceRank | null {
  const { words, phrase } = query;
  if (words.length === 1 && words[0] === phrase) return wordRank(haystack, phrase);
  if (!foldedIncludes(haystack, query)) return null;
  if (haystack.startsWith(phrase)) return 0;
  if (occursAtWordStart(haystack, phrase)) return 1;
  return words.every((word) => occursAtWordStart(haystack, word)) ? 2 : 3;
}

/** The same of one word, in one pass: a list asks it of every row at every key. */
function wordRank(haystack: string, word: string): PlaceRank | null {
  let at = haystack.indexOf(word);
  if (at === -1) return null;
  if (at === 0) return 0;
  for (; at !== -1; at = haystack.indexOf(word, at + 1)) {
    if (startsWord(haystack, at)) return 1;
  }
  return 3;
}

function occursAtWordStart(haystack: string, needle: string): boolean {
  for (let at = haystack.indexOf(needle); at !== -1; at = haystack.indexOf(needle, at + 1)) {
    if (startsWord(haystack, at)) return true;
  }
  return false;
}

/** Whether a word can begin at this place of a folded text: neither a letter nor a digit stands before it. */
export function startsWord(text: string, at: number): boolean {
  return at === 0 || !isWordPart(text, at - 1);
}

/** Letter or digit. Folded text is ASCII almost everywhere, and this is asked for every row of a list at every key. */
function isWordPart(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code > 0x7f) return /[\p{L}\p{N}]/u.test(text.charAt(at));
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a);
}

function agreesWithDiacritics(original: string, query: FoldedQuery): boolean {
  return query.accented.length === 0 || accentsIn(original, query).every((stands) => stands);
}

/** Of each word that was typed with diacritics, whether it stands so in a text. */
export function accentsIn(original: string, { accented }: FoldedQuery): readonly boolean[] {
  const present = original.split(/[^\p{L}\p{M}\p{N}]+/u).map(accentedWord);
  return accented.map((wanted) =>
    present.some(
      (word) => word.letters.startsWith(wanted.letters) && (wanted.tone === '' || wanted.tone === word.tone),
    ),
  );
}

/** The five tone marks as combining characters: huyền, sắc, ngã, hỏi, nặng. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

function accentedWord(word: string): AccentedWord {
  const decomposed = word.toLowerCase().normalize('NFD');
  return {
    letters: decomposed.replace(TONES, '').normalize('NFC'),
    tone: decomposed.match(TONES)?.join('') ?? '',
  };
}

function hasDiacritics(word: string): boolean {
  return foldVietnamese(word) !== word.toLowerCase();
}
