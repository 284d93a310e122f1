import { errorFacts, type AppLog } from './app-log.ts';

/** `process`, or a fake of the two events. */
export interface FailingProcess {
  on(event: 'uncaughtException', listener: (error: Error) => void): unknown;
  on(event: 'unhandledRejection', listener: (reason: unknown) => void): unknown;
}

export interface CrashGuardPorts {
  readonly process: FailingProcess;
  readonly log: AppLog;
  /** Says to the person that the app must close and that saved work is safe. */
  readonly tell: () => void;
  readonly exit: (code: number) => void;
}

/** Exit code after a bug in the main process. */
export const crashExitCode = 70;

/**
 * After a bug in the main process nothing can be trusted any more: it is logged, told and the app ends. What was saved is in IndexedDB
 * and in the journal; the next start recovers from there.
 */
export function installCrashGuard({ process, log, tell, exit }: CrashGuardPorts): void {
  let isEnding = false;
  const end = (event: string, error: unknown): void => {
    log.error(event, errorFacts(error));
    log.flush();
    if (isEnding) return;
    isEnding = true;
    try {
      tell();
    } finally {
      exit(crashExitCode);
    }
  };
  process.on('uncaughtException', (error) => end('main.uncaught-exception', error));
  process.on('unhandledRejection', (reason) => end('main.unhandled-rejection', reason));
}
