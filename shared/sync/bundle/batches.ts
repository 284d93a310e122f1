import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { LocalStore } from '../client-core/local-store.ts';
import { type PushRequest, protocolVersion, pushLimits } from '../protocol.ts';
import { type BundleHeader, bundleLimits } from './header.ts';
import type { BundleFacts } from './sealing.ts';

export interface BundleContent {
  readonly facts: BundleFacts;
  readonly batches: readonly PushRequest[];
}

/**
 * All own events that were not yet seen in the log, answered or not, of the chain that the device now writes (rule BND-1); what an earlier
 * chain of this machine still waits for has its answer already (FORK-2). Nothing is changed.
 *
 * @returns `bundle-nothing` when there are none, `bundle-too-many` when they are more than one bundle holds
 */
export async function eventsToBundle(
  store: LocalStore,
): Promise<Result<EventEnvelope[], Fault<'bundle-nothing' | 'bundle-too-many'>>> {
  const events = await store.transact(async (tx) => {
    const { deviceId } = await tx.meta();
    const pending = await tx.allPending();
    return pending.flatMap(({ event }) => (event.deviceId === deviceId ? [event] : []));
  });
  if (events.length === 0) return fault('bundle-nothing');
  return events.length > bundleLimits.events
    ? fault('bundle-too-many', { limit: bundleLimits.events })
    : ok(events);
}

/**
 * Cuts the events of one device into the pushes that would carry them.
 *
 * @param createdAt epoch milliseconds
 */
export function bundleOf(
  events: readonly EventEnvelope[],
  createdAt: number,
): Result<BundleContent, Fault<'bundle-nothing'>> {
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) return fault('bundle-nothing');
  const { officeId, deviceId } = first;
  const facts = {
    officeId,
    deviceId,
    createdAt,
    count: events.length,
    firstDeviceSeq: first.deviceSeq,
    lastDeviceSeq: last.deviceSeq,
  };
  const batches = portionsOf(events).map((portion) => ({
    protocol: protocolVersion,
    officeId,
    deviceId,
    events: portion,
  }));
  return ok({ facts, batches });
}

/** Whether batches are what a header promises. */
export function isAsPromised(header: BundleHeader, batches: readonly PushRequest[]): boolean {
  const events = batches.flatMap((batch) => batch.events);
  return (
    events.length === header.count &&
    events[0]?.deviceSeq === header.firstDeviceSeq &&
    events.at(-1)?.deviceSeq === header.lastDeviceSeq &&
    [...batches, ...events].every(
      ({ officeId, deviceId }) => officeId === header.officeId && deviceId === header.deviceId,
    )
  );
}

/** By number and by size, reckoned with two bytes a letter; an event that is too large by itself stands alone. */
function portionsOf(events: readonly EventEnvelope[]): EventEnvelope[][] {
  const portions: EventEnvelope[][] = [];
  let bytes = 0;
  for (const event of events) {
    const size = JSON.stringify(event).length * 2;
    const current = portions.at(-1);
    if (current === undefined || current.length === pushLimits.events || bytes + size > pushLimits.bytes) {
      portions.push([event]);
      bytes = size;
    } else {
      current.push(event);
      bytes += size;
    }
  }
  return portions;
}
