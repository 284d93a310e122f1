import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { runCommandLine } from '#electron/development/failure.ts';
import { openDesk } from '../support/desk.ts';
import { prepareStage } from '../support/stage.ts';
import { type KillArguments, readArguments, usage } from './arguments.ts';
import { killAgainAndAgain } from './campaign.ts';
import { lineOf, summaryOf } from './report.ts';

// `npm run kill-runs -- --runs 200 --seed 1 --json FILE`
const args = readArguments(process.argv.slice(2));
if (args === null) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else await runCommandLine(() => killRuns(args));

async function killRuns({ runs, seed, json }: KillArguments): Promise<void> {
  await prepareStage(async ({ runtime, environment }) => {
    const { desk, close } = await openDesk(runtime.executable, environment);
    try {
      const campaign = await killAgainAndAgain(desk, { runs, seed }, (run) =>
        process.stdout.write(`${lineOf(run)}\n`),
      );
      const summary = summaryOf(campaign);
      process.stdout.write(`${summary.lines.join('\n')}\n`);
      if (json !== null)
        writeFileSync(json, `${JSON.stringify({ seed, counts: summary.counts, ...campaign }, null, 2)}\n`);
      process.exitCode = summary.isGood ? 0 : 1;
    } finally {
      await close();
    }
  });
}
