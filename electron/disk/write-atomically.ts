import { dirname } from 'node:path';
import type { Disk } from './disk.ts';

/**
 * Puts a whole file in place: after a crash at any moment either the old or the new content stands there, and after the return the new
 * one lasts. Rejects with the system's error; the old content is then untouched.
 */
export async function writeAtomically(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.part`;
  const folder = dirname(path);
  await disk.makeFolder(folder);
  try {
    const file = await disk.open(draft, 'replace');
    try {
      await file.write(bytes, 0);
      await file.sync();
    } finally {
      await file.close();
    }
    await disk.rename(draft, path);
  } catch (error) {
    await disk.remove(draft).catch(() => undefined);
    throw error;
  }
  await disk.syncFolder(folder);
}
