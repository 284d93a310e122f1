import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';
import type { Brand } from '#shared/kernel/brand.ts';

/** A Vietnamese number in E.164 (`+84912345678`), or a short service number as dialled (`19001009`, `1022`). */
export type PhoneNumber = Brand<string, 'PhoneNumber'>;

export type PhoneFault = Fault<
  'phone-empty' | 'phone-has-letters' | 'phone-wrong-length' | 'phone-unknown-prefix'
>;

/** Mobile prefixes after the leading 0; the plan in force since 2018. */
const MOBILE = /^(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}$/u;
/** Landline: area code 2xx (024 Hà Nội, 028 TP. Hồ Chí Minh and three-digit areas), ten digits without the leading 0. */
const LANDLINE = /^2\d{9}$/u;
const SERVICE = /^(?:1[89]00\d{4}(?:\d{2})?|1022)$/u;
/** What people and forms put between digits. */
const SEPARATORS = /[\s.\-()/\u00A0\u2010-\u2015]/gu;

/** Reads a phone number as people write it: `0912 345 678`, `(024) 3825.0000`, `+84 912-345-678`, `84912345678`, `1900 1009`. */
export function parsePhone(text: string): Result<PhoneNumber, PhoneFault> {
  const typed = text.normalize('NFKC').replace(SEPARATORS, '');
  if (typed === '') return fault('phone-empty');
  if (!/^\+?\d+$/u.test(typed)) return fault('phone-has-letters');
  if (SERVICE.test(typed)) return ok(typed as PhoneNumber);
  const national = nationalDigits(typed);
  if (national === null) return fault('phone-unknown-prefix', { digits: typed.length });
  if (MOBILE.test(national) || LANDLINE.test(national)) return ok(`+84${national}` as PhoneNumber);
  const expected = national.startsWith('2') ? 11 : 10;
  return national.length + 1 === expected
    ? fault('phone-unknown-prefix', { digits: expected })
    : fault('phone-wrong-length', { digits: national.length + 1, expected });
}

/** As people read it out: `0912 345 678`, `024 3825 0000`, `1900 1009`. */
export function formatPhone(phone: PhoneNumber): string {
  if (!phone.startsWith('+84')) return phone.length > 4 ? `${phone.slice(0, 4)} ${phone.slice(4)}` : phone;
  const local = `0${phone.slice(3)}`;
  if (!local.startsWith('02')) return `${local.slice(0, 4)} ${local.slice(4, 7)} ${local.slice(7)}`;
  const area = /^02[48]/u.test(local) ? 3 : 4;
  return `${local.slice(0, area)} ${local.slice(area, -4)} ${local.slice(-4)}`;
}

/** A number as a record keeps it, for people to read; what is no number (an old record, an empty field) stays as it is. */
export function formatStoredPhone(stored: string): string {
  const phone = parsePhone(stored);
  return phone.ok ? formatPhone(phone.value) : stored;
}

/** A stored number for lists. */
export function maskStoredPhone(stored: string): string {
  const phone = parsePhone(stored);
  return phone.ok ? maskPhone(phone.value) : '*'.repeat(stored.length);
}

/** For lists: the first two and the last three digits, `09*****678`. Service numbers are nobody's secret. */
export function maskPhone(phone: PhoneNumber): string {
  if (!phone.startsWith('+84')) return phone;
  const local = `0${phone.slice(3)}`;
  return `${local.slice(0, 2)}${'*'.repeat(local.length - 5)}${local.slice(-3)}`;
}

/** Digits after the leading 0 or the country code; null when the number has neither. */
function nationalDigits(typed: string): string | null {
  if (typed.startsWith('+84')) return typed.slice(3).replace(/^0/u, '');
  if (typed.startsWith('+')) return null;
  if (typed.startsWith('0084')) return typed.slice(4);
  if (typed.startsWith('0')) return typed.slice(1);
  if (typed.startsWith('84') && typed.length >= 11) return typed.slice(2);
  return null;
}
