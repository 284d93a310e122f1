import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const pollInterval = 200;
/** A lock this old (milliseconds) is dead even when its pid lives: after a restart the number belongs to somebody else. */
const longestHold = 30 * 60_000;

/**
 * Lets one process at a time do `action`: two test runs started together must not fetch or build the same thing twice.
 * The lock is a folder (renaming one into place is atomic on every file system) that names its owner's pid, so that a
 * lock left by a killed process is seen as dead and taken over.
 *
 * @param onWait called once when somebody else holds the lock
 */
export async function withLock<T>(folder: string, action: () => Promise<T>, onWait?: () => void): Promise<T> {
  await mkdir(dirname(folder), { recursive: true });
  let hasWaited = false;
  while (!(await takeLock(folder))) {
    if (!hasWaited) onWait?.();
    hasWaited = true;
    await pause(pollInterval);
  }
  try {
    return await action();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function takeLock(folder: string): Promise<boolean> {
  // The owner's name is written before the folder gets its final name, so nobody ever sees a lock without an owner.
  const draft = `${folder}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await mkdir(draft);
  await writeFile(join(draft, 'pid'), String(process.pid));
  try {
    await rename(draft, folder);
    return true;
  } catch {
    await rm(draft, { recursive: true, force: true });
  }
  if (!(await isDead(folder))) return false;
  // Of several processes that see the same dead lock one moves it away; whoever moved a living one puts it back.
  const grave = `${draft}.dead`;
  const hasMoved = await rename(folder, grave).then(
    () => true,
    () => false,
  );
  if (hasMoved && !(await isDead(grave))) await rename(grave, folder).catch(() => undefined);
  await rm(grave, { recursive: true, force: true });
  return false;
}

async function isDead(folder: string): Promise<boolean> {
  try {
    const file = join(folder, 'pid');
    const pid = Number(await readFile(file, 'utf8'));
    const age = Date.now() - (await stat(file)).mtimeMs;
    return age > longestHold || !isRunning(pid);
  } catch {
    // Released this very moment; the next try decides.
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, but belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
