import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  maskPersonalId,
  parsePersonalId,
  personalIdFacts,
  personalIdWarnings,
  type PersonalId,
} from './personal-id.ts';
import { parseTaxCode } from './tax-code.ts';

const twelveDigits = fc.stringMatching(/^\d{12}$/u).map((digits) => digits as PersonalId);

describe('parsePersonalId', () => {
  it.each(['000090004567', '000 090 004 567', '000.090.004567', ' ０００090004567 '])('reads %j', (text) => {
    expect(parsePersonalId(text)).toEqual({ ok: true, value: '000090004567' });
  });

  it.each(['', '00009000456', '0000900045678', '012345678', '00009000456A'])('refuses %j', (text) => {
    expect(parsePersonalId(text)).toMatchObject({ ok: false, code: 'personal-id-not-12-digits' });
  });
});

describe('personalIdFacts', () => {
  it.each([
    ['000090004567', 'male', 1990],
    ['000190004567', 'female', 1990],
    ['000205004567', 'male', 2005],
    ['000312004567', 'female', 2012],
    ['000499004567', 'male', 2199],
  ])('reads sex and year of %s', (id, sex, birthYear) => {
    expect(personalIdFacts(id as PersonalId)).toMatchObject({ sex, birthYear, isSynthetic: true });
  });

  it('names the province of birth registration', () => {
    const facts = personalIdFacts('001090000000' as PersonalId);
    expect(facts).toMatchObject({ province: 'Hà Nội', isSynthetic: false });
  });
});

describe('personalIdWarnings', () => {
  const sample = '000090004567' as PersonalId;

  it('marks a synthetic number and nothing else when all agrees', () => {
    expect(personalIdWarnings(sample, { sex: 'male', birthYear: 1990 })).toEqual(['personal-id-synthetic']);
  });

  it('warns of another sex and another year', () => {
    expect(personalIdWarnings(sample, { sex: 'female', birthYear: 1991 })).toEqual([
      'personal-id-synthetic',
      'personal-id-sex-differs',
      'personal-id-year-differs',
    ]);
  });

  it('warns of a prefix that is no province', () => {
    expect(personalIdWarnings('999090004567' as PersonalId)).toEqual(['personal-id-unknown-province']);
  });

  it('never throws for twelve digits', () => {
    fc.assert(
      fc.property(twelveDigits, (id) => {
        expect(personalIdWarnings(id).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('maskPersonalId', () => {
  it('shows the prefix and the last four digits', () => {
    expect(maskPersonalId('000090004567')).toBe('000*****4567');
    expect(maskPersonalId('12345')).toBe('*****');
  });

  it('never shows the middle', () => {
    fc.assert(
      fc.property(twelveDigits, (id) => {
        expect(maskPersonalId(id).replace(/\*/gu, '')).toHaveLength(7);
      }),
    );
  });
});

describe('parseTaxCode', () => {
  it.each([
    ['0100000000', '0100000000'],
    ['0100000000-001', '0100000000-001'],
    ['0100000000001', '0100000000-001'],
    ['0100 000 000 - 001', '0100000000-001'],
  ])('reads %j', (text, code) => {
    expect(parseTaxCode(text)).toEqual({ ok: true, value: code });
  });

  it.each(['', '123456789', '0100000000-01', '000090004567'])('refuses %j', (text) => {
    expect(parseTaxCode(text)).toMatchObject({ ok: false, code: 'tax-code-wrong-length' });
  });
});
