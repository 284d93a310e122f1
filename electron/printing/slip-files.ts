import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { isDiskFull, type Disk } from '#electron/disk/disk.ts';
import { writeAtomically } from '#electron/disk/write-atomically.ts';
import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';

export interface KeptSlip {
  /** Absolute. */
  readonly path: string;
  /** Of the PDF's bytes, 64 lower-case hex digits. */
  readonly sha256: string;
}

export interface SlipName {
  /** Four digits. */
  readonly year: string;
  /** Any text; what a file name cannot hold is replaced. */
  readonly stem: string;
}

/** Every paper that was ever made, as `<year>/<stem>-<n>.pdf`: the sheet may be lost, what it said is not. */
export class SlipFiles {
  private readonly disk: Disk;
  private readonly folder: string;

  /** @param folder absolute; `userData/slips` */
  constructor(disk: Disk, folder: string) {
    this.disk = disk;
    this.folder = folder;
  }

  /** Keeps a PDF under the next free number of its stem. Callers take turns. */
  async keep(
    { year, stem }: SlipName,
    pdf: Uint8Array,
  ): Promise<Result<KeptSlip, Fault<'slip-disk-full' | 'slip-not-kept'>>> {
    const folder = join(this.folder, year);
    const name = stem.replace(/[^A-Za-z0-9.-]/g, '_').replace(/^\.+/, '_');
    try {
      await this.disk.makeFolder(folder);
      const taken = new Set(await this.disk.names(folder));
      let number = 1;
      while (taken.has(`${name}-${number}.pdf`)) number += 1;
      const path = join(folder, `${name}-${number}.pdf`);
      await writeAtomically(this.disk, path, pdf);
      return ok({ path, sha256: createHash('sha256').update(pdf).digest('hex') });
    } catch (error) {
      return isDiskFull(error) ? fault('slip-disk-full') : fault('slip-not-kept');
    }
  }

  /** The real place of a kept slip, or a fault for everything that is not one: links out of the folder do not count as inside. */
  async find(path: string): Promise<Result<string, Fault<'slip-not-found'>>> {
    if (!isAbsolute(path) || !path.toLowerCase().endsWith('.pdf')) return fault('slip-not-found');
    try {
      const [real, root] = await Promise.all([realpath(path), realpath(this.folder)]);
      const inside = relative(root, real);
      const isInside = inside !== '' && !isAbsolute(inside) && inside.split(sep)[0] !== '..';
      return isInside && real.endsWith('.pdf') ? ok(real) : fault('slip-not-found');
    } catch {
      return fault('slip-not-found');
    }
  }
}
