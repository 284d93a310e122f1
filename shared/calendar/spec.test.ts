import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { specCoverage } from '#shared/testing/spec-rules.ts';
import { goldenCases } from './testing/golden-table.ts';

const coverage = specCoverage('shared/calendar', [
  'shared/dossier',
  'shared/office-calendar',
  'renderer',
  'server',
  'electron',
]);

test('every rule of the SPEC has a test, and every tag names a rule', () => {
  const { rulesWithoutTest, unknownTags, doubleRules } = coverage;
  expect({ rulesWithoutTest, unknownTags, doubleRules }).toEqual({
    rulesWithoutTest: [],
    unknownTags: [],
    doubleRules: [],
  });
});

test('the SPEC has the rules DL-1 to DL-15 in order', () => {
  const numbered = coverage.rules.filter((rule) => /\d$/.test(rule));
  expect(numbered).toEqual(Array.from({ length: 15 }, (_, index) => `DL-${index + 1}`));
});

test('the golden table names only rules of the SPEC', () => {
  const cases = goldenCases(readFileSync('shared/calendar/golden/promises.txt', 'utf8'));
  expect(cases.filter(({ rule }) => !coverage.rules.includes(rule))).toEqual([]);
});
