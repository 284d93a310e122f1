import { dossierCodeParts, provisionalNumber } from '#shared/dossier/code.ts';
import { slipMarkParts } from '#shared/dossier/correction/slips.ts';
import { looksLikeCccdLine } from '#shared/text/cccd.ts';

/** A line from the scanner, told apart by its looks. */
export interface ScannedLine {
  /** `cccd`: a citizen's card, or something that means to be one and that its parser will name (a health card, a damaged line). */
  readonly kind: 'cccd' | 'dossier-code' | 'other';
  /** As scanned. */
  readonly text: string;
  /** Whether a field had the focus that would have taken the text. */
  readonly isInField: boolean;
}

/** Citizens' and health cards separate their fields with bars; nothing else at the counter does. */
const fewestBars = 4;

export function scannedLine(text: string, isInField: boolean): ScannedLine {
  return { kind: kindOf(text), text, isInField };
}

function kindOf(text: string): ScannedLine['kind'] {
  if (looksLikeCccdLine(text) || text.split('|').length > fewestBars) return 'cccd';
  const { code } = slipMarkParts(text);
  return dossierCodeParts(code) === null && provisionalNumber(code) === null ? 'other' : 'dossier-code';
}

/**
 * The line as its keys tell it, or as the field got it when that has all of the keys and more: letters that come without a key of their
 * own (Alt codes, an input method that is written to directly).
 */
export function fullerLine(fromKeys: string, fromField: string): string {
  let at = 0;
  for (const letter of fromField) if (letter === fromKeys.charAt(at)) at += 1;
  return at === fromKeys.length ? fromField : fromKeys;
}
