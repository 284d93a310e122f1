import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { runCommandLine } from '#electron/development/failure.ts';
import { projectFolder } from '#e2e/house/source-files.ts';
import { prepareStage, runtimeVariable } from './stage.ts';

// `npm run test:e2e [-- arguments of playwright test]`: makes everything ready once, then hands over to Playwright.
await runCommandLine(async () => {
  await prepareStage(async ({ runtime, environment }) => {
    const cli = join(projectFolder, 'node_modules/@playwright/test/cli.js');
    const config = join(projectFolder, 'e2e/playwright.config.ts');
    const tests = spawn(process.execPath, [cli, 'test', '-c', config, ...process.argv.slice(2)], {
      stdio: 'inherit',
      env: { ...process.env, ...environment, [runtimeVariable]: runtime.executable },
    });
    process.exitCode = await new Promise<number>((resolve, reject) => {
      tests.once('error', reject);
      tests.once('exit', (code) => resolve(code ?? 1));
    });
  });
});
