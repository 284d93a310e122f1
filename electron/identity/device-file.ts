import type { Disk } from '#electron/disk/disk.ts';
import { writeAtomically } from '#electron/disk/write-atomically.ts';
import { deviceFileSchema, type DeviceFile } from './stored-identity.ts';

/** Reads and replaces `device.json`. */
export class DeviceFileStore {
  private readonly disk: Disk;
  private readonly path: string;

  constructor(disk: Disk, path: string) {
    this.disk = disk;
    this.path = path;
  }

  /** Null when the device was never enrolled; `broken` when the file is there and unusable. Rejects when the disk cannot be read. */
  async read(): Promise<DeviceFile | null | 'broken'> {
    const bytes = await this.disk.read(this.path);
    if (bytes === null) return null;
    try {
      return deviceFileSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    } catch {
      return 'broken';
    }
  }

  async write(device: DeviceFile): Promise<void> {
    await writeAtomically(this.disk, this.path, new TextEncoder().encode(JSON.stringify(device)));
  }
}
