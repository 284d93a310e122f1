import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { type DemoServer, startDemoServer } from '#e2e/demo/demo-server.ts';
import { CounterApp } from './counter-app.ts';
import { Line } from './line.ts';
import { runtimeVariable } from './stage.ts';

export interface Desk {
  readonly server: DemoServer;
  /** Between the counters of this story and the server. */
  readonly line: Line;
  /** A folder of this story alone; gone afterwards. */
  readonly folder: string;
  /** Opens a counter; the same name again opens the same profile. Closed at the end of the story if it still stands. */
  open(name: string, options?: OpenOptions): Promise<CounterApp>;
  /** Opens a freshly enrolled counter of the demo office. */
  openEnrolled(name: string, counter: number, options?: OpenOptions): Promise<CounterApp>;
}

export interface OpenOptions {
  readonly enrol?: { readonly url: string; readonly code: string };
  readonly extra?: readonly string[];
}

export const people = {
  officer: 'lan.nt',
  otherOfficer: 'huy.tq',
  supervisor: 'ha.vt',
  head: 'tuan.da',
  admin: 'thinh.hd',
} as const;

/** A story has its own office: an embedded server in memory, a line to it, and counters with profiles of their own. */
export const test = base.extend<{ desk: Desk }>({
  // Playwright finds fixtures by the names in this pattern, and this one needs none.
  // oxlint-disable-next-line no-empty-pattern
  desk: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'qmc-story-'));
    const server = await startDemoServer(null);
    const line = await Line.open(server.url);
    const apps: CounterApp[] = [];
    const executable = process.env[runtimeVariable];
    if (executable === undefined) throw new Error('Chạy các câu chuyện bằng "npm run test:e2e".');
    const open: Desk['open'] = async (name, options = {}) => {
      const app = await CounterApp.launch({
        executable,
        environment: { DISPLAY: process.env['DISPLAY'] ?? '' },
        profile: join(folder, name),
        ...options,
      });
      apps.push(app);
      return app;
    };
    await use({
      server,
      line,
      folder,
      open,
      openEnrolled: async (name, counter, options = {}) =>
        open(name, { ...options, enrol: { url: line.url, code: await server.createEnrolmentCode(counter) } }),
    });
    for (const app of apps) await app.close().catch(() => undefined);
    await line.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  },
});
