import { basename } from 'node:path';
import type { FileChooser } from '#electron/bundle/file-chooser.ts';
import type { Disk } from '#electron/disk/disk.ts';
import { writeAtomically } from '#electron/disk/write-atomically.ts';
import { writeTroubleOf } from '#electron/disk/write-trouble.ts';
import { fault, ok, type Result } from '#shared/kernel/result.ts';

export interface SaveTextPorts {
  readonly chooser: Pick<FileChooser, 'toSave'>;
  readonly disk: Disk;
}

/** Spreadsheets take a file without this mark for one in the system's old code page, and Vietnamese comes out broken. */
const utf8Mark = '\uFEFF';

/**
 * Writes a table or another text where people choose, as UTF-8 with its mark; whole or not at all.
 *
 * @returns null when they chose no place; else its name there, or `text-file-disk-full`, `text-file-read-only`, `text-file-not-written`
 */
export async function saveTextFile(
  { chooser, disk }: SaveTextPorts,
  name: string,
  text: string,
): Promise<Result<{ readonly fileName: string } | null>> {
  const path = await chooser.toSave(name);
  if (path === null) return ok(null);
  try {
    await writeAtomically(disk, path, new TextEncoder().encode(utf8Mark + text));
  } catch (error) {
    return fault(`text-file-${writeTroubleOf(error)}`);
  }
  return ok({ fileName: basename(path) });
}
