import { readRegister } from '../register-import/read-register.ts';
import type { RegisterAnswer, RegisterQuestion } from '../register-import/worker-messages.ts';

declare const self: DedicatedWorkerGlobalScope;

function answer(result: RegisterAnswer): void {
  self.postMessage(result);
}

/** Reads one file and is done: whoever asked ends it, also in the midst of it. */
self.addEventListener('message', ({ data: { bytes, rules } }: MessageEvent<RegisterQuestion>) => {
  readRegister(bytes, rules).then(answer, () => answer({ ok: false, code: 'register-file-broken' }));
});
