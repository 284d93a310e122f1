import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { startDemoServer } from '#e2e/demo/demo-server.ts';
import { CounterApp } from '../support/counter-app.ts';
import { prepareStage } from '../support/stage.ts';
import type { BenchFigure, BenchResult } from './bench-result.ts';
import { writeBacklog } from './support/week-backlog.ts';

const milestones = [840, 8_400, 84_000];
const backlog = 84_000;
/** Seconds after which it is given up. */
const patience = 150;

/**
 * A week of a ten-counter office on a new machine, in real Electron with Dexie: the officer signs in and has the list of dossiers open
 * while the worker pulls. Long tasks are those of the page, as the browser itself reports them.
 */
export async function benchCatchUp(): Promise<BenchResult> {
  const reached = new Map<number, number>();
  let cursor = 0;
  let tasks: readonly number[] = [];
  await prepareStage(async ({ runtime, environment }) => {
    const folder = await mkdtemp(join(tmpdir(), 'qmc-bench-'));
    const server = await startDemoServer(null);
    const office = await server.db.selectFrom('offices').select('office_id').executeTakeFirstOrThrow();
    await writeBacklog(server.db, { officeId: office.office_id, actorId: server.demoUsers[0]!.id }, backlog);
    const app = await CounterApp.launch({
      executable: runtime.executable,
      environment,
      profile: join(folder, 'counter'),
      enrol: { url: server.url, code: await server.createEnrolmentCode(1) },
    });
    const start = performance.now();
    try {
      await app.signIn('lan.nt', server.demoPassword);
      await app.page.keyboard.press('F3');
      await app.page.evaluate(watchLongTasks);
      while (cursor < backlog && performance.now() - start < patience * 1000) {
        await after(250);
        cursor = await app.page.evaluate(eventsHere);
        const seconds = (performance.now() - start) / 1000;
        for (const milestone of milestones) {
          if (cursor >= milestone && !reached.has(milestone)) reached.set(milestone, seconds);
        }
      }
      tasks = await app.page.evaluate(longTasks);
    } finally {
      await app.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
  const figures: BenchFigure[] = milestones.flatMap((milestone) => {
    const seconds = reached.get(milestone);
    const size = `${milestone.toLocaleString('en')} events`;
    return seconds === undefined
      ? []
      : [{ what: 'recovered after', size, measured: seconds, unit: 's', atMost: 120 }];
  });
  if (cursor < backlog) {
    figures.push({
      what: `recovered after ${patience} s`,
      measured: cursor,
      unit: 'events',
      atLeast: backlog,
    });
  }
  figures.push(
    { what: 'longest task of the page', measured: Math.max(0, ...tasks), unit: 'ms', atMost: 50 },
    { what: 'tasks of more than 50 ms', measured: tasks.length, unit: '', atMost: 0 },
    { what: 'their sum', measured: tasks.reduce((sum, task) => sum + task, 0) / 1000, unit: 's' },
  );
  return {
    name: 'Catch-up of a week in Electron',
    figures,
    remarks: [
      'One run; the milestones are passed on the way. The time counts from the first window and has enrolment and sign-in in it.',
      'Server (PGlite) and app share the machine. Each dossier has eight events.',
    ],
  };
}

/** Runs in the page. */
function watchLongTasks(): void {
  const tasks: number[] = [];
  Object.assign(globalThis, { benchTasks: tasks });
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe(
    {
      type: 'longtask',
    },
  );
}

/** Runs in the page. */
function longTasks(): readonly number[] {
  return (globalThis as unknown as { readonly benchTasks: readonly number[] }).benchTasks;
}

/**
 * Runs in the page: of how many events the outcome is here. While the device takes a snapshot its cursor already stands at the end, and
 * what counts are the dossiers that have come, of eight events each.
 */
function eventsHere(): Promise<number> {
  return new Promise((resolve) => {
    const open = indexedDB.open('counter');
    open.addEventListener('success', () => {
      const tx = open.result.transaction(['meta', 'dossiers']);
      const row = tx.objectStore('meta').get('device');
      const dossiers = tx.objectStore('dossiers').count();
      tx.addEventListener('complete', () => {
        open.result.close();
        const meta = row.result as { readonly cursor: number; readonly snapshot: unknown } | undefined;
        const isTaking = meta !== undefined && meta.snapshot !== null;
        // One less than all until the snapshot has ended.
        resolve(isTaking ? Math.max(0, dossiers.result * 8 - 1) : (meta?.cursor ?? 0));
      });
    });
  });
}
