import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DemoServer, startDemoServer } from '#e2e/demo/demo-server.ts';
import { CounterApp } from './counter-app.ts';
import { Line } from './line.ts';

export interface Desk {
  readonly server: DemoServer;
  /** Between the counters and the server. */
  readonly line: Line;
  /** A folder of this desk alone; gone afterwards. */
  readonly folder: string;
  /** Opens a counter; the same name again opens the same profile. Closed with the desk if it still stands. */
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

/**
 * An office of its own: an embedded server in memory, a line to it, and counters with profiles of their own.
 *
 * @param executable the Electron
 * @param environment variables that its apps need, such as the display's
 */
export async function openDesk(
  executable: string,
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly desk: Desk; readonly close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'qmc-story-'));
  const server = await startDemoServer(null);
  const line = await Line.open(server.url);
  const apps: CounterApp[] = [];
  const open: Desk['open'] = async (name, options = {}) => {
    const app = await CounterApp.launch({ executable, environment, profile: join(folder, name), ...options });
    apps.push(app);
    return app;
  };
  const desk: Desk = {
    server,
    line,
    folder,
    open,
    openEnrolled: async (name, counter, options = {}) =>
      open(name, { ...options, enrol: { url: line.url, code: await server.createEnrolmentCode(counter) } }),
  };
  const close = async (): Promise<void> => {
    for (const app of apps) await app.close().catch(() => undefined);
    await line.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { desk, close };
}
