import { spawn, type ChildProcess } from 'node:child_process';
import { DevelopmentFailure } from './failure.ts';

/** A little larger than the counter's window of 1366x768: an X window as large as its screen loses a pixel each way. */
const screen = '1440x900x24';
const longestStart = 15_000;

export interface PrivateDisplay {
  /** What `DISPLAY` must be, e.g. `:99`. */
  readonly name: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Whether windows can be shown here. On Linux that takes an X or Wayland session; elsewhere there always is one. */
export function hasDisplay(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  if (platform !== 'linux') return true;
  return (env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== '';
}

/**
 * Starts an X server that draws into memory. It picks a free number itself and tells it (`-displayfd`), so that runs side
 * by side never collide, and it is our own child, so that stopping it never touches anybody else's.
 *
 * @throws DevelopmentFailure when it cannot be started
 */
export async function startPrivateDisplay(): Promise<PrivateDisplay> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const release = killWithUs(server);
  const stop = async (): Promise<void> => {
    release();
    await stopChild(server);
  };
  try {
    const number = await readDisplayNumber(server);
    return { name: `:${number}`, pid: server.pid ?? 0, stop };
  } catch (error) {
    await stop();
    throw new DevelopmentFailure(
      [
        `Không mở được màn hình ảo (Xvfb): ${error instanceof Error ? error.message : String(error)}`,
        'Chưa có gì bị thay đổi. Cách làm: chạy "apt-get install xvfb" bằng quyền quản trị rồi chạy lại.',
      ].join('\n'),
    );
  }
}

/**
 * Does `action` where windows can be shown and stops the private display afterwards.
 *
 * @param action gets the variables to add to the environment of the programs it starts (none where a display exists)
 * @param isAlwaysPrivate tests and the tour want their own screen of 1366x768 even where somebody sits at one
 */
export async function withDisplay<T>(
  action: (environment: Readonly<Record<string, string>>) => Promise<T>,
  isAlwaysPrivate = false,
): Promise<T> {
  const isPrivate = process.platform === 'linux' && (isAlwaysPrivate || !hasDisplay());
  if (!isPrivate) return action({});
  const display = await startPrivateDisplay();
  try {
    // Newer Electrons prefer a Wayland session; without these two the windows would open on somebody's real screen.
    return await action({ DISPLAY: display.name, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' });
  } finally {
    await display.stop();
  }
}

/** Lets no X server outlive us, however we end (but by SIGKILL). Returns how to give up that care. */
function killWithUs(server: ChildProcess): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const onExit = (): void => {
    server.kill('SIGKILL');
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    // Who else listens shuts down in order and then exits; else the signal must end us as if we had not listened.
    if (process.listenerCount(signal) > 1) return;
    release();
    onExit();
    process.kill(process.pid, signal);
  };
  const release = (): void => {
    process.removeListener('exit', onExit);
    for (const signal of signals) process.removeListener(signal, onSignal);
  };
  process.on('exit', onExit);
  for (const signal of signals) process.on(signal, onSignal);
  return release;
}

function readDisplayNumber(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let complaint = '';
    let number = '';
    const timer = setTimeout(() => reject(new Error('quá lâu không thấy trả lời')), longestStart);
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      act();
    };
    server.once('error', (error) => settle(() => reject(error)));
    server.once('exit', (code) => settle(() => reject(new Error(complaint.trim() || `dừng với mã ${code}`))));
    server.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    const answer = server.stdio[3];
    if (answer === undefined || answer === null || !('setEncoding' in answer)) {
      settle(() => reject(new Error('không mở được ống trả lời')));
      return;
    }
    answer.setEncoding('utf8').on('data', (text: string) => {
      number += text;
      if (number.endsWith('\n')) settle(() => resolve(number.trim()));
    });
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
  await ended;
  clearTimeout(timer);
}
