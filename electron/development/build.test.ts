import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildParts, hashOfInputs } from './build.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qmc-build-'));
  await place('shared/a.ts', '1');
  await place('electron/main.ts', '2');
  return () => rm(folder, { recursive: true, force: true });
});

async function place(name: string, content: string): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), content);
}

const inputs = ['shared/**/*', 'electron/**/*'];

describe('hashOfInputs', () => {
  it('changes with a source, its name and its absence', async () => {
    const before = await hashOfInputs(folder, inputs);
    await place('shared/a.ts', '3');
    const changed = await hashOfInputs(folder, inputs);
    await rm(join(folder, 'shared/a.ts'));
    await place('shared/b.ts', '1');
    const renamed = await hashOfInputs(folder, inputs);
    expect(new Set([before, changed, renamed]).size).toBe(3);
  });

  it('does not change with tests and development tools, nor with what others build from', async () => {
    const before = await hashOfInputs(folder, inputs);
    await place('shared/a.test.ts', 'x');
    await place('shared/sync/testing/fuzz.ts', 'x');
    await place('electron/development/build.ts', 'x');
    await place('server/main.ts', 'x');
    expect(await hashOfInputs(folder, inputs)).toBe(before);
  });
});

describe('buildParts', () => {
  it('puts the entry where package.json names it, and the preload as CommonJS', () => {
    const results = buildParts.map((part) => part.result);
    expect(results).toEqual([
      'dist/renderer/index.html',
      'dist/electron/main.js',
      'dist/electron/preload.cjs',
    ]);
  });
});
