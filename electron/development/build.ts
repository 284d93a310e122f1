import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, matchesGlob } from 'node:path';
import type { InlineConfig } from 'vite';
import { DevelopmentFailure, runCommandLine } from './failure.ts';
import { withLock } from './lock.ts';

/** One thing that is built: from which sources, by which settings, to what. */
export interface BuildPart {
  readonly name: string;
  /** Globs from the app folder, of everything that can change the result. */
  readonly inputs: readonly string[];
  /** A file whose presence shows that the result is there. */
  readonly result: string;
  readonly load: () => Promise<InlineConfig>;
}

const appFolder = join(import.meta.dirname, '../..');

/** Sources of development and tests; they are in no build. */
const notBuilt = ['**/*.test.ts', '**/*.test.tsx', '**/testing/**', 'electron/development/**', '**/*.md'];

/** Versions of the libraries and the import map. */
const common = ['package.json', 'package-lock.json', 'shared/**/*', 'resources/**/*'];

export const buildParts: readonly BuildPart[] = [
  {
    name: 'renderer',
    inputs: [...common, 'renderer/**/*'],
    result: 'dist/renderer/index.html',
    load: async () => ({ configFile: join(appFolder, 'renderer/vite.config.ts') }),
  },
  {
    name: 'main',
    inputs: [...common, 'electron/**/*'],
    result: 'dist/electron/main.js',
    load: async () => (await import('../vite.config.ts')).mainBuild,
  },
  {
    name: 'preload',
    inputs: [...common, 'electron/**/*'],
    result: 'dist/electron/preload.cjs',
    load: async () => (await import('../vite.config.ts')).preloadBuild,
  },
];

/**
 * Builds what has changed since the last build, and nothing else: the contents of the sources are compared, not their
 * dates, so that switching branches back and forth costs nothing.
 *
 * @returns the names of the parts that were built
 * @throws DevelopmentFailure when the sources do not build; the last good result of that part is then marked as old
 */
export async function buildApp(say: (line: string) => void = console.error): Promise<readonly string[]> {
  return withLock(
    join(appFolder, 'dist/build.lock'),
    async () => {
      const built: string[] = [];
      for (const part of buildParts) {
        const stamp = join(appFolder, `dist/${part.name}.inputs.sha256`);
        const hash = await hashOfInputs(appFolder, part.inputs);
        if (await isCurrent(stamp, hash, join(appFolder, part.result))) continue;
        await buildPart(part, stamp, hash, say);
        built.push(part.name);
      }
      return built;
    },
    () => say('Một lượt chạy khác đang dựng ứng dụng; đang chờ…'),
  );
}

/** One hash over names and contents of all files that the globs name, tests left out. */
export async function hashOfInputs(folder: string, globs: readonly string[]): Promise<string> {
  const names = new Set<string>();
  for await (const entry of glob([...globs], { cwd: folder, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const name = join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .replaceAll('\\', '/');
    if (!notBuilt.some((pattern) => matchesGlob(name, pattern))) names.add(name);
  }
  const hash = createHash('sha256');
  for (const name of [...names].sort()) {
    const content = await readFile(join(folder, name));
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

async function isCurrent(stamp: string, hash: string, result: string): Promise<boolean> {
  return existsSync(result) && existsSync(stamp) && (await readFile(stamp, 'utf8')) === hash;
}

async function buildPart(
  part: BuildPart,
  stamp: string,
  hash: string,
  say: (line: string) => void,
): Promise<void> {
  const startedAt = performance.now();
  await rm(stamp, { force: true });
  const [{ build }, config] = await Promise.all([import('vite'), part.load()]);
  // Vite marks the whole process as production while it builds; what runs after it in this process is not.
  const mode = process.env['NODE_ENV'];
  try {
    await build({ ...config, logLevel: 'warn' });
  } catch (error) {
    throw new DevelopmentFailure(
      [
        `Không dựng được phần ${part.name} của ứng dụng:`,
        error instanceof Error ? error.message : String(error),
        'Mã nguồn không bị thay đổi. Cách làm: sửa chỗ nêu trên rồi chạy lại.',
      ].join('\n'),
    );
  } finally {
    if (mode === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = mode;
  }
  await mkdir(join(appFolder, 'dist'), { recursive: true });
  await writeFile(stamp, hash);
  say(`Đã dựng ${part.name} trong ${((performance.now() - startedAt) / 1000).toFixed(1)} giây.`);
}

if (import.meta.main) {
  await runCommandLine(async () => {
    const built = await buildApp();
    if (built.length === 0) console.error('Ứng dụng không có gì thay đổi từ lần dựng trước.');
  });
}
