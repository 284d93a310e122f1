import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoffBounds, waitAfterFailure } from './backoff.ts';

it('[PACE-1] waits at most the ceiling, which doubles up to a minute', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (failures, random) => {
        const wait = waitAfterFailure(failures, random);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(
          Math.min(backoffBounds.longest, backoffBounds.first * 2 ** failures),
        );
      },
    ),
  );
});
