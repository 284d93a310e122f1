import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemoServer } from '#e2e/demo/demo-server.ts';
import { firstIntakes } from '#e2e/tour/intakes.ts';
import { CounterApp } from '../support/counter-app.ts';
import { receiveDossier } from '../support/intake-flow.ts';
import { prepareStage } from '../support/stage.ts';
import type { BenchResult } from './bench-result.ts';
import { quantile } from './support/statistics.ts';

const samples = 60;

/**
 * Saving a dossier (strict transaction and journal) in real Electron, beside what the machine itself needs for one raw strict put and one
 * raw fsync, measured before each of them in the same page and on the same disk: while the dossier before is still being sent.
 */
export async function benchSaving(): Promise<BenchResult> {
  let acts: number[] = [];
  const puts: number[] = [];
  const syncs: number[] = [];
  await prepareStage(async ({ runtime, environment }) => {
    const folder = await mkdtemp(join(tmpdir(), 'qmc-bench-'));
    const server = await startDemoServer(null);
    const app = await CounterApp.launch({
      executable: runtime.executable,
      environment,
      profile: join(folder, 'counter'),
      enrol: { url: server.url, code: await server.createEnrolmentCode(1) },
    });
    try {
      await app.signIn('lan.nt', server.demoPassword);
      for (let n = 0; n < samples; n += 1) {
        puts.push(await app.page.evaluate(rawStrictPut, n));
        syncs.push(await rawSync(join(folder, 'raw')));
        const intake = firstIntakes[n % firstIntakes.length];
        if (intake !== undefined) await receiveDossier(app.page, intake);
      }
      acts = await app.page.evaluate(() =>
        performance.getEntriesByName('act').map(({ duration }) => duration),
      );
    } finally {
      await app.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
  const floor = quantile(puts, 0.95) + quantile(syncs, 0.95);
  return {
    name: 'Saving a dossier',
    figures: [
      { what: 'act, p50', measured: quantile(acts, 0.5), unit: 'ms' },
      { what: 'act, p95', measured: quantile(acts, 0.95), unit: 'ms' },
      { what: 'raw strict put + raw fsync meanwhile, p95 each', measured: floor, unit: 'ms' },
      {
        what: 'act p95 against the raw floor',
        measured: quantile(acts, 0.95) / floor,
        unit: 'x',
        atMost: 2.5,
      },
    ],
  };
}

/** Runs in the page: one strict put of about a dossier's size, the database being open already. */
async function rawStrictPut(key: number): Promise<number> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('bench', 1);
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('rows'));
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(new Error('bench database')));
  });
  const start = performance.now();
  await new Promise<void>((resolve) => {
    const tx = db.transaction('rows', 'readwrite', { durability: 'strict' });
    tx.objectStore('rows').put({ text: 'x'.repeat(4000) }, key);
    tx.addEventListener('complete', () => resolve());
  });
  const time = performance.now() - start;
  db.close();
  return time;
}

async function rawSync(path: string): Promise<number> {
  const file = await open(path, 'a');
  const start = performance.now();
  await file.write(Buffer.alloc(2000, 'x'));
  await file.datasync();
  const time = performance.now() - start;
  await file.close();
  return time;
}
