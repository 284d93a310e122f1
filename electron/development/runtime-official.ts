import { existsSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { RunCommand } from './commands.ts';
import { withLock } from './lock.ts';
import type { RuntimeAnswer, RuntimeSource } from './runtime.ts';

/** The npm package `electron`: which version users get, and where its binary would lie. */
export interface NpmElectron {
  readonly folder: string;
  readonly version: string;
}

/** A failed download is remembered this long (milliseconds), so that later runs on the same machine do not wait for it again. */
export const refusalLifetime = 24 * 3_600_000;
/** Milliseconds for a download of about 110 MB where a substitute exists; elsewhere there is nothing else to try. */
const shortDownload = 2 * 60_000;
const longDownload = 20 * 60_000;

export function npmElectron(from: string): NpmElectron {
  const manifest = createRequire(from).resolve('electron/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return { folder: dirname(manifest), version };
}

/** The folder named by `QMC_ELECTRON_DIST`, or by Electron's own `ELECTRON_OVERRIDE_DIST_PATH`. */
export function overrideRuntime(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): RuntimeSource {
  return {
    origin: 'override',
    async find() {
      const name = ['QMC_ELECTRON_DIST', 'ELECTRON_OVERRIDE_DIST_PATH'].find(
        (key) => (env[key] ?? '') !== '',
      );
      const folder = name === undefined ? undefined : env[name];
      if (name === undefined || folder === undefined) return { kind: 'absent', reason: '' };
      const executable = join(folder, executableName(platform));
      if (existsSync(executable))
        return { kind: 'found', executable, version: versionIn(folder) ?? 'không rõ' };
      return {
        kind: 'refused',
        reason: `Biến ${name} chỉ tới ${folder} nhưng ở đó không có ${executableName(platform)}. Sửa hoặc bỏ biến này rồi chạy lại.`,
      };
    },
  };
}

/** The binary that the npm package has already fetched, if it is of the package's own version. */
export function installedRuntime(official: NpmElectron, platform: NodeJS.Platform): RuntimeSource {
  return {
    origin: 'installed',
    find: async () =>
      installedBinary(official, platform) ?? {
        kind: 'absent',
        reason: `Chưa cài Electron ${official.version}.`,
      },
  };
}

export interface DownloadPorts {
  readonly official: NpmElectron;
  readonly platform: NodeJS.Platform;
  readonly cache: string;
  /** Whether something else can stand in, so that waiting long is not worth it. */
  readonly hasSubstitute: boolean;
  readonly run: RunCommand;
  readonly now: () => number;
  readonly say: (line: string) => void;
}

/** Fetches the official binary by the package's own installer. */
export function downloadedRuntime(ports: DownloadPorts): RuntimeSource {
  const { official, platform, hasSubstitute } = ports;
  const marker = join(ports.cache, `electron-${official.version}.refused`);
  return {
    origin: 'downloaded',
    async find() {
      try {
        // Two installers at once would unpack over each other.
        return await withLock(join(ports.cache, `electron-${official.version}.lock`), async () => {
          // Another run may have brought it, or may have found the way closed, while this one waited.
          const binary = installedBinary(official, platform);
          if (binary !== undefined) return binary;
          const refusal = hasSubstitute ? readRefusal(marker, ports.now()) : undefined;
          if (refusal !== undefined) {
            return {
              kind: 'absent',
              reason: `Lần tải Electron ${official.version} lúc ${timeText(refusal)} không được; sẽ thử lại sau ${timeText(refusal + refusalLifetime)} (muốn thử ngay: xoá ${marker}).`,
            } as const;
          }
          return download(ports, marker);
        });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return { kind: 'absent', reason: `Không tải được Electron ${official.version}: ${reason}.` };
      }
    },
  };
}

async function download(ports: DownloadPorts, marker: string): Promise<RuntimeAnswer> {
  const { official, platform, hasSubstitute } = ports;
  ports.say(`Đang tải Electron ${official.version}…`);
  const timeout = hasSubstitute ? shortDownload : longDownload;
  const installer = join(official.folder, 'install.js');
  const outcome = await ports.run(process.execPath, [installer], { timeout });
  const binary = outcome.code === 0 ? installedBinary(official, platform) : undefined;
  if (binary !== undefined) {
    await rm(marker, { force: true });
    return binary;
  }
  await writeFile(marker, String(ports.now()));
  return {
    kind: 'absent',
    reason: outcome.timedOut
      ? `Tải Electron ${official.version} quá ${timeout / 1000} giây chưa xong.`
      : `Không tải được Electron ${official.version}: ${firstLine(outcome.stderr)}.`,
  };
}

/** Path of the program inside an unpacked Electron. */
export function executableName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

function installedBinary(official: NpmElectron, platform: NodeJS.Platform): RuntimeAnswer | undefined {
  const dist = join(official.folder, 'dist');
  const executable = join(dist, executableName(platform));
  if (versionIn(dist) !== official.version || !existsSync(executable)) return undefined;
  return { kind: 'found', executable, version: official.version };
}

function versionIn(folder: string): string | undefined {
  const file = join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined;
}

/** When the last download failed (epoch milliseconds), if that was recently enough to count. */
function readRefusal(marker: string, now: number): number | undefined {
  if (!existsSync(marker)) return undefined;
  const at = Number(readFileSync(marker, 'utf8'));
  return Number.isFinite(at) && at <= now && now - at < refusalLifetime ? at : undefined;
}

function timeText(epoch: number): string {
  return new Intl.DateTimeFormat('vi-VN', { dateStyle: 'short', timeStyle: 'short' }).format(epoch);
}

function firstLine(text: string): string {
  const line = text.split('\n').find((candidate) => candidate.trim() !== '') ?? 'không rõ nguyên nhân';
  return line.trim();
}
