import { describe, expect, it } from 'vitest';
import { DevelopmentFailure } from '#electron/development/failure.ts';
import { benchArguments } from './bench-arguments.ts';

const known = ['promise', 'save', 'sync'];

describe('the arguments of the bench', () => {
  it('are all benches and no file by default', () => {
    expect(benchArguments([], known)).toEqual({ names: known, json: null });
  });

  it('name one bench or several, which run in the usual order', () => {
    const args = ['--only', 'sync', '--only', 'promise', '--json', 'result.json'];
    expect(benchArguments(args, known)).toEqual({ names: ['promise', 'sync'], json: 'result.json' });
  });

  it('tell which benches there are when one is unknown', () => {
    expect(() => benchArguments(['--only', 'speed'], known)).toThrow(DevelopmentFailure);
    expect(() => benchArguments(['--only', 'speed'], known)).toThrow('promise, save, sync');
  });
});
