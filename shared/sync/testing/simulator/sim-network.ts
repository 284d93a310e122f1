import { type Result, fault } from '#shared/kernel/result.ts';
import type { TransportFault } from '../../client-core/sync-round.ts';
import type { SeededRandom } from '../fixed-ports.ts';
import type { Counters } from './counters.ts';
import type { Scheduler } from './scheduler.ts';

/** Shares of requests and answers, 0 to 1. */
export interface LineFaults {
  readonly lostRequests: number;
  readonly lostAnswers: number;
  readonly doubledRequests: number;
  /** Milliseconds at most, each way. */
  readonly delay: number;
}

/** After this long without an answer a device takes the server for unreachable. */
const patience = 20_000;

/** The line: everything that is sent may be lost, late, doubled and overtaken, and so may every answer. */
export class SimNetwork {
  faults: LineFaults = { lostRequests: 0, lostAnswers: 0, doubledRequests: 0, delay: 0 };
  private readonly scheduler: Scheduler;
  private readonly random: SeededRandom;
  private readonly counters: Counters;

  constructor(scheduler: Scheduler, random: SeededRandom, counters: Counters) {
    this.scheduler = scheduler;
    this.random = random;
    this.counters = counters;
  }

  /**
   * @param isUp whether the device has a line now
   * @param serve the server's work; null when an instance crashed over it and nobody answers
   */
  call<T>(
    isUp: boolean,
    serve: () => Promise<Result<T, TransportFault> | null>,
  ): Promise<Result<T, TransportFault>> {
    return new Promise((resolve) => {
      const give = (answer: Result<T, TransportFault>): void => resolve(answer);
      this.scheduler.after(patience, () => give(fault('server-unreachable')));
      if (!isUp) return;
      const copies = this.random.next() < this.faults.doubledRequests ? 2 : 1;
      if (copies === 2) this.counters.doubledRequests += 1;
      for (let copy = 0; copy < copies; copy += 1) {
        if (this.random.next() < this.faults.lostRequests) {
          this.counters.lostRequests += 1;
          continue;
        }
        this.scheduler.after(this.delay(), () => void this.serve(serve, give));
      }
    });
  }

  private async serve<T>(
    serve: () => Promise<Result<T, TransportFault> | null>,
    give: (answer: Result<T, TransportFault>) => void,
  ): Promise<void> {
    const answer = await serve();
    if (answer === null || this.random.next() < this.faults.lostAnswers) {
      this.counters.lostAnswers += 1;
      return;
    }
    this.scheduler.after(this.delay(), () => give(answer));
  }

  private delay(): number {
    return this.random.below(this.faults.delay + 1);
  }
}
