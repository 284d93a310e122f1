import { describe, expect, it } from 'vitest';
import { Turns } from './turns.ts';

describe('turns', () => {
  it('go one after the other under one key, in the order in which they were asked for, failures too', async () => {
    const turns = new Turns();
    const seen: string[] = [];
    const work = (name: string) => async (): Promise<string> => {
      seen.push(`${name} begins`);
      await Promise.resolve();
      seen.push(`${name} ends`);
      if (name === 'second') throw new Error(name);
      return name;
    };
    const outcomes = await Promise.allSettled(
      ['first', 'second', 'third'].map((name) => turns.take('key', work(name))),
    );
    expect(seen).toEqual(['first', 'second', 'third'].flatMap((name) => [`${name} begins`, `${name} ends`]));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('do not wait for those under another key', async () => {
    const turns = new Turns();
    let release = (): void => undefined;
    const waiting = turns.take(
      'one',
      () => new Promise<string>((resolve) => (release = () => resolve('at last'))),
    );
    expect(await turns.take('other', () => Promise.resolve('through'))).toBe('through');
    release();
    expect(await waiting).toBe('at last');
  });
});
