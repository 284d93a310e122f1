import type { Clock } from '#shared/kernel/ports.ts';
import { noticedMs } from '#shared/log/act-time.ts';
import type { DeviceMeta } from './device-meta.ts';

/** Beyond this nobody can tell any more which of the two clocks is right. */
export const doubtedMs = 24 * 3_600_000;

export type ClockChoice = 'server' | 'machine';

/** What this device can say of the time. */
export interface ClockReading {
  /** `off`: wrong by more than two minutes and put right by itself. `doubted`: a person must say which time counts. */
  readonly standing: 'right' | 'off' | 'doubted';
  /** This machine's wall clock, epoch milliseconds. */
  readonly machine: number;
  /** The server's time as reckoned here; null before the first contact. */
  readonly server: number | null;
  /** What a person has chosen while the clock was doubted. */
  readonly choice: ClockChoice | null;
}

interface Known {
  readonly offsetMs: number | null;
  readonly lastServerTime: number | null;
  /** Steady clock when that server time was learnt. */
  readonly monotonic: number;
}

/**
 * The time that counts on this device (rules CLK-2 to CLK-5): the wall clock put right by the offset, and never earlier than the server
 * time last seen plus what has steadily passed since. It is a clock itself, for whatever dates an act; stamps keep the raw clock.
 */
export class OfficeClock implements Clock {
  private readonly clock: Clock;
  private known: Known;
  /** Where both clocks stood when they last agreed. */
  private anchor: { readonly wall: number; readonly monotonic: number };
  /** The last server time known when the wall clock was found to have leapt; `undefined` while it has not. */
  private leaptAfter: number | null | undefined = undefined;
  private choice: ClockChoice | null = null;

  /** @param clock the raw clock of the machine */
  constructor(clock: Clock) {
    this.clock = clock;
    this.anchor = { wall: clock.now(), monotonic: clock.monotonic() };
    this.known = { offsetMs: null, lastServerTime: null, monotonic: this.anchor.monotonic };
  }

  /** Takes over what the last answer of the server has told. */
  learn({ clockOffsetMs, lastServerTime }: Pick<DeviceMeta, 'clockOffsetMs' | 'lastServerTime'>): void {
    const isNews = lastServerTime !== null && lastServerTime > (this.known.lastServerTime ?? 0);
    if (!isNews && clockOffsetMs === this.known.offsetMs) return;
    this.look();
    this.known = isNews
      ? { offsetMs: clockOffsetMs, lastServerTime, monotonic: this.clock.monotonic() }
      : { ...this.known, offsetMs: clockOffsetMs };
    if (isNews && this.leaptAfter !== undefined && lastServerTime > (this.leaptAfter ?? 0)) {
      this.leaptAfter = undefined;
      this.choice = null;
    }
    if (!this.isDoubted()) this.choice = null;
  }

  now(): number {
    this.look();
    const { machine, server, choice, standing } = this.told();
    const wanted = standing === 'doubted' ? choice : null;
    if (wanted === 'server' && server !== null) return server;
    return Math.max(wanted === 'machine' ? machine : machine + (this.known.offsetMs ?? 0), this.floor());
  }

  monotonic(): number {
    return this.clock.monotonic();
  }

  reading(): ClockReading {
    this.look();
    return this.told();
  }

  /** A person's word on which time counts; it holds until the server is heard again or the clock leaps once more. */
  choose(choice: ClockChoice): void {
    this.choice = choice;
  }

  private told(): ClockReading {
    const machine = this.clock.now();
    const { offsetMs, lastServerTime } = this.known;
    // After a leap the offset belongs to another setting of the clock; what has steadily passed is then all that is known.
    const reckoned = this.leaptAfter === undefined ? machine + (offsetMs ?? 0) : 0;
    const server = lastServerTime === null ? null : Math.max(reckoned, this.floor());
    const isOff = server !== null && Math.abs(server - machine) > noticedMs;
    const standing = this.isDoubted() ? 'doubted' : isOff ? 'off' : 'right';
    return { standing, machine, server, choice: this.choice };
  }

  private isDoubted(): boolean {
    const { offsetMs, lastServerTime } = this.known;
    if (lastServerTime === null) return false;
    return this.leaptAfter !== undefined || Math.abs(offsetMs ?? 0) > doubtedMs;
  }

  /** The true time is at least this: a steady clock never runs ahead, it only stands still while the machine sleeps. */
  private floor(): number {
    const { lastServerTime, monotonic } = this.known;
    return lastServerTime === null ? 0 : lastServerTime + this.clock.monotonic() - monotonic;
  }

  /** Holds the progress of the wall clock against that of the steady one (rule CLK-4). */
  private look(): void {
    const wall = this.clock.now();
    const monotonic = this.clock.monotonic();
    const leap = wall - this.anchor.wall - (monotonic - this.anchor.monotonic);
    if (Math.abs(leap) <= noticedMs) return;
    this.anchor = { wall, monotonic };
    this.leaptAfter = this.known.lastServerTime;
    this.choice = null;
  }
}
