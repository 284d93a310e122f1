import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPhone, maskPhone, parsePhone, type PhoneNumber } from './phone.ts';

function parsed(text: string): PhoneNumber {
  const result = parsePhone(text);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

describe('parsePhone', () => {
  it.each([
    ['0912345678', '+84912345678'],
    ['0912 345 678', '+84912345678'],
    ['0912.345.678', '+84912345678'],
    ['+84 912-345-678', '+84912345678'],
    ['+84 (0)912 345 678', '+84912345678'],
    ['84912345678', '+84912345678'],
    ['0084912345678', '+84912345678'],
    ['(024) 3825 0000', '+842438250000'],
    ['0220 3850 000', '+842203850000'],
    ['1900 1009', '19001009'],
    ['1800.599920', '1800599920'],
    ['1022', '1022'],
    ['０９１２３４５６７８', '+84912345678'],
  ])('reads %j', (text, phone) => {
    expect(parsePhone(text)).toEqual({ ok: true, value: phone });
  });

  it.each([
    ['', 'phone-empty'],
    [' - ', 'phone-empty'],
    ['không có', 'phone-has-letters'],
    ['09123x5678', 'phone-has-letters'],
    ['091234567', 'phone-wrong-length'],
    ['09123456789', 'phone-wrong-length'],
    ['0243825000', 'phone-wrong-length'],
    ['0112345678', 'phone-unknown-prefix'],
    ['0512345678', 'phone-unknown-prefix'],
    ['912345678', 'phone-unknown-prefix'],
    ['+15551234567', 'phone-unknown-prefix'],
  ])('refuses %j', (text, code) => {
    expect(parsePhone(text)).toMatchObject({ ok: false, code });
  });

  it('says how many digits there are and should be', () => {
    expect(parsePhone('0243825000')).toMatchObject({ detail: { digits: 10, expected: 11 } });
  });

  const mobile = fc
    .tuple(fc.constantFrom('32', '56', '70', '81', '90', '99'), fc.stringMatching(/^\d{7}$/u))
    .map(([prefix, rest]) => `0${prefix}${rest}`);

  it('reads back what it formats', () => {
    fc.assert(
      fc.property(mobile, (text) => {
        const phone = parsed(text);
        expect(parsed(formatPhone(phone))).toBe(phone);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof parsePhone(text).ok).toBe('boolean');
      }),
    );
  });
});

describe('formatPhone and maskPhone', () => {
  it.each([
    ['0912345678', '0912 345 678', '09*****678'],
    ['02438250000', '024 3825 0000', '02******000'],
    ['02203850000', '0220 385 0000', '02******000'],
    ['19001009', '1900 1009', '19001009'],
    ['1022', '1022', '1022'],
  ])('shows %j', (text, formatted, masked) => {
    expect(formatPhone(parsed(text))).toBe(formatted);
    expect(maskPhone(parsed(text))).toBe(masked);
  });
});
