import { addCounts, type Counters, noCounts } from './counters.ts';
import type { Violation } from './invariants.ts';
import { runSeed } from './run.ts';
import type { Sabotage } from './sabotage.ts';

export interface FailedSeed extends Violation {
  readonly seed: number;
}

export interface Campaign {
  readonly from: number;
  readonly seeds: number;
  readonly failures: readonly FailedSeed[];
  /** How often each kind of trouble came up over all seeds. */
  readonly counters: Counters;
}

/** Runs the seeds from, from + 1, ... one after the other. */
export async function runSeeds(from: number, seeds: number): Promise<Campaign> {
  const counters = noCounts();
  const failures: FailedSeed[] = [];
  for (let seed = from; seed < from + seeds; seed += 1) {
    const { violation, counters: counted } = await runSeed(seed);
    addCounts(counters, counted);
    if (violation !== null) failures.push({ seed, ...violation });
  }
  return { from, seeds, failures, counters };
}

export interface SabotageOutcome {
  readonly rule: string;
  readonly name: string;
  /** The first seed that notices that the rule is gone; null when none of them does. */
  readonly caughtBy: FailedSeed | null;
}

/** Looks for a seed in 1..seeds that notices a sabotage. */
export async function catchSabotage(sabotage: Sabotage, seeds: number): Promise<SabotageOutcome> {
  const { rule, name } = sabotage;
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { violation } = await runSeed(seed, sabotage);
    if (violation !== null) return { rule, name, caughtBy: { seed, ...violation } };
  }
  return { rule, name, caughtBy: null };
}
