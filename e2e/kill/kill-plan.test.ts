import { describe, expect, it } from 'vitest';
import { killPoints, placeOf, planOf } from './kill-plan.ts';

describe('planOf', () => {
  it('plans the same for the same seed and run, and something else for others', () => {
    const plans = (seed: number) => Array.from({ length: 40 }, (_, run) => planOf(seed, run));
    expect(plans(1)).toEqual(plans(1));
    expect(plans(1)).not.toEqual(plans(2));
  });

  it('meets every point and every phase, with and without a line, in forty runs', () => {
    const plans = Array.from({ length: 40 }, (_, run) => planOf(7, run));
    const places = new Set(plans.map(({ moment }) => placeOf(moment)));
    expect([...places].toSorted()).toEqual(
      [...killPoints, 'while-typing', 'while-saving', 'while-printing'].toSorted(),
    );
    expect(new Set(plans.map(({ hasLine }) => hasLine)).size).toBe(2);
    expect(new Set(plans.map(({ kills }) => kills)).size).toBe(2);
  });
});
