import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { conductCodeSchema } from './conduct-code.ts';

const file: unknown = JSON.parse(
  readFileSync(new URL('../../resources/conduct-code/ha-noi-522.json', import.meta.url), 'utf8'),
);
const code = conductCodeSchema.parse(file);

describe('resources/conduct-code/ha-noi-522.json', () => {
  it('holds the 17 rules in order and the 30 categories', () => {
    expect(code.rules.map(({ id }) => id)).toEqual(
      Array.from({ length: 17 }, (_, index) => `R${String(index + 1).padStart(2, '0')}`),
    );
    expect(code.categories).toHaveLength(30);
  });

  it('keeps what is not confirmed apart from what is', () => {
    const unsure = code.rules.filter(({ confidence }) => confidence === 'low').map(({ id }) => id);
    expect(unsure).toEqual(['R02', 'R04', 'R10', 'R16', 'R17']);
  });

  it('grounds every entry about staff in a rule or an article', () => {
    for (const { code: category, about, ruleRefs, legalRefs } of code.categories) {
      if (about === 'staff')
        expect([category, ruleRefs.length + legalRefs.length > 0]).toEqual([category, true]);
    }
  });

  it('proposes no severity for a good deed', () => {
    expect(code.categories.filter(({ severity }) => severity === 0).map(({ about }) => about)).toEqual([
      'praise',
    ]);
  });
});

describe('conductCodeSchema', () => {
  it('refuses unknown rules, unknown groups and repeated codes', () => {
    const [first] = code.categories;
    const result = conductCodeSchema.safeParse({
      ...code,
      categories: [first, { ...first, ruleRefs: ['R99'] }, { ...first, code: 'XX-01', group: 'XX' }],
    });
    expect(result.error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'categories.1.code',
      'categories.1.ruleRefs',
      'categories.2.group',
    ]);
  });
});
