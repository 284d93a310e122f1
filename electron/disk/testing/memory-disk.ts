import { dirname } from 'node:path';
import type { Disk, DiskFile } from '../disk.ts';

interface StoredFile {
  bytes: Uint8Array;
  /** What would be left after a power cut. */
  synced: Uint8Array;
}

/** What a test wants to go wrong. */
export interface DiskFaults {
  /** Bytes that all files together may take. */
  capacity?: number;
  /** The next write keeps this many bytes and then fails with EIO. */
  tearNextWriteAfter?: number | null;
  /** Operations that fail with EIO for as long as they stand here. */
  failing?: Set<'write' | 'sync' | 'truncate' | 'open' | 'read' | 'rename' | 'makeFolder'>;
}

/** A disk in memory that fills up, tears writes, fails and loses power when told to. */
export class MemoryDisk implements Disk {
  readonly files = new Map<string, StoredFile>();
  readonly faults: DiskFaults;
  syncs = 0;

  constructor(faults: DiskFaults = {}) {
    this.faults = faults;
  }

  /** Power cut: of what was not synced only the first `keep` bytes of each file's new part are left. */
  crash(keep = 0): void {
    for (const file of this.files.values()) {
      const longer = file.bytes.length > file.synced.length;
      file.bytes = longer ? file.bytes.slice(0, file.synced.length + keep) : file.synced;
      file.synced = file.bytes;
    }
  }

  async makeFolder(): Promise<void> {
    this.check('makeFolder');
  }

  async names(folder: string): Promise<readonly string[]> {
    return [...this.files.keys()]
      .filter((path) => dirname(path) === folder)
      .map((path) => path.slice(folder.length + 1));
  }

  async read(path: string): Promise<Uint8Array | null> {
    this.check('read');
    return this.files.get(path)?.bytes.slice() ?? null;
  }

  async open(path: string, mode: 'keep' | 'replace'): Promise<DiskFile> {
    this.check('open');
    const empty = new Uint8Array();
    const file =
      (mode === 'keep' ? this.files.get(path) : undefined) ?? ({ bytes: empty, synced: empty } as StoredFile);
    this.files.set(path, file);
    return {
      size: async () => file.bytes.length,
      write: async (bytes, position) => this.write(file, bytes, position),
      truncate: async (length) => {
        this.check('truncate');
        file.bytes = file.bytes.slice(0, length);
      },
      sync: async () => {
        this.check('sync');
        this.syncs += 1;
        file.synced = file.bytes;
      },
      close: async () => undefined,
    };
  }

  async rename(from: string, to: string): Promise<void> {
    this.check('rename');
    const file = this.files.get(from);
    if (file === undefined) throw systemError('ENOENT');
    this.files.delete(from);
    this.files.set(to, file);
  }

  async remove(path: string): Promise<void> {
    this.files.delete(path);
  }

  async syncFolder(): Promise<void> {}

  private write(file: StoredFile, bytes: Uint8Array, position: number): void {
    this.check('write');
    const tear = this.faults.tearNextWriteAfter ?? null;
    if (tear !== null) {
      this.faults.tearNextWriteAfter = null;
      place(file, bytes.subarray(0, tear), position);
      throw systemError('EIO');
    }
    const used = [...this.files.values()].reduce((sum, each) => sum + each.bytes.length, 0);
    const room = (this.faults.capacity ?? Number.POSITIVE_INFINITY) - used;
    const growth = Math.max(0, position + bytes.length - file.bytes.length);
    if (growth <= room) return place(file, bytes, position);
    place(file, bytes.subarray(0, Math.max(0, bytes.length - (growth - room))), position);
    throw systemError('ENOSPC');
  }

  private check(operation: 'write' | 'sync' | 'truncate' | 'open' | 'read' | 'rename' | 'makeFolder'): void {
    if (this.faults.failing?.has(operation) === true) throw systemError('EIO');
  }
}

function place(file: StoredFile, bytes: Uint8Array, position: number): void {
  const grown = new Uint8Array(Math.max(file.bytes.length, position + bytes.length));
  grown.set(file.bytes);
  grown.set(bytes, position);
  file.bytes = grown;
}

export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}
