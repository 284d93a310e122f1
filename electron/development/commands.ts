import { spawn } from 'node:child_process';

/** What an ended program left behind. `code` is null when it was stopped or could not start at all. */
export interface CommandOutcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which the program is stopped. */
  readonly timeout?: number;
}

/** The port through which development tools run other programs; tests pass a fake. */
export type RunCommand = (
  command: string,
  args: readonly string[],
  options?: CommandOptions,
) => Promise<CommandOutcome>;

/** Runs a program without a shell. A program that does not exist is an outcome with `code: null`, not an exception. */
export const runCommand: RunCommand = (command, args, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    let timedOut = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const timer =
      options.timeout === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, options.timeout);
    const settle = (code: number | null, problem = ''): void => {
      clearTimeout(timer);
      resolve({ code, stdout, stderr: stderr + problem, timedOut });
    };
    child.once('error', (error) => settle(null, error.message));
    child.once('close', (code) => settle(code));
  });
