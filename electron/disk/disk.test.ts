import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCodeOf, isDiskFull, type Disk } from './disk.ts';
import { nodeDisk } from './node-disk.ts';
import { MemoryDisk, systemError } from './testing/memory-disk.ts';
import { writeAtomically } from './write-atomically.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: Uint8Array | null) => (content === null ? null : new TextDecoder().decode(content));

let root = '';
beforeAll(async () => void (root = await mkdtemp(join(tmpdir(), 'disk-test-'))));
afterAll(() => rm(root, { recursive: true, force: true }));

const disks: readonly [string, () => { disk: Disk; folder: string }][] = [
  ['in memory', () => ({ disk: new MemoryDisk(), folder: '/data' })],
  ['of the system', () => ({ disk: nodeDisk, folder: join(root, String(Math.random())) })],
];

describe.each(disks)('a disk %s', (_name, make) => {
  it('reads back what was written, at its place', async () => {
    const { disk, folder } = make();
    await disk.makeFolder(folder);
    const path = join(folder, 'a.log');
    const file = await disk.open(path, 'keep');
    await file.write(bytes('hello world'), 0);
    await file.write(bytes('W'), 6);
    await file.truncate(9);
    await file.sync();
    expect(await file.size()).toBe(9);
    await file.close();
    expect(text(await disk.read(path))).toBe('hello Wor');
    const again = await disk.open(path, 'keep');
    expect(await again.size()).toBe(9);
    await again.close();
    const fresh = await disk.open(path, 'replace');
    expect(await fresh.size()).toBe(0);
    await fresh.close();
  });

  it('knows what is not there', async () => {
    const { disk, folder } = make();
    expect(await disk.read(join(folder, 'none'))).toBeNull();
    expect(await disk.names(folder)).toEqual([]);
    await disk.remove(join(folder, 'none'));
  });

  it('replaces a file as a whole', async () => {
    const { disk, folder } = make();
    const path = join(folder, 'x.json');
    await writeAtomically(disk, path, bytes('one, longer'));
    await writeAtomically(disk, path, bytes('two'));
    expect(text(await disk.read(path))).toBe('two');
    expect(await disk.names(folder)).toEqual(['x.json']);
  });
});

describe('putting a file in place', () => {
  it('leaves the old content when the disk is full', async () => {
    const disk = new MemoryDisk({ capacity: 8 });
    await writeAtomically(disk, '/d/x', bytes('old'));
    await expect(writeAtomically(disk, '/d/x', bytes('too long for it'))).rejects.toSatisfy(isDiskFull);
    expect(text(await disk.read('/d/x'))).toBe('old');
    expect(await disk.names('/d')).toEqual(['x']);
  });

  it('lasts through a power cut', async () => {
    const disk = new MemoryDisk();
    await writeAtomically(disk, '/d/x', bytes('new'));
    disk.crash();
    expect(text(await disk.read('/d/x'))).toBe('new');
  });

  it('makes files that others cannot read', async () => {
    const path = join(root, 'private', 'x');
    await writeAtomically(nodeDisk, path, bytes('x'));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'utf8')).toBe('x');
  });
});

it('tells a full disk from other errors', () => {
  expect([isDiskFull(systemError('ENOSPC')), isDiskFull(systemError('EDQUOT'))]).toEqual([true, true]);
  expect([isDiskFull(systemError('EIO')), isDiskFull('ENOSPC'), isDiskFull(null)]).toEqual([
    false,
    false,
    false,
  ]);
  expect([errorCodeOf(systemError('EIO')), errorCodeOf(new Error('x')), errorCodeOf(1)]).toEqual([
    'EIO',
    'unknown',
    'unknown',
  ]);
});
