import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { postgresBinaries } from './postgres-binaries.ts';

/** The cluster's own superuser; nobody else is let in. */
const owner = 'qmc_owner';

/** A throw-away PostgreSQL of the test file that started it. */
export interface PostgresCluster {
  /** Makes an empty database and gives its `DATABASE_URL`. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL of its own in a temporary folder, listening on a unix socket there and nowhere else, so that no port is shared with
 * anybody. It does not wait for the disk: what is tested here is order and isolation, not power cuts.
 */
export async function startPostgresCluster(): Promise<PostgresCluster> {
  const binaries = postgresBinaries();
  const account = unprivilegedAccount();
  const folder = mkdtempSync(join(tmpdir(), 'qmc-pg-'));
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const environment = { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' };
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', owner, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...account, cwd: folder, env: environment, stdio: 'ignore' },
  );
  const settings = {
    listen_addresses: '',
    unix_socket_directories: folder,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    shared_buffers: '32MB',
    max_connections: '60',
  };
  const server = spawn(
    join(binaries, 'postgres'),
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...account, cwd: folder, env: environment, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const killAtExit = (): void => void server.kill('SIGQUIT');
  process.once('exit', killAtExit);
  await readiness(server);
  const urlOf = (database: string): string =>
    `postgresql://${owner}@localhost/${database}?host=${encodeURIComponent(folder)}`;
  let databases = 0;
  return {
    createDatabase: async () => {
      databases += 1;
      const name = `office_${databases}`;
      const client = new Client({ connectionString: urlOf('postgres') });
      await client.connect();
      await client.query(`create database ${name} template template0`);
      await client.end();
      return urlOf(name);
    },
    stop: async () => {
      process.off('exit', killAtExit);
      if (server.exitCode === null) {
        const exit = once(server, 'exit');
        server.kill('SIGINT');
        await exit;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root; the package made an account for it. */
function unprivilegedAccount(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const line = /^postgres:[^:]*:(?<uid>\d+):(?<gid>\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  if (line?.groups === undefined) throw new Error('There is no account "postgres" to run PostgreSQL as.');
  return { uid: Number(line.groups['uid']), gid: Number(line.groups['gid']) };
}

/** Settles when the server says that it takes connections; fails with what it said when it ends before. */
function readiness(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said}`)));
  });
}
