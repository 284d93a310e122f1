import { statfs } from 'node:fs/promises';

/** Bytes that this user may still write on the medium of a folder; null when the system does not say. */
export async function freeBytesAt(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return Math.min(bavail * bsize, Number.MAX_SAFE_INTEGER);
  } catch {
    return null;
  }
}
