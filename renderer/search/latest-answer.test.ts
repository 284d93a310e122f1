import { describe, expect, it } from 'vitest';
import { LatestAnswer } from './latest-answer.ts';

/** Questions that are answered when the test says so. */
class Slow {
  readonly asked: number[] = [];
  private finish: (answer: number) => void = () => undefined;

  readonly ask = (query: number): Promise<number> => {
    this.asked.push(query);
    return new Promise((resolve) => {
      this.finish = resolve;
    });
  };

  async answer(value: number): Promise<void> {
    this.finish(value);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  }
}

describe('LatestAnswer', () => {
  it('asks one question at a time, and of those that came meanwhile only the last', async () => {
    const slow = new Slow();
    const latest = new LatestAnswer(slow.ask);
    for (const query of [1, 2, 3]) latest.want(query);
    expect(slow.asked).toEqual([1]);
    await slow.answer(10);
    expect(latest.get()).toEqual({ query: 1, answer: 10 });
    expect(slow.asked).toEqual([1, 3]);
    await slow.answer(30);
    expect(latest.get()).toEqual({ query: 3, answer: 30 });
  });

  it('asks the last question again, and nothing before there was one', async () => {
    const slow = new Slow();
    const latest = new LatestAnswer(slow.ask);
    latest.again();
    expect(slow.asked).toEqual([]);
    latest.want(1);
    await slow.answer(10);
    latest.again();
    await slow.answer(11);
    expect(latest.get()).toEqual({ query: 1, answer: 11 });
  });

  it('hands on why there is no answer', async () => {
    const latest = new LatestAnswer(() => Promise.reject(new Error('broken')));
    const problem = new Promise<unknown>((resolve) => latest.subscribe(() => resolve(latest.get())));
    latest.want(1);
    await expect(problem).resolves.toEqual(new Error('broken'));
  });
});
