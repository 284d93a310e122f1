import { decodeKeyboardMarks, type KeyboardMethod } from './keyboard-marks.ts';
import { isVietnameseSyllable } from './syllable.ts';

/**
 * What a scanner in keyboard mode did to the Vietnamese of a line. `sound`: as printed. `repaired`: every word still carried the keys of
 * one method, so nothing had to be guessed. `garbled`: letters are lost, or part of the line is damaged; a person has to look.
 */
export type ScannedText =
  | { readonly kind: 'sound' }
  | { readonly kind: 'repaired'; readonly method: KeyboardMethod; readonly fields: readonly string[] }
  | { readonly kind: 'garbled'; readonly damage: 'code-page' | 'typing-keys' };

/**
 * @param name a person's name: every word is expected to be a syllable once the damage is undone
 * @param others further texts of the same line (sex, address), where numbers and abbreviations may stand too
 */
export function inspectScannedText(name: string, others: readonly string[]): ScannedText {
  const fields = [name, ...others];
  const text = fields.join(' ');
  if (hasLostLetters(text)) return { kind: 'garbled', damage: 'code-page' };
  const hasVietnameseLetters = /[^\p{ASCII}]/u.test(text);
  for (const method of ['telex', 'vni'] as const) {
    // Addresses hold true numbers and foreign words (`Khu4`, `The Lux`): alone they prove damage only where a whole line is Telex.
    const witness = method === 'telex' && !hasVietnameseLetters ? text : name;
    if (!words(witness).some((word) => hasKeys(word, method, hasVietnameseLetters))) continue;
    // Real letters beside typing keys: the input method swallowed some words and not others, and what it made of them is unknown.
    if (hasVietnameseLetters) return { kind: 'garbled', damage: 'typing-keys' };
    const repaired = fields.map((field) => decodeField(field, method));
    const isWhole = words(repaired[0] ?? '').every(isVietnameseSyllable);
    return isWhole
      ? { kind: 'repaired', method, fields: repaired }
      : { kind: 'garbled', damage: 'typing-keys' };
  }
  return { kind: 'sound' };
}

/** A question mark or U+FFFD in place of a letter, or UTF-8 read in a Western code page (`Nguyá»…n`). */
function hasLostLetters(text: string): boolean {
  return /[?\uFFFD]/u.test(text) || /á[º»]|Ã[\u0080-\u00BF]|Ä[\u0090\u2018]|Æ[°¡]|Å©/u.test(text);
}

function words(text: string): string[] {
  return text.split(/[\s,.;:/()-]+/u).filter((word) => word !== '');
}

/**
 * Whether the word is no syllable as it stands but is one when its keys are read as marks. A lone tone letter at the end is not enough
 * beside sound text: minority names end so (`Ksor`, `Siu Blơr`).
 */
function hasKeys(word: string, method: KeyboardMethod, isBesideSoundText: boolean): boolean {
  if (isVietnameseSyllable(word)) return false;
  const decoded = decodeKeyboardMarks(word, method);
  if (decoded === word || !isVietnameseSyllable(decoded)) return false;
  if (method === 'vni') return word.length > 2;
  return !isBesideSoundText || /aa|ee|oo|dd|w|[fjx]$/iu.test(word);
}

function decodeField(field: string, method: KeyboardMethod): string {
  return field.replace(/[\p{L}\p{N}]+/gu, (word) =>
    hasKeys(word, method, false) ? decodeKeyboardMarks(word, method) : word,
  );
}
