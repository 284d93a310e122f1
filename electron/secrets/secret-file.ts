import type { z } from 'zod';
import type { Disk } from '#electron/disk/disk.ts';
import { writeAtomically } from '#electron/disk/write-atomically.ts';
import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';
import type { SecretBox } from './secret-box.ts';

/** One sealed value in one file, replaced as a whole. */
export class SecretFile<T> {
  private readonly disk: Disk;
  private readonly path: string;
  private readonly box: SecretBox;
  private readonly schema: z.ZodType<T>;

  constructor(options: { disk: Disk; path: string; box: SecretBox; schema: z.ZodType<T> }) {
    this.disk = options.disk;
    this.path = options.path;
    this.box = options.box;
    this.schema = options.schema;
  }

  /** Null when nothing was ever stored. Rejects with the system's error when the disk cannot be read. */
  async read(): Promise<Result<T | null, Fault<'secrets-unreadable'>>> {
    const sealed = await this.disk.read(this.path);
    if (sealed === null) return ok(null);
    const opened = await this.box.unseal(sealed);
    if (!opened.ok) return opened;
    try {
      return ok(this.schema.parse(JSON.parse(opened.value)));
    } catch {
      return fault('secrets-unreadable');
    }
  }

  /** Returns when the new value is on the medium. Rejects with the system's error; the old value then stands. */
  async write(value: T): Promise<void> {
    await writeAtomically(this.disk, this.path, await this.box.seal(JSON.stringify(value)));
  }
}
