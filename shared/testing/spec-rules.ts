import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a rule list and its tests say of each other. Both lists empty: every rule is proven, every tag means something. */
export interface SpecCoverage {
  /** Rules in the order of the SPEC. */
  readonly rules: readonly string[];
  readonly rulesWithoutTest: readonly string[];
  /** As `file: [TAG]`. */
  readonly unknownTags: readonly string[];
  /** Rules that the SPEC defines twice. */
  readonly doubleRules: readonly string[];
}

/** A rule is defined where a line begins with its id, as a heading (`### SY-4 …`) or in bold (`- **DL-8a** …`). */
const definition = /^(?:#{2,6} +|[-*] +\*\*|\*\*)([A-Z]{2,4}-\d+[a-z]?)\b/gm;
/** Tags stand at the start of a test's title: `'[DL-8] [DL-9] …'`. A `[$…]` tag comes from a table and is checked there. */
const titleTags = /(['"`])((?:\[[A-Z]{2,4}-\d+[a-z]?\] ?)+)/g;
const tag = /[A-Z]{2,4}-\d+[a-z]?/g;

/**
 * Compares a folder's SPEC.md with the titles of the tests in that folder and below.
 *
 * @param folder from the root of the repository, for instance `shared/calendar`
 * @param elsewhere further folders with tests of these rules; there, tags of other families are another SPEC's
 */
export function specCoverage(folder: string, elsewhere: readonly string[] = []): SpecCoverage {
  const spec = readFileSync(join(folder, 'SPEC.md'), 'utf8');
  const rules = [...spec.matchAll(definition)].map((match) => match[1]!);
  const known = new Set(rules);
  const families = new Set(rules.map(familyOf));
  const tagged = (file: string): { file: string; rule: string }[] =>
    tagsOf(file).map((rule) => ({ file, rule }));
  const named = [
    ...testFiles(folder).flatMap(tagged),
    ...elsewhere
      .flatMap(testFiles)
      .flatMap(tagged)
      .filter(({ rule }) => families.has(familyOf(rule))),
  ];
  const tested = new Set(named.map(({ rule }) => rule));
  return {
    rules,
    rulesWithoutTest: rules.filter((rule) => !tested.has(rule)),
    unknownTags: named.filter(({ rule }) => !known.has(rule)).map(({ file, rule }) => `${file}: [${rule}]`),
    doubleRules: rules.filter((rule, index) => rules.indexOf(rule) !== index),
  };
}

function familyOf(rule: string): string {
  return rule.split('-')[0] ?? '';
}

function testFiles(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.test\.tsx?$|-contract\.ts$/.test(name)).map((name) => join(folder, name));
}

function tagsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(titleTags)].flatMap((match) => match[2]!.match(tag) ?? []);
}
