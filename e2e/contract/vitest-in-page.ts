import { type Json, canonicalJson } from '#shared/kernel/canonical-json.ts';

/** What a case came to; `failure` is null when it passed. */
export interface CaseResult {
  readonly title: string;
  readonly failure: string | null;
}

type Step = () => unknown;

const cases: { readonly title: string; readonly work: Step }[] = [];
const firstSteps: Step[] = [];

// Stands for `vitest` where a contract suite runs in a page of Electron, which no test runner reaches: the few words that the suites
// use. A word that is missing here makes the case fail.

export function describe(_name: string, body: () => void): void {
  body();
}

export function beforeEach(work: Step): void {
  firstSteps.push(work);
}

export function it(title: string, work: Step): void {
  cases.push({ title, work });
}

export function expect(actual: unknown): {
  toBe(expected: unknown): void;
  toEqual(expected: unknown): void;
  toBeNull(): void;
  readonly rejects: { toThrow(part: string): Promise<void> };
} {
  const must = (holds: boolean, expected: unknown): void => {
    if (!holds) throw new Error(`expected ${shown(expected)}, was ${shown(actual)}`);
  };
  return {
    toBe: (expected) => must(Object.is(actual, expected), expected),
    toEqual: (expected) => must(shown(actual) === shown(expected), expected),
    toBeNull: () => must(actual === null, null),
    rejects: {
      toThrow: async (part) => {
        const thrown = await (actual as Promise<unknown>).then(
          () => null,
          (reason: unknown) => String(reason),
        );
        must(thrown?.includes(part) ?? false, part);
      },
    },
  };
}

function shown(value: unknown): string {
  return value === undefined ? 'undefined' : canonicalJson(value as Json);
}

/** Runs what the suites have put down, one after the other. */
export async function runCases(): Promise<readonly CaseResult[]> {
  const results: CaseResult[] = [];
  for (const { title, work } of cases) {
    try {
      for (const first of firstSteps) await first();
      await work();
      results.push({ title, failure: null });
    } catch (reason) {
      results.push({ title, failure: String(reason) });
    }
  }
  return results;
}
