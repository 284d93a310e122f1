import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemoServer } from '#e2e/demo/demo-server.ts';
import { firstIntakes } from '#e2e/tour/intakes.ts';
import { CounterApp } from '../support/counter-app.ts';
import { receiveDossier } from '../support/intake-flow.ts';
import { prepareStage } from '../support/stage.ts';
import type { BenchResult } from './bench-result.ts';

const samples = 60;

/**
 * Saving a dossier (strict transaction and journal) in real Electron, beside what the machine itself needs for one raw strict put and one
 * raw fsync, measured in the same run on the same disk.
 */
export async function benchSaving(): Promise<BenchResult> {
  let acts: number[] = [];
  let puts: number[] = [];
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
        const intake = firstIntakes[n % firstIntakes.length];
        if (intake !== undefined) await receiveDossier(app.page, intake);
      }
      acts = await app.page.evaluate(() =>
        performance.getEntriesByName('act').map(({ duration }) => duration),
      );
      puts = await app.page.evaluate(rawStrictPuts, samples);
      for (let n = 0; n < samples; n += 1) syncs.push(await rawSync(join(folder, 'raw')));
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
      { what: 'raw strict put + raw fsync, p95 each', measured: floor, unit: 'ms' },
      {
        what: 'act p95 against the raw floor',
        measured: quantile(acts, 0.95) / floor,
        unit: 'x',
        atMost: 2.5,
      },
    ],
  };
}

/** Runs in the page: single strict puts of about a dossier's size, one after the other. */
async function rawStrictPuts(count: number): Promise<number[]> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('bench', 1);
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('rows'));
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(new Error('bench database')));
  });
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const start = performance.now();
    await new Promise<void>((resolve) => {
      const tx = db.transaction('rows', 'readwrite', { durability: 'strict' });
      tx.objectStore('rows').put({ text: 'x'.repeat(4000) }, n);
      tx.addEventListener('complete', () => resolve());
    });
    times.push(performance.now() - start);
  }
  db.close();
  return times;
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

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
