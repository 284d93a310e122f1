import { existsSync } from 'node:fs';
import { access, constants, glob } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runCommand, type RunCommand } from './commands.ts';
import { DevelopmentFailure } from './failure.ts';

/**
 * Something the operating system must provide, and the Debian packages that do. Newer releases renamed some libraries
 * (`libgtk-3-0t64`), so `packages` lists the names from new to old and the first that the machine knows is taken.
 */
export interface SystemNeed {
  readonly kind: 'program' | 'library' | 'file';
  /** A program's name, a library's soname, or a glob of a file outside PATH. */
  readonly name: string;
  readonly packages: readonly [string, ...string[]];
}

export const electronLibraries: readonly SystemNeed[] = [
  { kind: 'library', name: 'libgtk-3.so.0', packages: ['libgtk-3-0t64', 'libgtk-3-0'] },
  { kind: 'library', name: 'libnss3.so', packages: ['libnss3'] },
  { kind: 'library', name: 'libasound.so.2', packages: ['libasound2t64', 'libasound2'] },
  { kind: 'library', name: 'libgbm.so.1', packages: ['libgbm1'] },
];

export const virtualDisplay: readonly SystemNeed[] = [
  { kind: 'program', name: 'Xvfb', packages: ['xvfb'] },
  { kind: 'program', name: 'xauth', packages: ['xauth'] },
];

/** Reading slips back in tests: their text and their picture. */
export const pdfTools: readonly SystemNeed[] = [
  { kind: 'program', name: 'pdftotext', packages: ['poppler-utils'] },
  { kind: 'program', name: 'pdftoppm', packages: ['poppler-utils'] },
];

/** What these tools look at and act on; tests pass a fake. */
export interface SystemPorts {
  readonly platform: NodeJS.Platform;
  readonly hasApt: boolean;
  readonly isRoot: boolean;
  readonly isPresent: (need: SystemNeed) => Promise<boolean>;
  readonly run: RunCommand;
  readonly say: (line: string) => void;
}

export type SystemOutcome =
  | { readonly ok: true; readonly installed: readonly string[] }
  /** `command` is what an administrator types, empty where we know none. */
  | {
      readonly ok: false;
      readonly missing: readonly string[];
      readonly command: string;
      readonly cause: string;
    };

/**
 * Looks for each need; installs the missing ones where that is possible (Debian or Ubuntu, as root), else says exactly
 * what to type. Other systems than Linux bring all of this along.
 */
export async function provideSystemNeeds(
  needs: readonly SystemNeed[],
  ports: SystemPorts,
): Promise<SystemOutcome> {
  const missing = ports.platform === 'linux' ? await missingNeeds(needs, ports) : [];
  if (missing.length === 0) return { ok: true, installed: [] };
  const names = missing.map((need) => need.name);
  if (!ports.hasApt) return { ok: false, missing: names, command: '', cause: '' };
  if (!ports.isRoot) {
    const packages = await packageNames(missing, ports.run);
    const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
    return { ok: false, missing: names, command, cause: '' };
  }
  ports.say(`Máy thiếu ${names.join(', ')}; đang cài bằng apt-get…`);
  // A source that does not answer makes update fail although the others suffice; installing then decides.
  await apt(ports.run, ['update']);
  const packages = await packageNames(missing, ports.run);
  const result = await apt(ports.run, ['install', '-y', '--no-install-recommends', ...packages]);
  const left = await missingNeeds(needs, ports);
  if (left.length === 0) return { ok: true, installed: packages };
  return {
    ok: false,
    missing: left.map((need) => need.name),
    command: `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`,
    cause: result.stderr.trim().split('\n').slice(-3).join('\n'),
  };
}

/**
 * Makes sure that this machine has what is needed.
 *
 * @throws DevelopmentFailure with the exact command to type
 */
export async function ensureSystemPackages(
  needs: readonly SystemNeed[],
  say: (line: string) => void = console.error,
): Promise<void> {
  const startedAt = performance.now();
  const outcome = await provideSystemNeeds(needs, {
    platform: process.platform,
    hasApt: existsSync('/usr/bin/apt-get'),
    isRoot: process.getuid?.() === 0,
    isPresent,
    run: runCommand,
    say,
  });
  if (!outcome.ok) throw new DevelopmentFailure(missingText(outcome));
  if (outcome.installed.length > 0) {
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    say(`Đã cài ${outcome.installed.join(', ')} trong ${seconds} giây.`);
  }
}

/**
 * Makes sure that this Electron can start: its libraries, and what else the caller needs (`virtualDisplay`, `pdfTools`).
 * The loader has the last word, so that a library which an Electron to come needs is named and not found by a crash.
 *
 * @throws DevelopmentFailure with what is missing and what to type
 */
export async function ensureElectronSystem(
  executable: string,
  extras: readonly SystemNeed[] = [],
  say: (line: string) => void = console.error,
): Promise<void> {
  await ensureSystemPackages([...electronLibraries, ...extras], say);
  const missing = process.platform === 'linux' ? await unresolvedLibraries(executable, runCommand) : [];
  if (missing.length > 0) {
    throw new DevelopmentFailure(missingText({ ok: false, missing, command: '', cause: '' }));
  }
}

/** The libraries that the system's loader does not find for a program. */
export async function unresolvedLibraries(executable: string, run: RunCommand): Promise<readonly string[]> {
  const listed = await run('ldd', [executable]);
  return [...listed.stdout.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
}

export function missingText(outcome: SystemOutcome & { ok: false }): string {
  return [
    `Máy này thiếu: ${outcome.missing.join(', ')}.`,
    ...(outcome.cause === '' ? [] : [`apt-get báo: ${outcome.cause}`]),
    'Mã nguồn và dữ liệu trên máy không bị thay đổi.',
    outcome.command === ''
      ? 'Cách làm: cài các thành phần trên bằng công cụ gói của hệ điều hành rồi chạy lại.'
      : `Cách làm: chạy lệnh sau rồi chạy lại:\n  ${outcome.command}`,
  ].join('\n');
}

async function missingNeeds(needs: readonly SystemNeed[], ports: SystemPorts): Promise<SystemNeed[]> {
  const missing: SystemNeed[] = [];
  for (const need of needs) if (!(await ports.isPresent(need))) missing.push(need);
  return missing;
}

/** The name that this release has for each package, without doubles. */
async function packageNames(needs: readonly SystemNeed[], run: RunCommand): Promise<string[]> {
  const names = new Set<string>();
  for (const { packages } of needs) {
    let chosen = packages.at(-1) ?? packages[0];
    for (const candidate of packages.length > 1 ? packages : []) {
      const shown = await run('apt-cache', ['show', '--no-all-versions', candidate]);
      if (shown.code !== 0 || shown.stdout.trim() === '') continue;
      chosen = candidate;
      break;
    }
    names.add(chosen);
  }
  return [...names];
}

/** Other programs may hold apt's locks for a while (updates at boot); waiting is better than failing. */
async function apt(run: RunCommand, args: readonly string[]): ReturnType<RunCommand> {
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, timeout: 10 * 60_000 };
  for (let attempt = 1; ; attempt += 1) {
    const result = await run('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], options);
    if (result.code === 0 || attempt === 5 || !/could not get lock|unable to lock/i.test(result.stderr))
      return result;
    await pause(3000 * attempt);
  }
}

/** Looks at the machine itself and not at dpkg's list: what matters is that the loader and the shell find it. */
async function isPresent(need: SystemNeed): Promise<boolean> {
  switch (need.kind) {
    case 'program':
      return isInPath(need.name, process.env['PATH'] ?? '');
    case 'library':
      return isLoadable(need.name);
    case 'file': {
      for await (const _file of glob(need.name)) return true;
      return false;
    }
  }
}

async function isInPath(program: string, path: string): Promise<boolean> {
  for (const folder of path.split(delimiter)) {
    const isThere = await access(join(folder, program), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return true;
  }
  return false;
}

async function isLoadable(soname: string): Promise<boolean> {
  // ldconfig lies in /sbin, which is not in everybody's PATH.
  for (const ldconfig of ['/sbin/ldconfig', '/usr/sbin/ldconfig', 'ldconfig']) {
    const listed = await runCommand(ldconfig, ['-p']);
    if (listed.code === 0) return listed.stdout.includes(`\t${soname} (`);
  }
  return false;
}
