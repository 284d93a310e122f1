import { expect, it } from 'vitest';
import { specCoverage } from '#shared/testing/spec-rules.ts';

it('every rule of the SPEC has a test, and every tag names a rule', () => {
  const { rules, ...gaps } = specCoverage('shared/sync', [
    'renderer',
    'server',
    'electron',
    'shared/dossier',
    'shared/log',
  ]);
  expect(rules.length).toBeGreaterThan(30);
  expect(gaps).toEqual({ rulesWithoutTest: [], unknownTags: [], doubleRules: [] });
});
