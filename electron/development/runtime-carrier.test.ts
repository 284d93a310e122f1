import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RunCommand } from './commands.ts';
import { carrierRuntime, hasSha256 } from './runtime-carrier.ts';

let cache: string;

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'qmc-carrier-'));
  return () => rm(cache, { recursive: true, force: true });
});

const done = { code: 0, stdout: '', stderr: '', timedOut: false };

/** A registry that delivers something other than what was recorded. */
const forgingRun: RunCommand = async (command, args) => {
  if (command === 'npm') {
    await writeFile(join(args[args.indexOf('--pack-destination') + 1]!, 'x.tgz'), '');
  } else {
    const work = args[args.indexOf('-C') + 1]!;
    await mkdir(join(work, 'package'));
    await writeFile(join(work, args.at(-1)!), 'not an Electron');
  }
  return done;
};

const forbiddenRun: RunCommand = async () => {
  throw new Error('no command may run');
};

describe('carrierRuntime', () => {
  it('refuses and removes an archive with another sha256', async () => {
    const answer = await carrierRuntime({ cache, run: forgingRun, say: () => undefined }).find();
    expect(answer).toMatchObject({ kind: 'absent', reason: expect.stringContaining('sha256') });
    expect(await readdir(cache)).toEqual([]);
  });

  it('tells why npm did not deliver, without its stack', async () => {
    const stderr = 'npm error code E404\nnpm error 404 Not Found\n1\n2\n    at stack';
    const run: RunCommand = async () => ({ code: 1, stdout: '', stderr, timedOut: false });
    const answer = await carrierRuntime({ cache, run, say: () => undefined }).find();
    expect(answer).toMatchObject({ kind: 'absent', reason: expect.stringContaining('404 Not Found') });
    expect(answer).not.toMatchObject({ reason: expect.stringContaining('at stack') });
  });

  it('does not touch the network when the cache has one', async () => {
    await mkdir(join(cache, 'electron-33.2.1'));
    await writeFile(join(cache, 'electron-33.2.1/electron'), '');
    // Prepared by a clone whose default app differs: only that part is made anew.
    await writeFile(join(cache, 'electron-33.2.1/default-app.sha256'), 'another');
    const answer = await carrierRuntime({ cache, run: forbiddenRun, say: () => undefined }).find();
    expect(answer).toMatchObject({ kind: 'found', version: '33.2.1' });
    expect(await readdir(join(cache, 'electron-33.2.1/resources'))).toEqual(['default_app.asar']);
  });
});

describe('hasSha256', () => {
  it('compares the content', async () => {
    const file = join(cache, 'a');
    await writeFile(file, 'abc');
    const sha = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(await hasSha256(file, sha)).toBe(true);
    expect(await hasSha256(file, sha.replace('b', 'c'))).toBe(false);
  });
});
