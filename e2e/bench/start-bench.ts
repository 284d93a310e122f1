import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { electronArguments, electronEnvironment, needsNoSandbox } from '#electron/development/launch.ts';
import { startDemoServer } from '#e2e/demo/demo-server.ts';
import { CounterApp } from '../support/counter-app.ts';
import { receiveDossier } from '../support/intake-flow.ts';
import { prepareStage, type Stage } from '../support/stage.ts';
import { firstIntakes } from '../tour/intakes.ts';
import type { BenchFigure, BenchResult } from './bench-result.ts';
import { memoryOfPage } from './support/page-memory.ts';
import { quantile, secondsOf } from './support/statistics.ts';
import { storeDossiers } from './support/stored-dossiers.ts';

const sizes = [1_000, 10_000, 100_000];
const starts = 7;

/**
 * From the start of the process until somebody can sign in, and from there until the list of dossiers stands, with many dossiers stored;
 * beside the start of an Electron that shows an empty page. The median of some starts each.
 */
export async function benchStart(): Promise<BenchResult> {
  const figures: BenchFigure[] = [];
  await prepareStage(async (stage) => {
    const folder = await mkdtemp(join(tmpdir(), 'qmc-bench-'));
    const server = await startDemoServer(null);
    const profile = join(folder, 'counter');
    const options = { executable: stage.runtime.executable, environment: stage.environment, profile };
    try {
      const first = await CounterApp.launch({
        ...options,
        enrol: { url: server.url, code: await server.createEnrolmentCode(1) },
      });
      await first.signIn('lan.nt', server.demoPassword);
      const [intake] = firstIntakes;
      if (intake !== undefined) await receiveDossier(first.page, intake);
      await first.close();
      let stored = 1;
      for (const size of sizes) {
        const filling = await CounterApp.launch(options);
        await filling.page.getByLabel('Tên đăng nhập').waitFor();
        await storeDossiers(filling.page, stored, size);
        stored = size;
        await filling.close();

        const lists: number[] = [];
        let memory = 0;
        const empties: number[] = [];
        const usable = await medianOf(async () => {
          // One after the other, because a machine is now fast and now slow.
          empties.push(await emptyStart(stage, folder));
          const begun = performance.now();
          const app = await CounterApp.launch(options);
          await app.page.getByLabel('Tên đăng nhập').waitFor();
          const seconds = (performance.now() - begun) / 1000;
          await app.signIn('lan.nt', server.demoPassword);
          lists.push(
            await secondsOf(async () => {
              await app.page.keyboard.press('F3');
              await app.page.getByRole('grid').getByRole('row').nth(3).waitFor({ timeout: 60_000 });
            }),
          );
          memory = await memoryOfPage(app.electron);
          await app.close();
          return seconds;
        });
        const empty = quantile(empties, 0.5);
        const label = `${size.toLocaleString('en')} dossiers`;
        const against = `an empty window ${empty.toFixed(2)} s`;
        figures.push(
          {
            what: 'start until usable, of an empty window',
            size: label,
            measured: usable / empty,
            unit: 'x',
            against,
            atMost: 2,
          },
          { what: 'start until usable', size: label, measured: usable, unit: 's' },
          { what: 'F3 until the list stands', size: label, measured: quantile(lists, 0.5), unit: 's' },
          { what: 'memory of the page with the list open', size: label, measured: memory, unit: 'MB' },
        );
      }
    } finally {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
  return {
    name: 'Start with many dossiers stored',
    figures,
    remarks: [
      'Usable: the name of who signs in can be typed; the local data are open by then. Both are driven by Playwright.',
    ],
  };
}

/** An Electron with nothing in it: one window, one empty page. */
async function emptyStart({ runtime, environment }: Stage, folder: string): Promise<number> {
  const appFolder = join(folder, 'empty');
  await mkdir(appFolder, { recursive: true });
  await writeFile(join(appFolder, 'package.json'), '{"name":"empty","main":"main.cjs"}');
  await writeFile(join(appFolder, 'index.html'), '<!doctype html><title>empty</title><p id="here">here</p>');
  await writeFile(
    join(appFolder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768 }).loadFile('index.html'));`,
  );
  const begun = performance.now();
  const electron = await _electron.launch({
    executablePath: runtime.executable,
    args: electronArguments({ appFolder, userDataDir: join(folder, 'empty-profile'), extra: [] }),
    chromiumSandbox: !needsNoSandbox(),
    env: electronEnvironment(environment),
  });
  const page = await electron.firstWindow();
  await page.locator('#here').waitFor();
  const seconds = (performance.now() - begun) / 1000;
  await electron.close();
  return seconds;
}

async function medianOf(act: () => Promise<number>): Promise<number> {
  const values: number[] = [];
  for (let n = 0; n < starts; n += 1) values.push(await act());
  return quantile(values, 0.5);
}
