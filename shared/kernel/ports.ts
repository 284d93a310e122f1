/**
 * Everything that is not deterministic comes in through one of these, so that the same code runs under the simulator's virtual
 * time. `Date.now()` and random numbers stand only in composition roots.
 */
export interface Clock {
  /** Wall clock in milliseconds since 1970-01-01T00:00Z, as this machine believes it. */
  now(): number;
  /** Milliseconds since some fixed start of this process; never runs backwards, unlike `now`. */
  monotonic(): number;
}

export interface IdSource {
  /** A fresh UUIDv7 in lower case. */
  next(): string;
}
