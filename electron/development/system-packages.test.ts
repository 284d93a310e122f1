import { describe, expect, it } from 'vitest';
import type { CommandOutcome, RunCommand } from './commands.ts';
import {
  electronLibraries,
  missingText,
  pdfTools,
  provideSystemNeeds,
  unresolvedLibraries,
  virtualDisplay,
  type SystemNeed,
  type SystemPorts,
} from './system-packages.ts';

const outcome = (code: number, stdout = '', stderr = ''): CommandOutcome => ({
  code,
  stdout,
  stderr,
  timedOut: false,
});

/** A machine that has the named things and whose apt knows the named packages and installs what it is told. */
function machine(
  present: Set<string>,
  known: ReadonlySet<string>,
  over: Partial<SystemPorts> = {},
): SystemPorts & { log: string[] } {
  const log: string[] = [];
  const needs: SystemNeed[] = [...electronLibraries, ...virtualDisplay, ...pdfTools];
  const run: RunCommand = async (command, args) => {
    log.push([command, ...args].join(' '));
    if (command === 'apt-cache') return known.has(args.at(-1)!) ? outcome(0, 'Package: x') : outcome(100);
    if (args.includes('install')) {
      for (const need of needs) if (need.packages.some((name) => args.includes(name))) present.add(need.name);
    }
    return outcome(0);
  };
  return {
    platform: 'linux',
    hasApt: true,
    isRoot: true,
    isPresent: async (need) => present.has(need.name),
    run,
    say: () => undefined,
    log,
    ...over,
  };
}

const bookworm = new Set([
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'xvfb',
  'xauth',
  'poppler-utils',
]);
const noble = new Set(['libgtk-3-0t64', 'libasound2t64', 'libnss3', 'libgbm1', 'xvfb', 'xauth']);

const failingRun: RunCommand = async () => outcome(100, '', 'E: Unable to fetch some archives');

describe('provideSystemNeeds', () => {
  it('does nothing where everything is there', async () => {
    const ports = machine(new Set(electronLibraries.map((need) => need.name)), bookworm);
    expect(await provideSystemNeeds(electronLibraries, ports)).toEqual({ ok: true, installed: [] });
    expect(ports.log).toEqual([]);
  });

  it('installs as root exactly what is missing, each package once', async () => {
    const ports = machine(new Set(['libnss3.so', 'libasound.so.2', 'libgbm.so.1', 'xauth']), bookworm);
    const result = await provideSystemNeeds([...electronLibraries, ...virtualDisplay, ...pdfTools], ports);
    expect(result).toEqual({ ok: true, installed: ['libgtk-3-0', 'xvfb', 'poppler-utils'] });
    expect(ports.log.at(-1)).toMatch(
      /^apt-get .*install -y --no-install-recommends libgtk-3-0 xvfb poppler-utils$/,
    );
  });

  it('takes the names of newer releases where they exist', async () => {
    const result = await provideSystemNeeds(electronLibraries, machine(new Set(), noble));
    expect(result).toMatchObject({ installed: ['libgtk-3-0t64', 'libnss3', 'libasound2t64', 'libgbm1'] });
  });

  it('names the exact command when not root', async () => {
    const ports = machine(new Set(['xauth']), bookworm, { isRoot: false });
    const result = await provideSystemNeeds([electronLibraries[0]!, ...virtualDisplay], ports);
    expect(result).toEqual({
      ok: false,
      missing: ['libgtk-3.so.0', 'Xvfb'],
      command: 'sudo apt-get update && sudo apt-get install -y --no-install-recommends libgtk-3-0 xvfb',
      cause: '',
    });
    expect(ports.log.filter((line) => line.startsWith('apt-get'))).toEqual([]);
  });

  it('names what is missing where there is no apt', async () => {
    const result = await provideSystemNeeds(virtualDisplay, machine(new Set(), bookworm, { hasApt: false }));
    expect(result).toEqual({ ok: false, missing: ['Xvfb', 'xauth'], command: '', cause: '' });
  });

  it('tells what apt said when installing did not help', async () => {
    const result = await provideSystemNeeds(
      virtualDisplay,
      machine(new Set(), bookworm, { run: failingRun }),
    );
    expect(result).toMatchObject({ ok: false, cause: 'E: Unable to fetch some archives' });
  });

  it('wants nothing of other systems than Linux', async () => {
    const ports = machine(new Set(), bookworm, { platform: 'win32' });
    expect(await provideSystemNeeds(electronLibraries, ports)).toEqual({ ok: true, installed: [] });
  });
});

describe('missingText', () => {
  it('says what is missing, what is safe and what to type', () => {
    const text = missingText({
      ok: false,
      missing: ['Xvfb'],
      command: 'sudo apt-get install xvfb',
      cause: '',
    });
    expect(text).toBe(
      [
        'Máy này thiếu: Xvfb.',
        'Mã nguồn và dữ liệu trên máy không bị thay đổi.',
        'Cách làm: chạy lệnh sau rồi chạy lại:',
        '  sudo apt-get install xvfb',
      ].join('\n'),
    );
  });
});

describe('unresolvedLibraries', () => {
  it('reads the answer of the loader', async () => {
    const listing = '\tlibgtk-3.so.0 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x0)\n';
    expect(await unresolvedLibraries('/e', async () => outcome(0, listing))).toEqual(['libgtk-3.so.0']);
  });
});
