import type { Brand } from '#shared/kernel/brand.ts';
import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';
import { provinceOfBirth } from './provinces.ts';

/** Số định danh cá nhân: 12 digits `PPP S YY NNNNNN` without a check digit (Thông tư 59/2021/TT-BCA). */
export type PersonalId = Brand<string, 'PersonalId'>;

/** Numbers that begin so belong to nobody: no province has the code. All demo and test people carry them. */
export const SYNTHETIC_PREFIX = '000';

export type Sex = 'male' | 'female';

/** Reads the number as typed or scanned; only its length can be wrong. */
export function parsePersonalId(text: string): Result<PersonalId, Fault<'personal-id-not-12-digits'>> {
  const digits = text.normalize('NFKC').replace(/[\s.-]/gu, '');
  if (/^\d{12}$/u.test(digits)) return ok(digits as PersonalId);
  return fault('personal-id-not-12-digits', { length: digits.length });
}

/** What the number itself says of its owner. */
export interface PersonalIdFacts {
  /** Null for a country code or an unknown prefix. */
  readonly province: string | null;
  readonly sex: Sex;
  readonly birthYear: number;
  readonly isSynthetic: boolean;
}

export function personalIdFacts(id: PersonalId): PersonalIdFacts {
  const prefix = id.slice(0, 3);
  const centuryAndSex = Number(id.charAt(3));
  return {
    province: provinceOfBirth(prefix),
    sex: centuryAndSex % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + 100 * Math.floor(centuryAndSex / 2) + Number(id.slice(4, 6)),
    isSynthetic: prefix === SYNTHETIC_PREFIX,
  };
}

export type PersonalIdWarning =
  | 'personal-id-unknown-province'
  | 'personal-id-sex-differs'
  | 'personal-id-year-differs'
  | 'personal-id-synthetic';

/**
 * Reasons to look twice. Never grounds for refusal: births abroad carry other prefixes, and numbers are rarely but really
 * issued with a wrong year or sex digit.
 */
export function personalIdWarnings(
  id: PersonalId,
  known: { readonly sex?: Sex | null; readonly birthYear?: number | null } = {},
): PersonalIdWarning[] {
  const facts = personalIdFacts(id);
  const warnings: PersonalIdWarning[] = [];
  if (facts.isSynthetic) warnings.push('personal-id-synthetic');
  else if (facts.province === null) warnings.push('personal-id-unknown-province');
  if (known.sex != null && known.sex !== facts.sex) warnings.push('personal-id-sex-differs');
  if (known.birthYear != null && known.birthYear !== facts.birthYear)
    warnings.push('personal-id-year-differs');
  return warnings;
}

/** For lists: province prefix and the last four digits, `001*****4567`. Anything else than a whole number is masked entirely. */
export function maskPersonalId(id: string): string {
  return /^\d{12}$/u.test(id) ? `${id.slice(0, 3)}*****${id.slice(-4)}` : '*'.repeat(id.length);
}
