import { describe, expect, it } from 'vitest';
import { isMet, linesOf, shown } from './bench-result.ts';

describe('a figure of the bench', () => {
  const figure = {
    what: 'times as fast',
    size: '100 dossiers',
    measured: 2.5,
    unit: 'x',
    against: 'a peer 5 s',
  };

  it('tells size, peer, goal, and whether it is met', () => {
    const [, met, missed] = linesOf({
      name: 'Sync',
      figures: [
        { ...figure, atLeast: 2 },
        { ...figure, atLeast: 3 },
      ],
    });
    expect(met?.replace(/ +/g, ' ')).toBe(
      ' times as fast 100 dossiers 2.5 x goal >= 2 met against a peer 5 s',
    );
    expect(missed).toContain('goal >= 3  MISSED');
  });

  it('is neither met nor missed without a goal, and counts the bound itself as met', () => {
    expect(isMet(figure)).toBeNull();
    expect(isMet({ ...figure, atMost: 2.5 })).toBe(true);
  });

  it('is shown by three digits that matter', () => {
    expect([0.00012, 2.5, 99.96, 84_000].map(shown)).toEqual(['0.00012', '2.5', '100', '84,000']);
  });
});
