import type { NumberingPolicy } from '#shared/catalogue/office.ts';
import { dossierCode } from '#shared/dossier/code.ts';
import type { LocalDate } from '#shared/calendar/local-time.ts';

/** How an office numbers. */
export interface OfficeNumbering {
  readonly policy: NumberingPolicy;
  readonly agencyCode: string;
}

/** The lowest running number that the server gives of its own: above every lane, or all of the day's where there are no lanes in use. */
export const firstServerNumber: Readonly<Record<NumberingPolicy, number>> = { lane: 9001, provisional: 1 };

/** Everything of an official code before its running number. */
export function codePrefix(agencyCode: string, date: LocalDate): string {
  return dossierCode(agencyCode, date, 0).slice(0, -4);
}

/**
 * The code that the server gives (rules PUSH-7, NUM-4): the next of its own numbers. Beyond 9999 the number grows a digit, which the pattern
 * of TT 03/2025 ("at least four digits") allows.
 *
 * @param last the highest of the server's numbers given for that day, 0 if none
 */
export function serverCode({ policy, agencyCode }: OfficeNumbering, date: LocalDate, last: number): string {
  return dossierCode(agencyCode, date, Math.max(firstServerNumber[policy], last + 1));
}
