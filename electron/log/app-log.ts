import pino, { type Logger } from 'pino';
import { errorCodeOf } from '#electron/disk/disk.ts';
import type { RotatingFile } from './rotating-file.ts';

/** Facts of a log line: codes, counts, durations, names of channels. Never what people typed, nor anything of a record. */
export type LogFacts = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** The main process's log. `event` is a stable name such as `journal.damaged`. */
export interface AppLog {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts): void;
  /** Puts everything onto the medium; before an exit. */
  flush(): void;
}

export interface AppLogOptions {
  readonly file: RotatingFile;
  /** Where warnings go as well while developing. */
  readonly echo?: ((line: string) => void) | undefined;
}

/** Keys that would hold secrets or people's data. They should never be passed; should one be, it is struck out. */
const struckOut = [
  'password',
  'token',
  'deviceToken',
  'sessionToken',
  'name',
  'fullName',
  'idNumber',
  'phone',
  'address',
  'email',
  'payload',
  'applicant',
  'submitter',
  'message',
] as const;

export function createAppLog({ file, echo }: AppLogOptions): AppLog {
  const logger: Logger = pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: [...struckOut], censor: '[...]' },
    },
    {
      write: (line: string): void => {
        file.write(line);
        if (echo !== undefined && !line.startsWith('{"level":"info"')) echo(line);
      },
    },
  );
  return {
    info: (event, facts = {}) => logger.info({ event, ...facts }),
    warn: (event, facts = {}) => logger.warn({ event, ...facts }),
    error: (event, facts = {}) => logger.error({ event, ...facts }),
    flush: () => file.flush(),
  };
}

/**
 * What of an error may be logged: its kind, the system's code and where it was thrown. Its message is left out, because messages quote
 * values and paths.
 */
export function errorFacts(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { errorKind: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    errorKind: error.constructor.name,
    errorCode: errorCodeOf(error),
    frames: frames.slice(0, 12).map((line) => line.trim()),
  };
}
