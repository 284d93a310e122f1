import { open } from 'node:fs/promises';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';

/** A file that people chose, which may be anything: it is weighed before it is read, and never opened for writing. */
export async function readAtMost(
  path: string,
  bytes: number,
): Promise<Result<Uint8Array, Fault<'bundle-too-large' | 'bundle-not-read'>>> {
  try {
    const file = await open(path, 'r');
    try {
      if ((await file.stat()).size > bytes) return fault('bundle-too-large', { limit: bytes / 1024 / 1024 });
      return ok(await file.readFile());
    } finally {
      await file.close();
    }
  } catch {
    return fault('bundle-not-read');
  }
}
