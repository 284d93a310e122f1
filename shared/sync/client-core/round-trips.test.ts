import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../testing/fixed-ports.ts';
import { RoundTrips, type RoundTrip, offsetBy, tripsAfter, tripsKept } from './round-trips.ts';

const start = Date.UTC(2026, 10, 23, 2);

/** Trips over a line that is slow in its own way each time, against a server that is `offset` ahead. */
function tripsOf(offset: number, lines: readonly (readonly [number, number])[]): readonly RoundTrip[] {
  let now = 0;
  let trips: readonly RoundTrip[] = [];
  for (const [there, back] of lines) {
    now += there + back;
    const receivedAt = start + now;
    const serverTime = receivedAt - back + offset;
    trips = tripsAfter(trips, { serverTime, took: there + back, receivedAt, monotonic: now });
  }
  return trips;
}

const way = fc.integer({ min: 0, max: 30_000 });

describe('offset of the server’s clock', () => {
  it('[CLK-1] is wrong by half of the fastest of the last trips at most', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.array(fc.tuple(way, way), { minLength: 1, maxLength: 20 }),
        (offset, lines) => {
          const fastest = Math.min(...lines.slice(-tripsKept).map(([there, back]) => there + back));
          const found = offsetBy(tripsOf(offset, lines));
          expect(Math.abs((found ?? Infinity) - offset)).toBeLessThanOrEqual(fastest / 2 + 1);
        },
      ),
    );
  });

  it('[CLK-1] forgets the trips from before the machine’s clock was set', () => {
    const trips = tripsOf(0, [[5, 5]]);
    const set = {
      serverTime: start + 1000,
      took: 400,
      receivedAt: start + 1000 - 3_600_000,
      monotonic: 1000,
    };
    expect(tripsAfter(trips, set)).toEqual([set]);
    expect(offsetBy(tripsAfter(trips, set))).toBe(3_600_200);
  });

  it('is unknown before the first trip, and measured by both clocks of the machine', () => {
    expect(offsetBy([])).toBeNull();
    const clock = new ManualClock(start);
    const answered = new RoundTrips(clock).begin();
    clock.advance(200);
    expect(answered(start + 60_100)).toBe(60_000);
  });
});
