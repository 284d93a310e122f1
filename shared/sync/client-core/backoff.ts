/** Bounds of the waiting time after failures in milliseconds: full jitter between 0 and the smaller of `longest` and `first` x 2^n. */
export const backoffBounds = { first: 1_000, longest: 60_000 } as const;

/**
 * How long to wait before the next try, so that thousands of counters do not come back in the same second after an outage.
 *
 * @param failures rounds that failed in a row, 1 or more
 * @param random 0 (included) to 1 (excluded)
 */
export function waitAfterFailure(failures: number, random: number): number {
  const ceiling = Math.min(backoffBounds.longest, backoffBounds.first * 2 ** Math.min(failures, 20));
  return Math.round(random * ceiling);
}

/** The interval of polling beside the pokes, in milliseconds, jittered by a quarter either way. */
export function pollInterval(isVisible: boolean, random: number): number {
  const middle = isVisible ? 20_000 : 180_000;
  return Math.round(middle * (0.75 + random / 2));
}
