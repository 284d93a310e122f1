import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';

describe('readArguments', () => {
  it('reads counts and a file, and knows what is left out', () => {
    expect(readArguments([])).toEqual({ runs: 200, seed: 1, json: null });
    expect(readArguments(['--runs', '20', '--seed', '3', '--json', 'f.json'])).toEqual({
      runs: 20,
      seed: 3,
      json: 'f.json',
    });
  });

  it.each([['--runs', '0'], ['--runs', 'all'], ['--seed', '1.5'], ['--json', ''], ['--fast'], ['20']])(
    'refuses %s %s',
    (...words) => expect(readArguments(words)).toBeNull(),
  );
});
