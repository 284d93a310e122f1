import { describe, expect, it } from 'vitest';
import { defaultPrinting } from '#shared/bridge/printing-settings.ts';
import type { RawBridge } from '#shared/bridge/contract.ts';
import type { EventId } from '#shared/kernel/ids.ts';
import { bridgeJournal, createBridge } from './bridge.ts';

function recording(answer: unknown): { raw: RawBridge; calls: { channel: string; input: unknown }[] } {
  const calls: { channel: string; input: unknown }[] = [];
  return {
    calls,
    raw: {
      invoke: (channel, input) => {
        calls.push({ channel, input });
        return Promise.resolve(answer);
      },
    },
  };
}

const ids = Array.from({ length: 2300 }, (_, index) => `id-${index}` as EventId);

describe('createBridge', () => {
  it('hands channel and input over, and undefined where a channel takes none', async () => {
    const { raw, calls } = recording({ theme: 'dark', printing: defaultPrinting });
    const bridge = createBridge(raw);
    await bridge.invoke('settings.read');
    await bridge.invoke('settings.write', { theme: 'dark' });
    expect(calls).toEqual([
      { channel: 'settings.read', input: undefined },
      { channel: 'settings.write', input: { theme: 'dark' } },
    ]);
  });
});

describe('bridgeJournal', () => {
  it('sends in portions that the contract admits', async () => {
    const { raw, calls } = recording({ ok: true, value: { kept: 0 } });
    expect(await bridgeJournal(createBridge(raw)).release(ids)).toMatchObject({ ok: true });
    const sizes = calls.map(({ input }) => (input as { eventIds: unknown[] }).eventIds.length);
    expect(sizes).toEqual([1000, 1000, 300]);
  });

  it('stops at the first portion that fails', async () => {
    const { raw, calls } = recording({ ok: false, code: 'journal-disk-full' });
    expect(await bridgeJournal(createBridge(raw)).release(ids)).toMatchObject({ code: 'journal-disk-full' });
    expect(calls).toHaveLength(1);
  });
});
