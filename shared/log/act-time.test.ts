import { describe, expect, it } from 'vitest';
import { machineTimeOfAct, noticedMs, timeOfAct } from './act-time.ts';

const at = 1_800_000_000_000;
const stamp = (offsetMs: number | null, lastServerTime: number | null = null) => ({
  occurredAt: at,
  clock: { offsetMs, monotonicMs: 0, lastServerTime },
});

describe('the time of an act', () => {
  it('[CLK-2] is the machine’s clock put right by the offset of its stamp', () => {
    expect(timeOfAct(stamp(null))).toBe(at);
    expect(timeOfAct(stamp(-5000))).toBe(at - 5000);
  });

  it('[CLK-3] is never before the server time that the machine had seen', () => {
    expect(timeOfAct(stamp(-5000, at + 1))).toBe(at + 1);
  });

  it('[CLK-6] comes with the machine’s own only when the two are more than two minutes apart', () => {
    expect(machineTimeOfAct(stamp(noticedMs))).toBeNull();
    expect(machineTimeOfAct(stamp(noticedMs + 1))).toBe(at);
    expect(machineTimeOfAct(stamp(-noticedMs - 1))).toBe(at);
  });
});
