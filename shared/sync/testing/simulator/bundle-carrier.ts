import type { EventId } from '#shared/kernel/ids.ts';
import { bundleOf, eventsToBundle } from '../../bundle/batches.ts';
import type { PushRequest } from '../../protocol.ts';
import type { Violation } from './invariants.ts';
import type { BundleBends } from './sabotage.ts';
import type { SimDevice } from './sim-device.ts';
import type { World } from './world.ts';

/** A bundle in somebody's pocket. Its seal has tests of its own; here it is what the seal guards. */
interface Carried {
  readonly batches: readonly PushRequest[];
  readonly eventIds: readonly EventId[];
}

const broken = (message: string): Violation => ({ invariant: 'I12', message });

/** Carries bundles of unsent work about: brought late, twice, to the server itself or by way of another counter, or never. */
export class BundleCarrier {
  private readonly world: World;
  private readonly bends: BundleBends;
  private readonly pocket: Carried[] = [];

  constructor(world: World, bends: BundleBends) {
    this.world = world;
    this.bends = bends;
  }

  /** @returns what was saved here, is nowhere else, and is missing in the bundle */
  async export(device: SimDevice): Promise<Violation | null> {
    const { counters, log, incomplete } = this.world;
    const held = await eventsToBundle(device.memory);
    if (!held.ok) return null;
    const events = this.bends.leavesOut(held.value);
    const bundle = bundleOf(events, device.clock.now());
    if (!bundle.ok) return null;
    if (this.bends.isOutboxEmptied) await device.memory.transact((tx) => removeAll(tx, events));
    counters.bundles += 1;
    const eventIds = events.map(({ id }) => id);
    this.pocket.push({ batches: bundle.value.batches, eventIds });
    if (incomplete.has(device)) return null;
    const safe = new Set([...eventIds, ...log.contentOf(device.officeId).rows.map(({ event }) => event.id)]);
    const missing = [...device.said].find((id) => !safe.has(id));
    return missing === undefined ? null : broken(`${device.name}: bundle without saved event ${missing}`);
  }

  /**
   * Brings a bundle to a server, over the line of a counter or past every line; it may be brought again.
   *
   * @returns what is not in the log although the server took the whole bundle
   */
  async bring(device: SimDevice): Promise<Violation | null> {
    const { random, counters, network, log, scheduler } = this.world;
    const place = random.below(Math.max(1, this.pocket.length));
    const carried = this.pocket[place];
    const first = carried?.batches[0];
    if (carried === undefined || first === undefined) return null;
    if (random.next() < 0.3) this.pocket.splice(place, 1);
    const sender = { officeId: first.officeId, deviceId: first.deviceId };
    const before = log.contentOf(device.officeId).rows.length;
    const take = () =>
      this.world
        .server()
        .importBundle(sender, carried.batches, (straight) =>
          first.events[0] === undefined ? straight : this.bends.log(straight, first.events[0]),
        );
    const isPastEveryLine = random.next() < 0.3;
    const outcome = isPastEveryLine ? await take() : await network.call(device.isOnline(scheduler.now), take);
    if (outcome === null || !outcome.ok) return null;
    const { problem, known } = outcome.value;
    const { rows } = log.contentOf(device.officeId);
    if (rows.length > before) counters.bundlesTaken += 1;
    if (known > 0) counters.bundlesKnown += 1;
    if (problem?.kind === 'forked') counters.bundlesForked += 1;
    const inLog = new Set(rows.map(({ event }) => event.id));
    const missing = problem === null ? carried.eventIds.find((id) => !inLog.has(id)) : undefined;
    return missing === undefined ? null : broken(`bundle was taken and event ${missing} is not in the log`);
  }
}

async function removeAll(
  tx: { removePending(id: EventId): Promise<void> },
  events: readonly { readonly id: EventId }[],
): Promise<void> {
  for (const { id } of events) await tx.removePending(id);
}
