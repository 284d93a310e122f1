import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { catchSabotage, runSeeds, type SabotageOutcome } from '#shared/sync/testing/simulator/campaign.ts';
import { runSeed } from '#shared/sync/testing/simulator/run.ts';
import { sabotages } from '#shared/sync/testing/simulator/sabotage.ts';

const usage = `The office simulator: virtual time, seeded trouble, invariants after every run.
  sim --seeds N [--from K] [--json FILE]    runs the seeds K..K+N-1; exit code 1 when an invariant is broken
  sim --sabotage all|RULE [--seeds N]       switches core rules off, one at a time; exit code 1 when nobody notices
  sim --trace SEED                          what happened in one run, a line each
`;

process.exitCode = await run();

async function run(): Promise<number> {
  const values = valuesOf(process.argv.slice(2));
  const seeds = Number(values?.seeds ?? 200);
  const from = Number(values?.from ?? 1);
  const areCounts = [seeds, from].every((count) => Number.isInteger(count) && count > 0);
  if (values === undefined || !areCounts || values.help === true) {
    process.stderr.write(usage);
    return values?.help === true ? 0 : 2;
  }
  if (values.trace !== undefined) return trace(Number(values.trace));
  const report =
    values.sabotage === undefined ? await simulate(from, seeds) : await sabotage(values.sabotage, seeds);
  if (report === null) {
    process.stderr.write(`No rule ${values.sabotage} to switch off.\n${usage}`);
    return 2;
  }
  process.stdout.write(`${report.lines.join('\n')}\n`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report.data, null, 2)}\n`);
  return report.isGood ? 0 : 1;
}

interface Report {
  readonly isGood: boolean;
  readonly lines: readonly string[];
  readonly data: unknown;
}

async function simulate(from: number, seeds: number): Promise<Report> {
  const start = performance.now();
  const campaign = await runSeeds(from, seeds);
  const ms = Math.round(performance.now() - start);
  const { failures, counters } = campaign;
  return {
    isGood: failures.length === 0,
    lines: [
      `${seeds} seeds from ${from} in ${(ms / 1000).toFixed(1)} s: ${failures.length} broken`,
      ...failures.map(({ seed, invariant, message }) => `  seed ${seed}: ${invariant} ${message}`),
      ...Object.entries(counters).map(([thing, count]) => `  ${thing.padEnd(18)} ${count}`),
    ],
    data: { ...campaign, ms },
  };
}

async function sabotage(wanted: string, seeds: number): Promise<Report | null> {
  const chosen = sabotages.filter(({ rule }) => wanted === 'all' || wanted === rule);
  if (chosen.length === 0) return null;
  const outcomes: SabotageOutcome[] = [];
  for (const one of chosen) outcomes.push(await catchSabotage(one, seeds));
  return {
    isGood: outcomes.every(({ caughtBy }) => caughtBy !== null),
    lines: outcomes.map(({ rule, name, caughtBy }) =>
      caughtBy === null
        ? `NOT NOTICED  ${rule.padEnd(8)} ${name}`
        : `noticed      ${rule.padEnd(8)} ${name}: seed ${caughtBy.seed}, ${caughtBy.invariant}`,
    ),
    data: { seeds, outcomes },
  };
}

async function trace(seed: number): Promise<number> {
  const result = await runSeed(seed);
  process.stdout.write(`${result.trace.join('\n')}\n${JSON.stringify(result.violation)}\n`);
  return result.violation === null ? 0 : 1;
}

function valuesOf(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        seeds: text,
        from: text,
        json: text,
        sabotage: text,
        trace: text,
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch {
    return undefined;
  }
}
