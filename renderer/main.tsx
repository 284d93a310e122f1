import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import type { Clock, IdSource } from '#shared/kernel/ports.ts';
import { uuidV7 } from '#shared/kernel/uuid-v7.ts';
import { App } from './app/app.tsx';
import { createBridge } from './app/bridge.ts';
import { StartUp } from './app/start-up.ts';
import { text } from './app/text.vi.ts';

// Composition root of the page: the only place here with a real clock, real chance and the real bridge.

// The page's policy forbids making code at run time, which zod would otherwise try.
z.config({ jitless: true });

const clock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };
const ids: IdSource = { next: () => uuidV7(clock.now(), crypto.getRandomValues(new Uint8Array(10))) };

const place = document.getElementById('root');
if (place === null) throw new Error('main: the page has no root');

if (window.counter === undefined) {
  place.textContent = text.start.noBridge;
} else {
  const start = new StartUp({
    bridge: createBridge(window.counter),
    clock,
    ids,
    restart: () => location.reload(),
  });
  const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
  createRoot(place).render(<App start={start} styleNonce={styleNonce} />);
  void start.begin();
}
