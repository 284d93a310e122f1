import type { Clock, IdSource } from '#shared/kernel/ports.ts';
import { uuidV7 } from '#shared/kernel/uuid-v7.ts';

/** A clock that stands until it is moved. */
export class ManualClock implements Clock {
  private time: number;
  private readonly start: number;

  constructor(startMs: number) {
    this.time = startMs;
    this.start = startMs;
  }

  now(): number {
    return this.time;
  }

  monotonic(): number {
    return this.time - this.start;
  }

  advance(ms: number): void {
    this.time += ms;
  }
}

/** A seeded generator (mulberry32): the same seed gives the same run. */
export class SeededRandom {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** 0 (included) to 1 (excluded). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }
}

export class SeededIds implements IdSource {
  private readonly random: SeededRandom;
  private readonly clock: Clock;

  constructor(seed: number, clock: Clock) {
    this.random = new SeededRandom(seed);
    this.clock = clock;
  }

  next(): string {
    return uuidV7(
      this.clock.now(),
      Uint8Array.from({ length: 10 }, () => this.random.below(256)),
    );
  }
}
