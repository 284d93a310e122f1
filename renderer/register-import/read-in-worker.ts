import { fault } from '#shared/kernel/result.ts';
import type { ReadRules } from './file-size.ts';
import type { RegisterAnswer, RegisterQuestion } from './worker-messages.ts';

/** Reads a file beside the page, which goes on meanwhile. @param signal ends the work at once; then `register-file-broken` is nobody's to see */
export function readInWorker(
  bytes: Uint8Array,
  rules: ReadRules,
  signal: AbortSignal,
): Promise<RegisterAnswer> {
  const worker = new Worker(new URL('../worker/register-worker.ts', import.meta.url), {
    type: 'module',
    name: 'register',
  });
  return new Promise<RegisterAnswer>((resolve) => {
    const broken = (): void => resolve(fault('register-file-broken'));
    worker.addEventListener('message', ({ data }: MessageEvent<RegisterAnswer>) => resolve(data));
    worker.addEventListener('error', broken);
    signal.addEventListener('abort', broken);
    const question: RegisterQuestion = { bytes, rules };
    worker.postMessage(question);
  }).finally(() => worker.terminate());
}
