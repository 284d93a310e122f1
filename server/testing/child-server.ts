import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The real server as a process of its own, on a database that outlives it. */
export interface ChildServer {
  readonly url: string;
  /** Ends it as a power cut would: no handler runs. */
  kill(): Promise<void>;
  /** Asks it to end, as an operator does. @returns its exit code */
  terminate(): Promise<number | null>;
}

/** Starts `server/main.ts` on a free port of loopback; fails with what it said when it ends before it listens. */
export async function startChildServer(databaseUrl: string): Promise<ChildServer> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../main.ts')], {
    env: { ...process.env, DATABASE_URL: databaseUrl, QMC_PORT: '0', LOG_LEVEL: 'info', NODE_ENV: 'test' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killAtExit = (): void => void child.kill('SIGKILL');
  process.once('exit', killAtExit);
  const exit = once(child, 'exit').finally(() => process.off('exit', killAtExit));
  const url = await listeningUrl(child);
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    await exit;
    return child.exitCode;
  };
  return { url, kill: async () => void (await end('SIGKILL')), terminate: () => end('SIGTERM') };
}

function listeningUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (text: string): void => {
      said += text;
      const url = /Server listening at (?<url>http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.groups?.['url'];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', hear);
    child.once('exit', () => reject(new Error(`The server did not start:\n${said}`)));
  });
}
