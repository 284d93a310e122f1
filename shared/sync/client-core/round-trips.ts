import type { Clock } from '#shared/kernel/ports.ts';

/** One question and its answer, as this machine's two clocks saw them. All in milliseconds. */
export interface RoundTrip {
  readonly serverTime: number;
  /** Steady time from question to answer. */
  readonly took: number;
  /** Wall clock when the answer came. */
  readonly receivedAt: number;
  /** Steady clock at that moment. */
  readonly monotonic: number;
}

/** How many trips are held against each other. */
export const tripsKept = 8;

/** Both clocks of a machine drift apart by less than this between two rounds; beyond it somebody has set the wall clock. */
const driftMs = 1000;

/** The trips that count once there is one more: the last ones, and none from before the wall clock was set. */
export function tripsAfter(trips: readonly RoundTrip[], trip: RoundTrip): readonly RoundTrip[] {
  const last = trips.at(-1);
  const wasSet =
    last !== undefined &&
    Math.abs(trip.receivedAt - last.receivedAt - (trip.monotonic - last.monotonic)) > driftMs;
  return wasSet ? [trip] : [...trips, trip].slice(-tripsKept);
}

/**
 * Server time minus wall clock by the fastest of the trips: the server's clock was read somewhere between question and answer, so the
 * middle is wrong by half a trip at most (rule CLK-1). Null without trips.
 */
export function offsetBy(trips: readonly RoundTrip[]): number | null {
  const [first] = trips.toSorted((a, b) => a.took - b.took);
  return first === undefined ? null : Math.round(first.serverTime - (first.receivedAt - first.took / 2));
}

/** The trips since this process began. */
export class RoundTrips {
  private readonly clock: Clock;
  private trips: readonly RoundTrip[] = [];

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** To be called when a question is asked. @returns what to call with the server time of the answer, for the offset after it */
  begin(): (serverTime: number) => number | null {
    const asked = this.clock.monotonic();
    return (serverTime) => {
      const monotonic = this.clock.monotonic();
      const receivedAt = this.clock.now();
      this.trips = tripsAfter(this.trips, { serverTime, took: monotonic - asked, receivedAt, monotonic });
      return offsetBy(this.trips);
    };
  }
}
