import type { BridgeChannel } from '#shared/bridge/channels.ts';
import type { BridgeInput, BridgeOutput, RawBridge } from '#shared/bridge/contract.ts';
import type { EventId } from '#shared/kernel/ids.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { JournalPort } from '../store/journal-keeper.ts';

type InputArguments<C extends BridgeChannel> =
  undefined extends BridgeInput<C> ? [] : [input: BridgeInput<C>];

/** The way to the main process. Arguments and results are parsed there, against the same table that types them here. */
export interface Bridge {
  /** Rejects only for bugs; what can go wrong in the world comes back as a fault. */
  invoke<C extends BridgeChannel>(channel: C, ...input: InputArguments<C>): Promise<BridgeOutput<C>>;
}

export function createBridge(raw: RawBridge): Bridge {
  return {
    invoke: async <C extends BridgeChannel>(channel: C, ...[input]: InputArguments<C>) =>
      (await raw.invoke(channel, input)) as BridgeOutput<C>,
  };
}

/** The most events (event ids) that the contract lets through in one call. */
const mostAppended = 500;
const mostReleased = 1000;

/** The journal over the bridge, in portions that the contract admits; stops at the first portion that fails. */
export function bridgeJournal(bridge: Bridge): JournalPort {
  return {
    append: (events: readonly EventEnvelope[]) =>
      inPortions(events, mostAppended, (portion) => bridge.invoke('journal.append', { events: portion })),
    release: (eventIds: readonly EventId[]) =>
      inPortions(eventIds, mostReleased, (portion) =>
        bridge.invoke('journal.release', { eventIds: portion }),
      ),
  };
}

async function inPortions<T>(
  items: readonly T[],
  size: number,
  send: (portion: T[]) => Promise<Result<unknown>>,
): Promise<Result<unknown>> {
  for (let at = 0; at < items.length; at += size) {
    const sent = await send(items.slice(at, at + size));
    if (!sent.ok) return sent;
  }
  return ok(null);
}
