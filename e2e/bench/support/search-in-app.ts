import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startDemoServer } from '#e2e/demo/demo-server.ts';
import { CounterApp } from '../../support/counter-app.ts';
import { receiveDossier } from '../../support/intake-flow.ts';
import { prepareStage } from '../../support/stage.ts';
import { firstIntakes } from '../../tour/intakes.ts';
import type { BenchFigure } from '../bench-result.ts';
import { memoryOfPage } from './page-memory.ts';
import { quantile } from './statistics.ts';
import { storeDossiers, typedQueries } from './stored-dossiers.ts';

/** Pixels of each step of scrolling, one step a frame: a wheel that is spun, and ten rows at once as if the bar were dragged. */
const scrolls = [
  { how: 'wheel', step: 100 },
  { how: 'dragged', step: 340 },
] as const;
const scrollSteps = 300;

/** Types into the work list of a real app with so many dossiers, and scrolls through it. */
export async function searchInApp(count: number): Promise<readonly BenchFigure[]> {
  const figures: BenchFigure[] = [];
  const size = `${count.toLocaleString('en')} in Electron`;
  await prepareStage(async ({ runtime, environment }) => {
    const folder = await mkdtemp(join(tmpdir(), 'qmc-bench-'));
    const server = await startDemoServer(null);
    const options = { executable: runtime.executable, environment, profile: join(folder, 'counter') };
    try {
      const first = await CounterApp.launch({
        ...options,
        enrol: { url: server.url, code: await server.createEnrolmentCode(1) },
      });
      await first.signIn('lan.nt', server.demoPassword);
      const [intake] = firstIntakes;
      if (intake !== undefined) await receiveDossier(first.page, intake);
      await storeDossiers(first.page, 1, count);
      await first.close();
      const app = await CounterApp.launch(options);
      await app.signIn('lan.nt', server.demoPassword);
      await app.page.keyboard.press('F3');
      await app.page.getByRole('grid').getByRole('row').nth(3).waitFor({ timeout: 120_000 });
      const { answers, drawn } = await app.page.evaluate(typeEach, typedQueries(count));
      figures.push(
        {
          what: 'one letter more until the answer, p95',
          size,
          measured: quantile(answers, 0.95),
          unit: 'ms',
          atMost: 30,
        },
        { what: 'one letter more until the answer, p50', size, measured: quantile(answers, 0.5), unit: 'ms' },
        {
          what: 'one letter more until its rows stand, p95',
          size,
          measured: quantile(drawn, 0.95),
          unit: 'ms',
        },
        {
          what: 'memory of the page and its workers',
          size,
          measured: await memoryOfPage(app.electron),
          unit: 'MB',
        },
      );
      for (const { how, step } of scrolls) figures.push(...(await scrolled(app.page, how, step, size)));
      await app.close();
    } finally {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
  return figures;
}

/**
 * Runs in the page: types each query letter by letter, the next one when the rows of the last one are painted, which no hand is faster
 * than. Milliseconds until the index has answered, and until the page has its rows.
 */
async function typeEach(queries: readonly string[]): Promise<{ answers: number[]; drawn: number[] }> {
  const field = document.querySelector<HTMLInputElement>('[data-main-search]');
  const grid = document.querySelector('[role="grid"]');
  if (field === null || grid === null) throw new Error('no list');
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  const standing = (): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (grid.getAttribute('aria-busy') === 'false') resolve();
        else setTimeout(look, 0);
      };
      look();
    });
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const painted = async (): Promise<void> => {
    await frame();
    await frame();
  };
  const type = (text: string): void => {
    write?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const drawn: number[] = [];
  performance.clearMeasures();
  for (const query of queries) {
    for (let length = 1; length <= query.length; length += 1) {
      const start = performance.now();
      type(query.slice(0, length));
      await standing();
      drawn.push(performance.now() - start);
      await painted();
    }
    type('');
    await standing();
    await painted();
  }
  const answers = performance.getEntriesByName('dossier-list').map(({ duration }) => duration);
  return { answers, drawn };
}

async function scrolled(page: Page, how: string, step: number, size: string): Promise<BenchFigure[]> {
  const { frames, tasks } = await page.evaluate(scrollDown, { step, steps: scrollSteps });
  const measured = quantile(frames, 0.95);
  return [
    { what: `scrolling, ${how}: a frame, p95`, size, measured, unit: 'ms', atMost: 17.5 },
    { what: `scrolling, ${how}: tasks of more than 50 ms`, size, measured: tasks, unit: '', atMost: 0 },
  ];
}

/** Runs in the page: lengths of its frames while it scrolls, in milliseconds, and how many tasks were long. */
async function scrollDown({ step, steps }: { readonly step: number; readonly steps: number }) {
  const grid = document.querySelector('[role="grid"]');
  let tasks = 0;
  const observer = new PerformanceObserver((list) => {
    tasks += list.getEntries().length;
  });
  observer.observe({ type: 'longtask' });
  const frames: number[] = [];
  let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
  for (let n = 0; n < steps; n += 1) {
    if (grid !== null) grid.scrollTop += step;
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    frames.push(now - last);
    last = now;
  }
  observer.disconnect();
  return { frames, tasks };
}
