import { describe, expect, it } from 'vitest';
import { catchSabotage, runSeeds } from './campaign.ts';
import { type CountedThing, countedThings } from './counters.ts';
import { runSeed } from './run.ts';
import { sabotages } from './sabotage.ts';

describe('an office in trouble', () => {
  it(
    'keeps I1 to I12 over 2,000 seeds, and each kind of trouble did come up',
    { timeout: 180_000 },
    async () => {
      const { failures, counters } = await runSeeds(1, 2000);
      expect(failures).toEqual([]);
      const never = countedThings.filter((thing: CountedThing) => counters[thing] === 0);
      expect(never).toEqual([]);
    },
  );

  it.each([58, 174])(
    '[FOLD-5] seed %i: an update takes no event of a calendar for its first, where a snapshot came before it',
    async (seed) => {
      expect((await runSeed(seed)).violation).toBeNull();
    },
  );

  it('[FOLD-4] seed 21132: an update judges nothing by a calendar of the fold before', async () => {
    expect((await runSeed(21132)).violation).toBeNull();
  });

  it('is the same office each time that a seed is run', async () => {
    const [first, second] = [await runSeed(11), await runSeed(11)];
    expect(second).toEqual(first);
    expect(first.trace.length).toBeGreaterThan(10);
  });
});

describe('a core rule that is switched off is missed', () => {
  it.each(sabotages.map((sabotage) => [`${sabotage.rule}: ${sabotage.name}`, sabotage] as const))(
    '%s',
    { timeout: 120_000 },
    async (_name, sabotage) => {
      expect((await catchSabotage(sabotage, 800)).caughtBy).not.toBeNull();
    },
  );
});
