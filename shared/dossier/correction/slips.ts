import { canonicalJson } from '#shared/kernel/canonical-json.ts';
import { sha256Hex } from '#shared/kernel/sha256.ts';
import type { Dossier } from '../state.ts';
import type { Slip } from '../slip.ts';
import { correctableFieldNames, correctableFields } from './field-classes.ts';
import { baseOf } from './values.ts';

/** The receipt slip that counts: the one that nothing has replaced. */
export function currentReceiptSlip({ slips }: Pick<Dossier, 'slips'>): Slip | null {
  return slips.findLast(({ form, replacedBy }) => form === 'receipt' && replacedBy === null) ?? null;
}

/** A paper that came out may be in the citizen's hands: from here on its words bind (rule CFL-5). */
export function isReceiptOut({ slips }: Pick<Dossier, 'slips'>): boolean {
  return slips.some(({ form, prints }) => form === 'receipt' && prints > 0);
}

const slipFields = correctableFieldNames.filter((field) => correctableFields[field].isOnSlip);

/** SHA-256 over everything of a dossier that its receipt slip says and that can be corrected. The promised date is compared by itself. */
export function slipContent(dossier: Dossier): string {
  return sha256Hex(canonicalJson(baseOf(dossier, slipFields)));
}

/** The printed slip when it no longer says what the record says; null when it does, or when nothing is known of its words. */
export function outdatedSlip(dossier: Dossier): Slip | null {
  const slip = currentReceiptSlip(dossier);
  // Lists ask this of every dossier: what was never corrected is not reckoned.
  if (slip === null || slip.printedContent === null || Object.keys(dossier.writings).length === 0)
    return null;
  return slip.printedContent === slipContent(dossier) ? null : slip;
}

/** The running part of a slip's number: `01-0123` of `01-0123/2026-TTPVHCC`. */
function serialOf(number: string): string {
  return number.split('/', 1)[0] ?? number;
}

/**
 * What the QR code of a receipt slip holds: the dossier code, and on a slip that replaces another its running number after a point, so
 * that a scan tells which of them it was. The first slip holds the bare code, as other systems read it.
 */
export function slipMark(code: string, slip: Pick<Slip, 'number' | 'replaces'>): string {
  return slip.replaces === null ? code : `${code}.${serialOf(slip.number)}`;
}

const markPattern = /^(?<code>.+-\d{4,9})\.(?<serial>\d{2,3}-\d{4,9})$/;

/** Code and running number of a scanned mark; `serial` is null for a bare code. */
export function slipMarkParts(text: string): { readonly code: string; readonly serial: string | null } {
  const typed = text.trim().toUpperCase();
  const groups = markPattern.exec(typed)?.groups;
  return { code: groups?.['code'] ?? typed, serial: groups?.['serial'] ?? null };
}

/** The slip that a scanned mark stands for; a bare code is the first one's. */
export function slipOfMark({ slips }: Pick<Dossier, 'slips'>, serial: string | null): Slip | null {
  const receipts = slips.filter(({ form }) => form === 'receipt');
  const found =
    serial === null
      ? receipts.find(({ replaces }) => replaces === null)
      : receipts.find(({ number }) => serialOf(number) === serial);
  return found ?? null;
}
