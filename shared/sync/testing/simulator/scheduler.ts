/** Something that happens at a virtual time. */
interface Step {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** Enough turns of the microtask queue for any one step of the cores over memory to come to rest. */
const turns = 120;

/**
 * Virtual time: steps run in the order of their times, those of one time in the order in which they were planned, and between two steps
 * everything that waits on promises comes to rest. No timer is ever set, so that one seed is one run.
 */
export class Scheduler {
  /** Epoch milliseconds. */
  now: number;
  private readonly steps: Step[] = [];
  private order = 0;

  constructor(startMs: number) {
    this.now = startMs;
  }

  after(ms: number, run: () => void): void {
    this.steps.push({ at: this.now + Math.max(0, ms), order: (this.order += 1), run });
  }

  /** Runs every step up to a time, those that are planned meanwhile too. */
  async runUntil(end: number): Promise<void> {
    for (;;) {
      let next: Step | undefined;
      for (const step of this.steps) {
        if (next === undefined || step.at < next.at || (step.at === next.at && step.order < next.order))
          next = step;
      }
      if (next === undefined || next.at > end) break;
      this.steps.splice(this.steps.indexOf(next), 1);
      this.now = Math.max(this.now, next.at);
      next.run();
      await atRest();
    }
    this.now = Math.max(this.now, end);
  }
}

export async function atRest(): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
}
