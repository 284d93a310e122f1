import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeDisk } from '#electron/disk/node-disk.ts';
import { MemoryDisk, type DiskFaults } from '#electron/disk/testing/memory-disk.ts';
import { FileJournal } from './file-journal.ts';
import { journalContract } from './journal-contract.ts';
import type { JournalDamage } from './journal.ts';
import { MemoryJournal } from './testing/memory-journal.ts';
import { sampleEvent, sampleEvents } from './testing/sample-events.ts';

const folder = '/journal';
const { officeId } = sampleEvent(1);

let root = '';
beforeAll(async () => void (root = await mkdtemp(join(tmpdir(), 'journal-test-'))));
const opened: FileJournal[] = [];
afterAll(async () => {
  for (const journal of opened) await journal.close();
  await rm(root, { recursive: true, force: true });
});

describe('the journal in memory', () => {
  journalContract(async () => new MemoryJournal());
});

describe('the journal on a disk in memory', () => {
  journalContract(async () => journalOn(new MemoryDisk()).journal);
});

describe('the journal in segments of one or two events', () => {
  journalContract(async () => journalOn(new MemoryDisk(), 1500).journal);
});

describe('the journal on files', () => {
  journalContract(async () => {
    const place = join(root, String(opened.length));
    const journal = new FileJournal({
      disk: nodeDisk,
      folder: place,
      segmentBytes: 10_000,
      onDamage: () => undefined,
    });
    opened.push(journal);
    return journal;
  });
});

function journalOn(disk: MemoryDisk, segmentBytes = 1024 * 1024) {
  const damages: JournalDamage[] = [];
  const onDamage = (damage: JournalDamage) => void damages.push(damage);
  return { journal: new FileJournal({ disk, folder, segmentBytes, onDamage }), damages };
}

async function seqsOn(disk: MemoryDisk): Promise<number[]> {
  const answer = await journalOn(disk).journal.read(officeId);
  return answer.ok ? answer.value.map(({ deviceSeq }) => deviceSeq) : [];
}

const logs = (disk: MemoryDisk) => [...disk.files.keys()].filter((path) => path.endsWith('.log')).sort();

describe('durability', () => {
  it('[JRN-1] what was answered is there after a power cut, and what was not may be', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 12 }),
        fc.nat(2000),
        fc.integer({ min: 700, max: 6000 }),
        async (sizes, keep, segmentBytes) => {
          const disk = new MemoryDisk();
          const { journal } = journalOn(disk, segmentBytes);
          let seq = 0;
          for (const size of sizes) {
            await journal.append(sampleEvents(seq + 1, seq + size));
            seq += size;
          }
          disk.faults.failing = new Set(['sync', 'truncate']);
          await journal.append([sampleEvent(seq + 1)]);
          disk.faults.failing = new Set();
          disk.crash(keep);
          const { journal: next } = journalOn(disk, segmentBytes);
          await next.append([sampleEvent(seq + 2)]);
          const found = await seqsOn(disk);
          expect(found.filter((each) => each !== seq + 1)).toEqual([
            ...Array.from({ length: seq }, (_unused, index) => index + 1),
            seq + 2,
          ]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('shares one sync between appends that wait together', async () => {
    const disk = new MemoryDisk();
    const { journal } = journalOn(disk);
    await journal.append([sampleEvent(1)]);
    const before = disk.syncs;
    await Promise.all(sampleEvents(2, 41).map((event) => journal.append([event])));
    expect(disk.syncs - before).toBeLessThanOrEqual(2);
  });
});

describe('segments', () => {
  it('are rotated, and go when all of their events were released', async () => {
    const disk = new MemoryDisk();
    const { journal } = journalOn(disk, 2000);
    for (const event of sampleEvents(1, 9)) await journal.append([event]);
    const all = logs(disk);
    expect(all.length).toBeGreaterThan(3);
    await journal.release(sampleEvents(1, 9).map(({ id }) => id));
    expect(logs(disk)).toEqual(all.slice(-1));
    const youngest = all.at(-1)!.replace('.log', '');
    expect([...disk.files.keys()].every((path) => path.startsWith(youngest))).toBe(true);
  });

  it('remember over a restart what was released', async () => {
    const disk = new MemoryDisk();
    const first = journalOn(disk, 4000).journal;
    await first.append(sampleEvents(1, 3));
    for (const event of sampleEvents(4, 9)) await first.append([event]);
    const before = logs(disk).length;
    await first.release([sampleEvent(1).id, sampleEvent(2).id]);
    const second = journalOn(disk, 4000).journal;
    expect(await second.release([sampleEvent(3).id])).toEqual({ ok: true, value: { kept: 6 } });
    expect(logs(disk).length).toBeLessThan(before + 1);
    expect((await seqsOn(disk)).includes(9)).toBe(true);
  });

  it('an event larger than a segment has one of its own', async () => {
    const disk = new MemoryDisk();
    const { journal } = journalOn(disk, 1000);
    await journal.append([sampleEvent(1, { filling: 5000 })]);
    await journal.append([sampleEvent(2)]);
    expect(logs(disk)).toHaveLength(2);
    expect(await seqsOn(disk)).toEqual([1, 2]);
  });
});

describe('a full disk', () => {
  it.each([0, 1, 11, 12, 13, 200, 700])('leaves nothing half-written (%i bytes of room)', async (room) => {
    const faults: DiskFaults = {};
    const disk = new MemoryDisk(faults);
    const { journal } = journalOn(disk);
    await journal.append(sampleEvents(1, 3));
    const path = logs(disk)[0]!;
    const good = disk.files.get(path)!.bytes.length;
    faults.capacity = good + room;
    expect(await journal.append(sampleEvents(4, 6))).toEqual({ ok: false, code: 'journal-disk-full' });
    expect(disk.files.get(path)!.bytes).toHaveLength(good);
    faults.capacity = Number.POSITIVE_INFINITY;
    expect(await journal.append(sampleEvents(4, 6))).toMatchObject({ ok: true });
    const { damages } = journalOn(disk);
    expect(await seqsOn(disk)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(damages).toEqual([]);
  });

  it('leaves no empty segment behind', async () => {
    const faults: DiskFaults = { capacity: 10 };
    const disk = new MemoryDisk(faults);
    const { journal } = journalOn(disk);
    expect(await journal.append([sampleEvent(1)])).toEqual({ ok: false, code: 'journal-disk-full' });
    expect(logs(disk)).toEqual([]);
    faults.capacity = 10_000;
    expect(await journal.append([sampleEvent(1)])).toMatchObject({ ok: true });
    expect(await seqsOn(disk)).toEqual([1]);
  });

  it('still lets events go', async () => {
    const faults: DiskFaults = {};
    const disk = new MemoryDisk(faults);
    const { journal } = journalOn(disk, 1500);
    for (const event of sampleEvents(1, 6)) await journal.append([event]);
    const before = logs(disk).length;
    faults.capacity = 0;
    expect(await journal.release(sampleEvents(1, 4).map(({ id }) => id))).toMatchObject({ ok: true });
    expect(logs(disk).length).toBeLessThan(before);
  });
});

describe('a medium that fails', () => {
  it.each(['write', 'sync', 'open', 'makeFolder'] as const)(
    'is a fault when it cannot %s',
    async (operation) => {
      const faults: DiskFaults = { failing: new Set([operation]) };
      const disk = new MemoryDisk(faults);
      const { journal } = journalOn(disk);
      expect(await journal.append([sampleEvent(1)])).toEqual({ ok: false, code: 'journal-failed' });
      faults.failing = new Set();
      expect(await journal.append([sampleEvent(1)])).toMatchObject({ ok: true });
      expect(await seqsOn(disk)).toEqual([1]);
    },
  );

  it('tears a write that cannot be cut back: the next append begins a new segment', async () => {
    const faults: DiskFaults = {};
    const disk = new MemoryDisk(faults);
    const { journal } = journalOn(disk);
    await journal.append([sampleEvent(1)]);
    faults.tearNextWriteAfter = 30;
    faults.failing = new Set(['truncate']);
    expect(await journal.append([sampleEvent(2)])).toEqual({ ok: false, code: 'journal-failed' });
    faults.failing = new Set();
    expect(await journal.append([sampleEvent(3)])).toMatchObject({ ok: true });
    expect(logs(disk)).toHaveLength(2);
    const { journal: next, damages } = journalOn(disk);
    expect(await next.read(officeId)).toMatchObject({
      value: [{ deviceSeq: 1 }, { deviceSeq: 3 }],
    });
    expect(damages).toMatchObject([{ kind: 'torn', bytes: 30 }]);
  });

  it('that cannot be read is a fault, and read again later', async () => {
    const faults: DiskFaults = {};
    const disk = new MemoryDisk(faults);
    await journalOn(disk).journal.append([sampleEvent(1)]);
    faults.failing = new Set(['read']);
    const { journal } = journalOn(disk);
    expect(await journal.read(officeId)).toEqual({ ok: false, code: 'journal-failed' });
    faults.failing = new Set();
    expect(await journal.read(officeId)).toMatchObject({ ok: true, value: [{ deviceSeq: 1 }] });
  });
});

describe('damage', () => {
  it('a torn end is reported, and cut off by the next append', async () => {
    const disk = new MemoryDisk();
    await journalOn(disk).journal.append(sampleEvents(1, 3));
    const file = disk.files.get(logs(disk)[0]!)!;
    file.bytes = file.bytes.slice(0, -20);
    const { journal, damages } = journalOn(disk);
    expect(await journal.append([sampleEvent(4)])).toMatchObject({ ok: true });
    expect(damages).toMatchObject([{ kind: 'torn', segment: '000000001.log' }]);
    expect(await seqsOn(disk)).toEqual([1, 2, 4]);
    expect(logs(disk)).toHaveLength(1);
  });

  it('a rotten record in the middle is skipped and reported', async () => {
    const disk = new MemoryDisk();
    await journalOn(disk).journal.append(sampleEvents(1, 3));
    const file = disk.files.get(logs(disk)[0]!)!;
    const middle = Math.floor(file.bytes.length / 2);
    file.bytes[middle]! ^= 0xff;
    const { journal, damages } = journalOn(disk);
    expect(await journal.read(officeId)).toMatchObject({
      value: [{ deviceSeq: 1 }, { deviceSeq: 3 }],
    });
    expect(damages).toMatchObject([{ kind: 'corrupt' }]);
  });

  it('foreign files are left alone', async () => {
    const disk = new MemoryDisk();
    const note = await disk.open('/journal/note.txt', 'keep');
    await note.write(new TextEncoder().encode('hello'), 0);
    await journalOn(disk).journal.append([sampleEvent(1)]);
    expect(disk.files.has('/journal/note.txt')).toBe(true);
  });
});
