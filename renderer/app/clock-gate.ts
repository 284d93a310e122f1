import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import type { ClockChoice, ClockReading, OfficeClock } from '#shared/sync/client-core/office-clock.ts';
import { ValueStore } from './value-store.ts';

type Passed = Result<null, Fault<'clock-not-chosen'>>;

/** Asks a person which time counts while the machine's clock is in doubt (rule CLK-5). It asks once; without doubt nobody notices it. */
export class ClockGate {
  /** What is being asked; null while nothing is. */
  readonly question = new ValueStore<ClockReading | null>(null);
  private readonly clock: OfficeClock;
  private waiting: ((passed: Passed) => void)[] = [];

  constructor(clock: OfficeClock) {
    this.clock = clock;
  }

  /** `clock-not-chosen` when the question was closed without an answer: the act is not done, and may be tried again at once. */
  pass(): Promise<Passed> {
    const reading = this.clock.reading();
    return reading.standing === 'doubted' && reading.choice === null ? this.ask() : Promise.resolve(ok(null));
  }

  /** Asks, also somebody who has answered before. */
  ask(): Promise<Passed> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.question.set(this.clock.reading());
    });
  }

  choose(choice: ClockChoice): void {
    this.clock.choose(choice);
    this.end(ok(null));
  }

  close(): void {
    this.end(fault('clock-not-chosen'));
  }

  private end(passed: Passed): void {
    const { waiting } = this;
    this.waiting = [];
    this.question.set(null);
    for (const resolve of waiting) resolve(passed);
  }
}
