import { expect, it } from 'vitest';
import { PokeListener } from './poke-listener.ts';

it('[PACE-2] opens one stream, passes pokes on, and opens anew after a break when asked', () => {
  const sources: (EventTarget & { close(): void; closed: boolean })[] = [];
  let pokes = 0;
  const listener = new PokeListener(
    () => {
      const source = Object.assign(new EventTarget(), { closed: false, close: () => undefined });
      source.close = () => {
        source.closed = true;
      };
      sources.push(source);
      return source as unknown as EventSource;
    },
    () => {
      pokes += 1;
    },
  );
  listener.ensure();
  listener.ensure();
  expect(sources).toHaveLength(1);
  sources[0]!.dispatchEvent(new Event('message'));
  expect(pokes).toBe(1);
  sources[0]!.dispatchEvent(new Event('error'));
  expect(sources[0]!.closed).toBe(true);
  listener.ensure();
  expect(sources).toHaveLength(2);
});
