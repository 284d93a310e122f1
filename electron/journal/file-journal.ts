import { join } from 'node:path';
import { isDiskFull, type Disk, type DiskFile } from '#electron/disk/disk.ts';
import type { EventId, OfficeId } from '#shared/kernel/ids.ts';
import { fault, ok, type Result } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { Journal, JournalDamage, JournalFault } from './journal.ts';
import { deviceByDevice } from './device-by-device.ts';
import { encodeRecord } from './record-format.ts';
import {
  hasEvent,
  isSpent,
  neededIn,
  noteEvent,
  noteReleased,
  readSegment,
  releasedName,
  segmentName,
  segmentNumber,
  type Segment,
} from './segment.ts';

export interface FileJournalOptions {
  readonly disk: Disk;
  /** Absolute path; made when it is not there. */
  readonly folder: string;
  /** Bytes after which a new segment is begun. */
  readonly segmentBytes?: number;
  readonly onDamage: (damage: JournalDamage) => void;
}

const usualSegmentBytes = 1024 * 1024;

interface WaitingAppend {
  readonly events: readonly EventEnvelope[];
  readonly settle: (answer: Result<{ bytes: number }, JournalFault>) => void;
}

/**
 * The journal as append-only segments in a folder. Appends that arrive while the medium is busy are written together and share one
 * sync. Nothing ever throws: what the medium refuses is a fault, and the bytes of a refused append are cut off again.
 */
export class FileJournal implements Journal {
  private readonly disk: Disk;
  private readonly folder: string;
  private readonly segmentBytes: number;
  private readonly onDamage: (damage: JournalDamage) => void;
  /** Ascending by number; null until the folder was read. */
  private segments: Segment[] | null = null;
  /** The youngest segment, open for appending; null when the next append has to open or begin one. */
  private open: { readonly segment: Segment; readonly file: DiskFile } | null = null;
  /** Numbers are not used again, also not those of segments whose end could not be mended. */
  private lastNumber = 0;
  private waiting: WaitingAppend[] = [];
  /** One operation on the folder at a time. */
  private last: Promise<unknown> = Promise.resolve();

  constructor({ disk, folder, segmentBytes = usualSegmentBytes, onDamage }: FileJournalOptions) {
    this.disk = disk;
    this.folder = folder;
    this.segmentBytes = segmentBytes;
    this.onDamage = onDamage;
  }

  append(events: readonly EventEnvelope[]): Promise<Result<{ readonly bytes: number }, JournalFault>> {
    return new Promise((settle) => {
      this.waiting.push({ events, settle });
      // Whoever comes while others wait is taken along by the commit that these have asked for.
      if (this.waiting.length === 1) void this.alone(() => this.commitWaiting());
    });
  }

  release(eventIds: readonly EventId[]): Promise<Result<{ readonly kept: number }, JournalFault>> {
    return this.guarded(async () => {
      const segments = await this.load();
      for (const segment of segments) noteReleased(segment, eventIds);
      await this.removeSpent(segments);
      for (const segment of segments) await this.writeReleased(segment);
      return { kept: segments.reduce((sum, segment) => sum + neededIn(segment), 0) };
    });
  }

  read(officeId: OfficeId): Promise<Result<EventEnvelope[], JournalFault>> {
    return this.guarded(async () => {
      const found = new Map<string, EventEnvelope>();
      for (const { number } of await this.load()) {
        const bytes = await this.disk.read(join(this.folder, segmentName(number)));
        for (const event of readSegment(number, bytes ?? new Uint8Array()).events) {
          if (event.officeId === officeId) found.set(event.hash, event);
        }
      }
      return deviceByDevice([...found.values()]);
    });
  }

  /** Waits for what is under way and closes the file. */
  async close(): Promise<void> {
    await this.alone(() => this.closeSegment());
  }

  private async commitWaiting(): Promise<void> {
    const batch = this.waiting;
    this.waiting = [];
    let answer: Result<{ bytes: number }, JournalFault>;
    try {
      const segments = await this.load();
      await this.write(
        segments,
        batch.flatMap(({ events }) => events),
      );
      answer = ok({ bytes: segments.reduce((sum, { size }) => sum + size, 0) });
    } catch (error) {
      answer = journalFault(error);
    }
    for (const { settle } of batch) settle(answer);
  }

  private async write(segments: Segment[], events: readonly EventEnvelope[]): Promise<void> {
    const fresh = new Map<string, EventEnvelope>();
    for (const event of events) {
      if (!segments.some((segment) => hasEvent(segment, event))) fresh.set(event.hash, event);
    }
    if (fresh.size === 0) return;
    const bytes = Buffer.concat([...fresh.values()].map(encodeRecord));

    const { segment, file } = await this.segmentFor(segments, bytes.length);
    try {
      await file.write(bytes, segment.size);
      await file.sync();
    } catch (error) {
      await this.takeBack(segments, segment, file, isDiskFull(error));
      throw error;
    }
    segment.size += bytes.length;
    for (const event of fresh.values()) noteEvent(segment, event);
  }

  /** The segment that the next bytes go to. A segment is never empty: one is begun only with something to write. */
  private async segmentFor(segments: Segment[], bytes: number): Promise<NonNullable<FileJournal['open']>> {
    const current = this.open;
    if (current !== null && current.segment.size + bytes <= this.segmentBytes) return current;
    const youngest = segments.at(-1);
    const canGoOn =
      current === null &&
      youngest !== undefined &&
      youngest.number === this.lastNumber &&
      youngest.size + bytes <= this.segmentBytes;
    await this.closeSegment();
    return canGoOn ? this.reopen(youngest) : this.begin(segments);
  }

  /** Goes on after the last good record; what a crash left behind it is cut off. */
  private async reopen(segment: Segment): Promise<NonNullable<FileJournal['open']>> {
    const file = await this.disk.open(join(this.folder, segmentName(segment.number)), 'keep');
    try {
      if ((await file.size()) > segment.size) await file.truncate(segment.size);
    } catch (error) {
      await file.close().catch(() => undefined);
      throw error;
    }
    return (this.open = { segment, file });
  }

  private async begin(segments: Segment[]): Promise<NonNullable<FileJournal['open']>> {
    const number = this.lastNumber + 1;
    const segment: Segment = {
      number,
      size: 0,
      events: new Map(),
      released: new Set(),
      unwritten: new Set(),
    };
    const file = await this.disk.open(join(this.folder, segmentName(number)), 'replace');
    try {
      await this.disk.syncFolder(this.folder);
    } catch (error) {
      await file.close().catch(() => undefined);
      throw error;
    }
    this.lastNumber = number;
    segments.push(segment);
    return (this.open = { segment, file });
  }

  /**
   * Leaves nothing half-written: the end is cut back to the last good record. After any other error than a full disk nobody knows what
   * is on the medium, so the next append begins a new segment; a torn end left here is the reader's to cut.
   */
  private async takeBack(
    segments: Segment[],
    segment: Segment,
    file: DiskFile,
    wasFull: boolean,
  ): Promise<void> {
    let isMended = wasFull;
    try {
      await file.truncate(segment.size);
      await file.sync();
    } catch {
      isMended = false;
    }
    await this.closeSegment();
    if (segment.size === 0) {
      segments.splice(segments.indexOf(segment), 1);
      await this.disk.remove(join(this.folder, segmentName(segment.number))).catch(() => undefined);
    } else if (!isMended) {
      this.lastNumber = Math.max(this.lastNumber, segment.number + 1);
    }
  }

  /**
   * Remembers over a restart what was released. Neither synced nor insisted on: what is missing there only keeps events longer, and
   * letting go must work on a full disk above all.
   */
  private async writeReleased(segment: Segment): Promise<void> {
    if (segment.unwritten.size === 0) return;
    try {
      const file = await this.disk.open(join(this.folder, releasedName(segment.number)), 'keep');
      try {
        // The leading line end keeps a torn line of an earlier try apart from these.
        const lines = `\n${[...segment.unwritten].join('\n')}\n`;
        await file.write(new TextEncoder().encode(lines), await file.size());
        segment.unwritten.clear();
      } finally {
        await file.close();
      }
    } catch {
      // Tried again with the next release.
    }
  }

  /** The youngest segment stays: it tells the device's last number and hash when IndexedDB is gone. */
  private async removeSpent(segments: Segment[]): Promise<void> {
    for (const segment of segments.slice(0, -1).filter(isSpent)) {
      await this.disk.remove(join(this.folder, segmentName(segment.number)));
      await this.disk.remove(join(this.folder, releasedName(segment.number)));
      segments.splice(segments.indexOf(segment), 1);
    }
  }

  private async load(): Promise<Segment[]> {
    if (this.segments !== null) return this.segments;
    await this.disk.makeFolder(this.folder);
    const numbers = (await this.disk.names(this.folder))
      .flatMap((name) => segmentNumber(name) ?? [])
      .sort((a, b) => a - b);
    const segments: Segment[] = [];
    const damages: JournalDamage[] = [];
    for (const number of numbers) {
      const bytes = await this.disk.read(join(this.folder, segmentName(number)));
      const content = readSegment(number, bytes ?? new Uint8Array());
      damages.push(...content.damages);
      const released = await this.disk.read(join(this.folder, releasedName(number)));
      const segment: Segment = {
        number,
        size: content.goodEnd,
        events: new Map(),
        released: linesOf(released),
        unwritten: new Set(),
      };
      for (const event of content.events) noteEvent(segment, event);
      segments.push(segment);
    }
    this.lastNumber = Math.max(this.lastNumber, numbers.at(-1) ?? 0);
    // Segments without a single good event are kept on disk for whoever wants to look, but do not count.
    this.segments = segments.filter(({ events }) => events.size > 0);
    for (const damage of damages) this.onDamage(damage);
    return this.segments;
  }

  private async closeSegment(): Promise<void> {
    const file = this.open?.file;
    this.open = null;
    await file?.close().catch(() => undefined);
  }

  private alone<T>(act: () => Promise<T>): Promise<T> {
    const done = this.last.then(act, act);
    this.last = done.catch(() => undefined);
    return done;
  }

  private guarded<T>(act: () => Promise<T>): Promise<Result<T, JournalFault>> {
    return this.alone(async () => {
      try {
        return ok(await act());
      } catch (error) {
        return journalFault(error);
      }
    });
  }
}

function linesOf(bytes: Uint8Array | null): Set<string> {
  return new Set(new TextDecoder().decode(bytes ?? new Uint8Array()).split('\n'));
}

function journalFault(error: unknown): JournalFault {
  return isDiskFull(error) ? fault('journal-disk-full') : fault('journal-failed');
}
