import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface ServerProcess {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The product's server, over a DATABASE_URL or `embedded`, with the offices of `benchOffice`. */
export function officeServer(
  database: string,
  { offices, devices }: { readonly offices: number; readonly devices: number },
): Promise<ServerProcess> {
  return started(join(import.meta.dirname, 'office-server.ts'), [database, String(offices), String(devices)]);
}

/** The peer's server, keeping its data in a folder. */
export function pouchServer(folder: string): Promise<ServerProcess> {
  return started(join(import.meta.dirname, '../peer/pouch-server.ts'), [folder]);
}

/** Each server has a process of its own, as it would in life, so that it shares no thread with its clients. It sends `{url}` when it listens. */
async function started(module: string, args: readonly string[]): Promise<ServerProcess> {
  const child = fork(module, [...args], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { readonly url: string }).url));
    child.once('exit', (code) => reject(new Error(`${module} ended with ${code}`)));
  });
  return {
    url,
    stop: async () => {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}
