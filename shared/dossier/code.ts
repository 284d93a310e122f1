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

/**
 * What stands on the slip until the server has given the official code: `T` for "tạm", lane, day and month, running number of that day on
 * that device with at least three digits: `T012411-001`.
 *
 * @param lane 1 to 99
 */
export function provisionalCode(lane: number, date: LocalDate, number: number): string {
  const ddMM = `${date.slice(8, 10)}${date.slice(5, 7)}`;
  return `T${String(lane).padStart(2, '0')}${ddMM}-${String(number).padStart(3, '0')}`;
}

const provisionalPattern = /^T\d{2}(?<ddMM>\d{4})-(?<number>\d{3,9})$/;

/** The running number of a provisional code, or null when the text is none. */
export function provisionalNumber(text: string): number | null {
  const number = provisionalPattern.exec(text.trim().toUpperCase())?.groups?.['number'];
  return number === undefined ? null : Number(number);
}

/** Whether a dossier can be put on record under this text: an official code, or a provisional one that the server will replace. */
export function isDossierCode(text: string): boolean {
  return dossierCodeParts(text) !== null || provisionalNumber(text) !== null;
}
