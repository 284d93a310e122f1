import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const debianFolder = '/usr/lib/postgresql';
const installation = ['install', '-y', '--no-install-recommends', 'postgresql'] as const;

/**
 * The folder with `initdb` and `postgres`: Debian's (version 15 first, then the newest), else whatever the PATH has. Where there is none,
 * root on Debian gets the package installed.
 *
 * Throws with the command to run when nobody here may install it: these tests are never left out.
 */
export function postgresBinaries(): string {
  const found = foundBinaries();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    // Workers that run at the same time wait for each other at dpkg's own lock.
    const lock = ['-o', 'DPkg::Lock::Timeout=240'];
    execFileSync('apt-get', [...lock, 'update'], { stdio: 'inherit' });
    execFileSync('apt-get', [...lock, ...installation], {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    const installed = foundBinaries();
    if (installed !== undefined) return installed;
  }
  throw new Error(`PostgreSQL is needed for these tests. Install it: sudo apt-get ${installation.join(' ')}`);
}

function foundBinaries(): string | undefined {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder).map(Number) : [];
  const ordered = versions.toSorted((a, b) => Number(b === 15) - Number(a === 15) || b - a);
  const folders = ordered.map((version) => join(debianFolder, String(version), 'bin'));
  return [...folders, ...(process.env['PATH'] ?? '').split(delimiter)].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  );
}
