import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildApp } from '#electron/development/build.ts';
import { hasDisplay } from '#electron/development/display.ts';
import { runCommandLine } from '#electron/development/failure.ts';
import { electronArguments, electronEnvironment } from '#electron/development/launch.ts';
import { findElectron } from '#electron/development/runtime.ts';
import { ensureElectronSystem } from '#electron/development/system-packages.ts';
import { projectFolder } from '#e2e/house/source-files.ts';
import { takeTour } from '#e2e/tour/take-tour.ts';
import { startDemoServer } from './demo-server.ts';

/** `npm start`: the embedded server with the demo office, and the app of its first counter, enrolled and ready. */
await runCommandLine(async () => {
  if (!hasDisplay()) {
    console.error(
      'Máy này không có màn hình, nên không mở được cửa sổ. Chạy chuyến tham quan (npm run tour) thay cho việc đó.',
    );
    await takeTour(join(projectFolder, 'out/tour'));
    return;
  }
  const runtime = await findElectron();
  await ensureElectronSystem(runtime.executable);
  await buildApp();
  const dataFolder = join(projectFolder, 'data');
  await mkdir(dataFolder, { recursive: true });
  const server = await startDemoServer(dataFolder);
  console.error(server.welcome);
  const code = await server.createEnrolmentCode(1);
  const app = spawn(
    runtime.executable,
    electronArguments({
      appFolder: projectFolder,
      userDataDir: join(dataFolder, 'counter-1'),
      extra: [`--enrol-url=${server.url}`, `--enrol-code=${code}`],
      hasGpu: true,
    }),
    { stdio: 'inherit', env: electronEnvironment({}) },
  );
  const stop = (): void => {
    app.kill('SIGTERM');
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await new Promise<void>((resolve, reject) => {
    app.once('error', reject);
    app.once('exit', () => resolve());
  });
  await server.close();
});
