import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Holds a folder for this process by a file with its process id. A file left behind by a process that is gone is taken over; so is one
 * that names this process but was written in another life of that number, as happens in containers, where it is always the same.
 *
 * @returns what gives the folder free again, or null when a living process holds it
 */
export function holdFolder(folder: string): (() => void) | null {
  const path = join(folder, 'server.pid');
  const mark = `${process.pid} ${performance.timeOrigin}`;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(path, mark, { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      if (isHeld(readFileSync(path, 'utf8'), mark)) return null;
      rmSync(path, { force: true });
    }
  }
  return null;
}

function isHeld(found: string, own: string): boolean {
  const pid = Number(found.split(' ')[0]);
  return pid === process.pid ? found === own : isAlive(pid);
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
