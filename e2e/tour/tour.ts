import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommandLine } from '#electron/development/failure.ts';
import { projectFolder } from '#e2e/house/source-files.ts';
import { takeTour } from './take-tour.ts';

// `npm run tour -- --out DIR`: exit code 0 only if the supervisor's instance and the server's database agree with what was typed.
await runCommandLine(async () => {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  const startedAt = performance.now();
  const summary = await takeTour(values.out ?? join(projectFolder, 'out/tour'));
  console.log(JSON.stringify(summary, null, 2));
  console.error(`Chuyến tham quan xong trong ${Math.round((performance.now() - startedAt) / 1000)} giây.`);
});
