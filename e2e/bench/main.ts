import { writeFile } from 'node:fs/promises';
import { arch, availableParallelism, platform, totalmem } from 'node:os';
import process from 'node:process';
import { runCommandLine } from '#electron/development/failure.ts';
import { benchArguments } from './bench-arguments.ts';
import { type BenchResult, isMet, linesOf } from './bench-result.ts';
import { benchPromises } from './promise-bench.ts';
import { benchSaving } from './save-bench.ts';
import { benchCatchUp } from './catch-up-bench.ts';
import { benchDevices } from './devices-bench.ts';
import { benchHotOffice } from './hot-office-bench.ts';
import { benchPushes } from './push-bench.ts';
import { benchSearch } from './search-bench.ts';
import { benchStart } from './start-bench.ts';
import { benchSync } from './sync-bench.ts';
import { benchWire } from './wire-bench.ts';

const benches: Readonly<Record<string, () => Promise<BenchResult>>> = {
  promise: benchPromises,
  save: benchSaving,
  sync: benchSync,
  wire: benchWire,
  push: benchPushes,
  'hot-office': benchHotOffice,
  devices: benchDevices,
  'catch-up': benchCatchUp,
  search: benchSearch,
  start: benchStart,
};

// `npm run bench [-- --only NAME] [--json FILE]`: every figure against its peer or limit in one run. It informs and never fails:
// machines are shared and noisy. Only a bench that cannot be carried out at all says so and is left out.
await runCommandLine(async () => {
  const { names, json } = benchArguments(process.argv.slice(2), Object.keys(benches));
  const results: BenchResult[] = [];
  console.log(machine());
  for (const name of names) {
    const start = performance.now();
    const result = await benches[name]?.().catch((error: unknown) => {
      console.log(`${name}: not measured`, error);
      return undefined;
    });
    if (result === undefined) continue;
    results.push(result);
    console.log(`${linesOf(result).join('\n')}\n  (${((performance.now() - start) / 1000).toFixed(0)} s)`);
  }
  if (json !== null) {
    const told = results.map((result) => ({
      ...result,
      figures: result.figures.map((figure) => ({ ...figure, met: isMet(figure) })),
    }));
    await writeFile(json, `${JSON.stringify({ machine: machine(), results: told }, null, 2)}\n`);
  }
});

function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} processors, ${memory} GB, ${platform()} ${arch()}, Node ${process.versions.node}`;
}
