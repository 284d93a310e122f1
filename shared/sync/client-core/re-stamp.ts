import type { DeviceId } from '#shared/kernel/ids.ts';
import { chainStart, sealEvent } from '#shared/log/chain.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { DeviceMeta } from './device-meta.ts';
import type { LocalTransaction } from './local-store.ts';

/** An event as the next in a device's chain. Its id stays, so that a server which has it already answers and does not double it. */
export function stamped(
  { hash: _hash, ...event }: EventEnvelope,
  meta: DeviceMeta,
): { readonly event: EventEnvelope; readonly meta: DeviceMeta } {
  const sealed = sealEvent({
    ...event,
    deviceId: meta.deviceId,
    deviceSeq: meta.lastDeviceSeq + 1,
    prevHash: meta.lastHash,
  });
  return { event: sealed, meta: { ...meta, lastDeviceSeq: sealed.deviceSeq, lastHash: sealed.hash } };
}

/**
 * Goes on under a new device id (rules FORK-1 to FORK-3): after a restored disk image the old chain has two ends, and what this end has
 * not got answered begins a chain of its own. To be called once the server has issued the id.
 *
 * @param at epoch milliseconds
 * @returns how many events were stamped anew; the journal does not have them in this form yet
 */
export async function reStamp(tx: LocalTransaction, deviceId: DeviceId, at: number): Promise<number> {
  const before = await tx.meta();
  let meta: DeviceMeta = {
    ...before,
    deviceId,
    earlierIds: [...before.earlierIds, before.deviceId],
    forkedAt: at,
    lastDeviceSeq: 0,
    lastHash: chainStart,
  };
  let count = 0;
  for (const pending of await tx.allPending()) {
    if (pending.ack !== null) continue;
    const next = stamped(pending.event, meta);
    await tx.savePending({ ...pending, event: next.event, journaled: false });
    ({ meta } = next);
    count += 1;
  }
  await tx.saveMeta(meta);
  return count;
}
