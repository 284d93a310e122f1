import { runCommandLine } from '#electron/development/failure.ts';
import { linesOf } from './bench-result.ts';
import { benchPromises } from './promise-bench.ts';
import { benchSaving } from './save-bench.ts';

// `npm run bench`: every figure against its peer or floor in one run. It informs and never fails: machines are shared and noisy.
await runCommandLine(async () => {
  for (const bench of [benchPromises, benchSaving]) console.log(linesOf(await bench()).join('\n'));
});
