import type { Brand } from '#shared/kernel/brand.ts';
import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';

/** Mã số thuế of an organisation, which is its enterprise number too: 10 digits, or 10-3 for a dependent unit. */
export type TaxCode = Brand<string, 'TaxCode'>;

/** Accepts the dash of a dependent unit's code or its absence. Households and persons use the 12-digit personal number instead. */
export function parseTaxCode(text: string): Result<TaxCode, Fault<'tax-code-wrong-length'>> {
  const typed = text.normalize('NFKC').replace(/[\s.]/gu, '');
  const match = /^(\d{10})(?:-?(\d{3}))?$/u.exec(typed);
  const main = match?.[1];
  if (main === undefined) return fault('tax-code-wrong-length', { length: typed.replace(/\D/gu, '').length });
  const branch = match?.[2];
  return ok((branch === undefined ? main : `${main}-${branch}`) as TaxCode);
}
