import { localDateSchema, type LocalDate } from '#shared/calendar/local-time.ts';
import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';
import type { KeyboardMethod } from './keyboard-marks.ts';
import { parsePersonalId, type PersonalId, type Sex } from './personal-id.ts';
import { inspectScannedText } from './scanned-text.ts';

/** What the QR code on the front of a citizen's card says. */
export interface CccdCard {
  readonly personalId: PersonalId;
  /** Số chứng minh nhân dân cũ; null when the card names none. */
  readonly oldIdNumber: string | null;
  readonly fullName: string;
  readonly birthDate: LocalDate;
  /** Null when the card's word for it is not known. */
  readonly sex: Sex | null;
  /** Nơi thường trú as on the card; out of date where units merged in 2025, so the officer may correct it. */
  readonly address: string;
  readonly issuedOn: LocalDate | null;
  /** The keys of which input method were turned back into letters; null when the line came whole. */
  readonly repairedFrom: KeyboardMethod | null;
}

export type CccdFault = Fault<
  'cccd-not-a-card' | 'cccd-health-insurance' | 'cccd-bad-id' | 'cccd-bad-date' | 'cccd-garbled'
>;

/** Six fields in the shortest form seen; real cards carry seven and newer ones more. */
const MIN_FIELDS = 6;

/** Whether a line that arrived from the keyboard or a scanner should be read as a card. Cheap: asked on every scan. */
export function looksLikeCccdLine(line: string): boolean {
  return /^\s*\d{9,12}\|.*\|.*\|.*\|/u.test(line);
}

/**
 * Reads the line of the QR code: `id|old id|full name|ddMMyyyy|sex|address|ddMMyyyy of issue`. Tolerant of an empty or missing second field,
 * a missing date of issue, further fields, line ends and control characters.
 *
 * Faults: `cccd-not-a-card` (another kind of text), `cccd-health-insurance` (the card of the other counter), `cccd-bad-id` {length},
 * `cccd-bad-date` {field, text}, `cccd-garbled` {damage} when letters are lost and only a person can tell what they were.
 */
export function parseCccdLine(line: string): Result<CccdCard, CccdFault> {
  const fields = cleanLine(line).split('|').map(tidy);
  if (isHealthInsurance(fields)) return fault('cccd-health-insurance');
  if (fields.length < MIN_FIELDS || !/\d/u.test(fields[0] ?? '')) return fault('cccd-not-a-card');

  const id = parsePersonalId(fields[0] ?? '');
  if (!id.ok) return fault('cccd-bad-id', id.detail);

  const { oldId, name, birth, sex, address, issue } = fieldsByName(fields);
  if (name === '') return fault('cccd-not-a-card');
  const birthDate = readDate(birth);
  if (birthDate === null) return fault('cccd-bad-date', { field: 'birth', text: birth });
  const issuedOn = issue === '' ? null : readDate(issue);
  if (issue !== '' && issuedOn === null) return fault('cccd-bad-date', { field: 'issue', text: issue });

  const inspected = inspectScannedText(name, [sex, address]);
  if (inspected.kind === 'garbled') return fault('cccd-garbled', { damage: inspected.damage });
  const [fullName = name, sexWord = sex, residence = address] =
    inspected.kind === 'repaired' ? inspected.fields : [];
  return ok({
    personalId: id.value,
    oldIdNumber: oldId === '' ? null : oldId,
    fullName: capitalised(fullName),
    birthDate,
    sex: readSex(sexWord),
    address: residence.replace(/\s*,\s*/gu, ', ').replace(/(?:, )+$/u, ''),
    issuedOn,
    repairedFrom: inspected.kind === 'repaired' ? inspected.method : null,
  });
}

interface CardFields {
  readonly oldId: string;
  readonly name: string;
  readonly birth: string;
  readonly sex: string;
  readonly address: string;
  readonly issue: string;
}

/** By position; where the old number is left out altogether, the date of birth stands one place earlier and tells. */
function fieldsByName(fields: readonly string[]): CardFields {
  const hasOldId = looksLikeDate(fields[3]) || !looksLikeDate(fields[2]);
  const [oldId = '', ...rest] = hasOldId ? fields.slice(1) : ['', ...fields.slice(1)];
  const [name = '', birth = '', sex = '', address = '', issue = ''] = rest;
  return { oldId, name, birth, sex, address, issue };
}

/** Control characters and byte order marks that scanners put around a line. */
function cleanLine(line: string): string {
  return line.replace(/[\p{Cc}\uFEFF\u200B]+/gu, ' ').trim();
}

function tidy(field: string): string {
  return field.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** The health-insurance card: its number, then the name as hexadecimal bytes, then dd/MM/yyyy. */
function isHealthInsurance(fields: readonly string[]): boolean {
  const [number = '', name = '', birth = ''] = fields;
  const isHex = /^(?:[0-9A-F]{2}){4,}$/iu.test(name);
  return isHex && (/^[A-Z]{2}\d{13}$/u.test(number) || /^\d{2}\/\d{2}\/\d{4}$/u.test(birth));
}

function looksLikeDate(field: string | undefined): boolean {
  return field !== undefined && /^\d{8}$/u.test(field);
}

function readDate(ddMMyyyy: string): LocalDate | null {
  const match = /^(\d{2})(\d{2})(\d{4})$/u.exec(ddMMyyyy);
  if (match === null) return null;
  const parsed = localDateSchema.safeParse(`${match[3]}-${match[2]}-${match[1]}`);
  return parsed.success ? parsed.data : null;
}

function readSex(word: string): Sex | null {
  const lower = word.toLowerCase();
  if (lower === 'nam') return 'male';
  return lower === 'nữ' || lower === 'nu' ? 'female' : null;
}

/** Cards print names in capitals or in title case, and both are kept; a name without any capital gets them. */
function capitalised(name: string): string {
  if (name !== name.toLowerCase()) return name;
  return name.replace(/(?<=^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
}
