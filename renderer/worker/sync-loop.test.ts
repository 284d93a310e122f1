import { describe, expect, it } from 'vitest';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import type { SyncStatus } from '../store/rows.ts';
import { SyncLoop } from './sync-loop.ts';

/** A loop whose rounds end when the test says so. */
function open(lastRoundAt: number | null = null): {
  loop: SyncLoop;
  rounds: ((result: Result<unknown>) => Promise<void>)[];
  statuses: SyncStatus[];
  timers: { ms: number; call: () => void }[];
} {
  const rounds: ((result: Result<unknown>) => Promise<void>)[] = [];
  const statuses: SyncStatus[] = [];
  const timers: { ms: number; call: () => void }[] = [];
  const loop = new SyncLoop({
    clock: { now: () => 5_000, monotonic: () => 0 },
    random: () => 0.5,
    later: (ms, call) => {
      timers.push({ ms, call });
      return () => undefined;
    },
    round: () =>
      new Promise((resolve) => {
        rounds.push(async (result) => {
          resolve(result);
          await settle();
        });
      }),
    lastRoundAt: () => Promise.resolve(lastRoundAt),
    report: (status) => {
      statuses.push(status);
      return Promise.resolve();
    },
  });
  return { loop, rounds, statuses, timers };
}

/** Lets all waiting promises run. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

describe('SyncLoop', () => {
  it('[PACE-3] runs one round at a time and one more for all wishes that came during it', async () => {
    const { loop, rounds } = open();
    loop.wish();
    await settle();
    loop.wish();
    loop.wish();
    await settle();
    expect(rounds).toHaveLength(1);
    await rounds[0]!(ok(null));
    expect(rounds).toHaveLength(2);
    await rounds[1]!(ok(null));
    expect(rounds).toHaveLength(2);
  });

  it('[PACE-1] waits longer after each failure and polls at the usual pace after a good round', async () => {
    const { loop, rounds, timers } = open();
    loop.wish();
    await settle();
    await rounds[0]!(fault('server-unreachable'));
    timers[0]!.call();
    await settle();
    await rounds[1]!(fault('server-unreachable'));
    timers[1]!.call();
    await settle();
    await rounds[2]!(ok(null));
    expect(timers.map(({ ms }) => ms)).toEqual([1_000, 2_000, 20_000]);
  });

  it('says truthfully how the line is: silence is no line, a refusal is one', async () => {
    const { loop, rounds, statuses } = open();
    loop.wish();
    await settle();
    await rounds[0]!(fault('server-unreachable'));
    expect(statuses.at(-1)).toMatchObject({
      line: 'offline',
      problem: 'server-unreachable',
      lastRoundAt: null,
    });
    loop.wish();
    await settle();
    await rounds[1]!(fault('device-revoked'));
    expect(statuses.at(-1)).toMatchObject({ line: 'online', problem: 'device-revoked' });
    loop.wish();
    await settle();
    await rounds[2]!(ok(null));
    expect(statuses.at(-1)).toEqual({
      key: 'status',
      line: 'online',
      problem: null,
      lastRoundAt: 5_000,
      busy: false,
    });
  });

  it('remembers over a restart when it last succeeded', async () => {
    const { loop, rounds, statuses } = open(1_234);
    loop.wish();
    await settle();
    await rounds[0]!(fault('server-unreachable'));
    expect(statuses.at(-1)).toMatchObject({ line: 'offline', lastRoundAt: 1_234 });
  });
});
