import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { withLock } from './lock.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qmc-lock-'));
  return () => rm(folder, { recursive: true, force: true });
});

describe('withLock', () => {
  it('lets one at a time in and tells the others once that they wait', async () => {
    const lock = join(folder, 'deep/lock');
    let inside = 0;
    let most = 0;
    let waits = 0;
    const turn = () =>
      withLock(
        lock,
        async () => {
          inside += 1;
          most = Math.max(most, inside);
          await pause(20);
          inside -= 1;
        },
        () => (waits += 1),
      );
    await Promise.all([turn(), turn(), turn()]);
    expect(most).toBe(1);
    expect(waits).toBe(2);
    expect(await readdir(join(folder, 'deep'))).toEqual([]);
  });

  it('opens again after a failure', async () => {
    const lock = join(folder, 'lock');
    await expect(withLock(lock, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await withLock(lock, async () => 'in')).toBe('in');
  });

  it('takes over the lock of a process that no longer runs', async () => {
    const lock = join(folder, 'lock');
    await mkdir(lock);
    await writeFile(join(lock, 'pid'), '999999999');
    expect(await withLock(lock, async () => existsSync(lock))).toBe(true);
  });
});
