import { basename } from 'node:path';
import type { FileChooser } from '#electron/bundle/file-chooser.ts';
import type { Disk } from '#electron/disk/disk.ts';
import { writeAtomically } from '#electron/disk/write-atomically.ts';
import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';

export interface SaveTextPorts {
  readonly chooser: Pick<FileChooser, 'toSave'>;
  readonly disk: Disk;
}

/**
 * Writes a text where people choose, as UTF-8; whole or not at all.
 *
 * @returns null when they chose no place; else its name there, or `text-file-not-saved`
 */
export async function saveTextFile(
  { chooser, disk }: SaveTextPorts,
  name: string,
  text: string,
): Promise<Result<{ readonly fileName: string } | null, Fault<'text-file-not-saved'>>> {
  const path = await chooser.toSave(name);
  if (path === null) return ok(null);
  try {
    await writeAtomically(disk, path, new TextEncoder().encode(text));
  } catch {
    return fault('text-file-not-saved');
  }
  return ok({ fileName: basename(path) });
}
