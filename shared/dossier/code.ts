import type { LocalDate } from '#shared/calendar/local-time.ts';

/**
 * Mã hồ sơ by Thông tư 03/2025/TT-VPCP Điều 13: agency code, receipt date as YYMMDD, running number of the day with at least
 * four digits: `H26.123.45-261124-0901`.
 */
export function dossierCode(agencyCode: string, date: LocalDate, numberOfDay: number): string {
  const yymmdd = date.slice(2).replaceAll('-', '');
  return `${agencyCode}-${yymmdd}-${String(numberOfDay).padStart(4, '0')}`;
}

/**
 * Accepts the codes of both regimes (QCVN 102:2016 lowest level first, TT 03/2025 highest first) and the longer dates and
 * numbers that other systems print.
 */
const pattern =
  /^(?<agency>\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{2,3}){0,4})-(?<date>\d{6}|\d{8})-(?<number>\d{4,9})$/;

export interface DossierCodeParts {
  readonly agency: string;
  readonly date: string;
  readonly number: number;
}

/** The parts of a code, or null when the text is none. */
export function dossierCodeParts(text: string): DossierCodeParts | null {
  const groups = pattern.exec(text.trim().toUpperCase())?.groups;
  if (groups === undefined) return null;
  const { agency, date, number } = groups;
  if (agency === undefined || date === undefined || number === undefined) return null;
  return { agency, date, number: Number(number) };
}
