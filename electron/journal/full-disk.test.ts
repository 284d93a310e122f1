import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Disk } from '#electron/disk/disk.ts';
import { nodeDisk } from '#electron/disk/node-disk.ts';
import { MemoryDisk } from '#electron/disk/testing/memory-disk.ts';
import { FileJournal } from './file-journal.ts';
import { sampleEvent } from './testing/sample-events.ts';

const run = promisify(execFile);
const capacity = 64 * 1024;
const { officeId } = sampleEvent(1);

let root = '';
let mounted = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'full-disk-test-'));
  const point = join(root, 'small');
  await mkdir(point);
  // Mounting takes root; elsewhere the same test runs on a disk in memory that fills up.
  await run('mount', ['-t', 'tmpfs', '-o', `size=${capacity}`, 'tmpfs', point]).then(
    () => (mounted = point),
    () => undefined,
  );
});
afterAll(async () => {
  if (mounted !== '') await run('umount', [mounted]);
  await rm(root, { recursive: true, force: true });
});

describe('a journal on a disk of 64 KiB', () => {
  it('keeps all that it answered for, refuses the rest, and goes on when there is room', async () => {
    const isReal = mounted !== '';
    const disk: Disk = isReal ? nodeDisk : new MemoryDisk({ capacity });
    const folder = isReal ? join(mounted, 'journal') : '/journal';
    const open = () =>
      new FileJournal({ disk, folder, segmentBytes: 16 * 1024, onDamage: () => damages.push(1) });
    const damages: number[] = [];

    const journal = open();
    let seq = 0;
    for (;;) {
      const answer = await journal.append([sampleEvent(seq + 1, { filling: 1500 })]);
      if (!answer.ok) {
        expect(answer).toEqual({ ok: false, code: 'journal-disk-full' });
        break;
      }
      seq += 1;
    }
    expect(seq).toBeGreaterThan(20);
    expect(await journal.append([sampleEvent(seq + 1, { filling: 1500 })])).toMatchObject({ ok: false });
    await journal.close();

    const reopened = open();
    const found = await reopened.read(officeId);
    expect(found.ok && found.value.map(({ deviceSeq }) => deviceSeq)).toEqual(
      Array.from({ length: seq }, (_unused, index) => index + 1),
    );
    expect(damages).toEqual([]);

    const released = Array.from({ length: seq - 2 }, (_unused, index) => sampleEvent(index + 1).id);
    expect(await reopened.release(released)).toMatchObject({ ok: true });
    expect(await reopened.append([sampleEvent(seq + 1, { filling: 1500 })])).toMatchObject({ ok: true });
    await reopened.close();
  });
});
