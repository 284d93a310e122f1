import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandOutcome } from './commands.ts';
import {
  downloadedRuntime,
  installedRuntime,
  npmElectron,
  overrideRuntime,
  refusalLifetime,
} from './runtime-official.ts';

let folder: string;
let commands: (readonly string[])[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qmc-runtime-'));
  commands = [];
  return () => rm(folder, { recursive: true, force: true });
});

async function placeElectron(at: string, version: string): Promise<void> {
  await mkdir(at, { recursive: true });
  await writeFile(join(at, 'electron'), '');
  await writeFile(join(at, 'version'), version);
}

const refused: CommandOutcome = {
  code: 1,
  stdout: '',
  stderr: '\nTypeError: fetch failed\n  at x',
  timedOut: false,
};

function download(act: () => Promise<CommandOutcome>, now = 1_000_000, hasSubstitute = true) {
  return downloadedRuntime({
    official: { folder, version: '45.4.1' },
    platform: 'linux',
    cache: join(folder, 'cache'),
    hasSubstitute,
    now: () => now,
    say: () => undefined,
    run: async (_command, args) => {
      commands.push(args);
      return act();
    },
  });
}

describe('overrideRuntime', () => {
  it('prefers our own variable and reads the version beside the program', async () => {
    await placeElectron(join(folder, 'a'), 'v45.0.0\n');
    const env = { QMC_ELECTRON_DIST: join(folder, 'a'), ELECTRON_OVERRIDE_DIST_PATH: '/elsewhere' };
    expect(await overrideRuntime(env, 'linux').find()).toEqual({
      kind: 'found',
      executable: join(folder, 'a/electron'),
      version: '45.0.0',
    });
  });

  it('refuses a folder without an Electron, naming the variable', async () => {
    const answer = await overrideRuntime({ ELECTRON_OVERRIDE_DIST_PATH: folder }, 'linux').find();
    expect(answer).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('ELECTRON_OVERRIDE_DIST_PATH'),
    });
  });

  it('says nothing when no variable is set', async () => {
    expect(await overrideRuntime({}, 'linux').find()).toEqual({ kind: 'absent', reason: '' });
  });
});

describe('installedRuntime', () => {
  it('accepts the binary of the package version only', async () => {
    const source = installedRuntime({ folder, version: '45.4.1' }, 'linux');
    expect((await source.find()).kind).toBe('absent');
    await placeElectron(join(folder, 'dist'), '44.0.0');
    expect((await source.find()).kind).toBe('absent');
    await placeElectron(join(folder, 'dist'), '45.4.1');
    expect((await source.find()).kind).toBe('found');
  });

  it('knows the version that users get', () => {
    expect(npmElectron(import.meta.url).version).toMatch(/^\d+\.\d+\.\d+/);
  });
});

describe('downloadedRuntime', () => {
  it('runs the installer of the package and takes what it brought', async () => {
    const answer = await download(async () => {
      await placeElectron(join(folder, 'dist'), '45.4.1');
      return { code: 0, stdout: '', stderr: '', timedOut: false };
    }).find();
    expect(answer).toMatchObject({ kind: 'found', version: '45.4.1' });
    expect(commands).toEqual([[join(folder, 'install.js')]]);
  });

  it('remembers a refusal for a day and then tries again', async () => {
    const first = await download(async () => refused).find();
    expect(first).toMatchObject({
      kind: 'absent',
      reason: expect.stringContaining('TypeError: fetch failed'),
    });
    const later = await download(async () => refused, 1_000_000 + refusalLifetime - 1).find();
    expect(later).toMatchObject({ kind: 'absent', reason: expect.stringContaining('sẽ thử lại sau') });
    expect(commands).toHaveLength(1);
    await download(async () => refused, 1_000_000 + refusalLifetime).find();
    expect(commands).toHaveLength(2);
  });

  it('forgets the refusal where nothing else can stand in', async () => {
    await download(async () => refused, 1, false).find();
    await download(async () => refused, 2, false).find();
    expect(commands).toHaveLength(2);
  });

  it('lets several runs at once ask only once', async () => {
    await Promise.all([1, 2, 3].map(() => download(async () => refused).find()));
    expect(commands).toHaveLength(1);
  });
});
