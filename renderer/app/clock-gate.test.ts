import { expect, it } from 'vitest';
import { OfficeClock } from '#shared/sync/client-core/office-clock.ts';
import { ClockGate } from './clock-gate.ts';

function machine(skew: number) {
  const now = Date.UTC(2026, 10, 23, 2);
  const clock = new OfficeClock({ now: () => now + skew, monotonic: () => 0 });
  clock.learn({ clockOffsetMs: -skew, lastServerTime: now });
  return { now, clock, gate: new ClockGate(clock) };
}

it('[CLK-5] lets an act pass unasked while the clock is only a little off', async () => {
  const { gate } = machine(-10 * 60_000);
  expect(await gate.pass()).toMatchObject({ ok: true });
});

it('[CLK-5] asks once which time counts, and takes no for an answer', async () => {
  const { gate, clock, now } = machine(3 * 24 * 3_600_000);
  const closed = gate.pass();
  expect(gate.question.get()).toMatchObject({ standing: 'doubted', server: now });
  gate.close();
  expect(await closed).toMatchObject({ code: 'clock-not-chosen' });
  const [first, second] = [gate.pass(), gate.pass()];
  gate.choose('machine');
  expect([await first, await second]).toMatchObject([{ ok: true }, { ok: true }]);
  expect(clock.now()).toBe(now + 3 * 24 * 3_600_000);
  expect(await gate.pass()).toMatchObject({ ok: true });
  expect(gate.question.get()).toBeNull();
});
