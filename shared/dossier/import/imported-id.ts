import {
  type DossierId,
  dossierIdSchema,
  type OfficeId,
  type SlipId,
  slipIdSchema,
} from '#shared/kernel/ids.ts';
import { sha256Hex } from '#shared/kernel/sha256.ts';

/**
 * The id of an imported dossier follows from its office and its code, so that one row is one dossier however often and wherever it is
 * imported: a UUIDv8 (RFC 9562) of the first bits of a SHA-256.
 */
export function importedDossierId(officeId: OfficeId, code: string): DossierId {
  return dossierIdSchema.parse(namedUuid('imported-dossier', officeId, code));
}

/** Of the receipt slip that it would have; the one of the old system is not known here. */
export function importedSlipId(officeId: OfficeId, code: string): SlipId {
  return slipIdSchema.parse(namedUuid('imported-slip', officeId, code));
}

function namedUuid(kind: string, officeId: OfficeId, code: string): string {
  const hex = sha256Hex(`${kind}/${officeId}/${code}`);
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(18, 20)}`,
  ];
  return `${groups.join('-')}-${hex.slice(20, 32)}`;
}

/** The book of what stands in no book of this office. Lanes begin with 1. */
export const oldRegisterBook = 0;

/**
 * A place in that book, 10 digits, by which the forms about the dossier are numbered: from the code, because no counter keeps a series of
 * imports and two of them may be at it at once.
 */
export function importedPlace(code: string): number {
  return 1_000_000_000 + (Number.parseInt(sha256Hex(code).slice(0, 12), 16) % 9_000_000_000);
}
