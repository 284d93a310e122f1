import { mkdir, open, readdir, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { errorCodeOf, type Disk, type DiskFile } from './disk.ts';

/** The real file system. */
export const nodeDisk: Disk = {
  async makeFolder(folder) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  },

  async names(folder) {
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    } catch (error) {
      if (errorCodeOf(error) === 'ENOENT') return [];
      throw error;
    }
  },

  async read(path) {
    try {
      return await readFile(path);
    } catch (error) {
      if (errorCodeOf(error) === 'ENOENT') return null;
      throw error;
    }
  },

  async open(path, mode) {
    return new NodeDiskFile(await openFor(path, mode));
  },

  rename,

  async remove(path) {
    await rm(path, { force: true });
  },

  async syncFolder(folder) {
    if (process.platform === 'win32') return;
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

/** `r+` and not `a`: appending ignores positions on Linux, and the journal must write where its last good record ends. */
async function openFor(path: string, mode: 'keep' | 'replace'): Promise<FileHandle> {
  if (mode === 'replace') return open(path, 'w+', 0o600);
  try {
    return await open(path, 'r+');
  } catch (error) {
    if (errorCodeOf(error) !== 'ENOENT') throw error;
    return open(path, 'wx+', 0o600);
  }
}

class NodeDiskFile implements DiskFile {
  private readonly handle: FileHandle;

  constructor(handle: FileHandle) {
    this.handle = handle;
  }

  async size(): Promise<number> {
    return (await this.handle.stat()).size;
  }

  /** One call may write less than asked for, just before a disk is full. */
  async write(bytes: Uint8Array, position: number): Promise<void> {
    let done = 0;
    while (done < bytes.length) {
      const { bytesWritten } = await this.handle.write(bytes, done, bytes.length - done, position + done);
      done += bytesWritten;
    }
  }

  truncate(length: number): Promise<void> {
    return this.handle.truncate(length);
  }

  sync(): Promise<void> {
    return this.handle.datasync();
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}
