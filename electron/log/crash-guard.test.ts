import { expect, it } from 'vitest';
import type { AppLog } from './app-log.ts';
import { crashExitCode, installCrashGuard, type FailingProcess } from './crash-guard.ts';

it('logs, flushes, tells and ends once, in this order', () => {
  const steps: string[] = [];
  const listeners = new Map<string, (error: never) => void>();
  const process: FailingProcess = {
    on: (event: string, listener: (error: never) => void) => listeners.set(event, listener),
  };
  const log: AppLog = {
    info: () => undefined,
    warn: () => undefined,
    error: (event) => void steps.push(event),
    flush: () => void steps.push('flush'),
  };
  installCrashGuard({
    process,
    log,
    tell: () => void steps.push('tell'),
    exit: (code) => void steps.push(`exit ${code}`),
  });
  listeners.get('uncaughtException')!(new Error('x') as never);
  listeners.get('unhandledRejection')!(new Error('y') as never);
  expect(steps).toEqual([
    'main.uncaught-exception',
    'flush',
    'tell',
    `exit ${crashExitCode}`,
    'main.unhandled-rejection',
    'flush',
  ]);
});
