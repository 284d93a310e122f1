import type { Json } from '#shared/kernel/canonical-json.ts';
import type { NumberingPolicy } from '#shared/catalogue/office.ts';
import {
  type DeviceId,
  deviceIdSchema,
  type OfficeId,
  officeIdSchema,
  type UserId,
  userIdSchema,
} from '#shared/kernel/ids.ts';
import { type SnapshotSettings, usualSnapshots } from '../../client-core/snapshot.ts';
import { pushLimits } from '../../protocol.ts';
import type { Transport, TransportFault } from '../../client-core/sync-round.ts';
import type { Result } from '#shared/kernel/result.ts';
import { ManualClock, SeededIds, SeededRandom } from '../fixed-ports.ts';
import { haNoiContext } from '../ha-noi-calendar.ts';
import { MemoryLocalStore } from '../memory-local-store.ts';
import { MemoryOfficeLog } from '../memory-office-log.ts';
import { type Counters, noCounts } from './counters.ts';
import type { Sabotage } from './sabotage.ts';
import { Scheduler } from './scheduler.ts';
import { SimDevice } from './sim-device.ts';
import type { ForkCut } from './sim-device-ports.ts';
import { SimJournal } from './sim-journal.ts';
import { SimNetwork } from './sim-network.ts';
import { SimServer } from './sim-server.ts';

/** Monday 2026-11-23, 09:00 in Hà Nội. */
const startMs = Date.UTC(2026, 10, 23, 2);
const dayMs = 24 * 3600 * 1000;

/** A handful of rows is far, and a page is three entities. */
const soonSnapshots: SnapshotSettings = { fresh: 5, absent: 20, pageSize: 3 };

/** Of a push, so that what waits since yesterday takes several. */
const fewEvents = 2;

const contextOf = haNoiContext();

/** The scheduler's time as a clock. */
class WorldClock extends ManualClock {
  private readonly scheduler: Scheduler;

  constructor(scheduler: Scheduler) {
    super(startMs);
    this.scheduler = scheduler;
  }

  override now(): number {
    return this.scheduler.now;
  }

  override monotonic(): number {
    return this.scheduler.now - startMs;
  }
}

/** A server with its instances, an office of several counters, and another office that nobody of the first must ever hear of. */
export class World {
  readonly scheduler = new Scheduler(startMs);
  readonly counters: Counters = noCounts();
  readonly log = new MemoryOfficeLog();
  readonly random: SeededRandom;
  readonly ids: SeededIds;
  readonly network: SimNetwork;
  readonly servers: readonly SimServer[];
  readonly officeId: OfficeId;
  readonly otherOfficeId: OfficeId;
  readonly devices: readonly SimDevice[];
  readonly stranger: SimDevice;
  /** Two counters were leased one lane by mistake: their codes will meet. */
  readonly hasSharedLane: boolean;
  /** How the office numbers. */
  readonly policy: NumberingPolicy;
  readonly contextOf = contextOf;
  /** Values that somebody typed into a correction, with what that screen showed then. */
  readonly typed = new Map<Json, Json>();
  /** Share of mended forks over which something goes wrong. */
  forkCrashes = 0;
  /** Devices that lost something since they last pulled to the head. */
  readonly incomplete = new Set<SimDevice>();

  constructor(seed: number, sabotage: Sabotage) {
    this.random = new SeededRandom(seed);
    const clock = new WorldClock(this.scheduler);
    this.ids = new SeededIds(seed + 7919, clock);
    this.network = new SimNetwork(this.scheduler, this.random, this.counters);
    this.officeId = officeIdSchema.parse(this.ids.next());
    this.otherOfficeId = officeIdSchema.parse(this.ids.next());
    this.hasSharedLane = this.random.next() < 0.3;
    this.policy = this.random.next() < 0.3 ? 'provisional' : 'lane';
    /** Numbers of a lane a day; with three of them they come to an end. */
    const width = this.random.next() < 0.3 ? 3 : 100;
    const snapshots = this.random.next() < 0.7 ? soonSnapshots : usualSnapshots;
    const pushSize = snapshots === soonSnapshots ? fewEvents : pushLimits.events;
    const successors = new Map<string, DeviceId>();
    const bent = sabotage.log(this.log, { random: this.random, otherOfficeId: this.otherOfficeId });
    this.servers = Array.from(
      { length: 1 + this.random.below(3) },
      () =>
        new SimServer({
          memory: this.log,
          log: bent,
          successors,
          clock,
          ids: this.ids,
          contextOf: sabotage.isCalendarUnread ? () => contextOf(null) : contextOf,
          random: this.random,
          counters: this.counters,
        }),
    );
    const officer = userIdSchema.parse(this.ids.next());
    const admin = userIdSchema.parse(this.ids.next());
    const count = 2 + this.random.below(5);
    const deviceIds = Array.from({ length: count + 1 }, () => deviceIdSchema.parse(this.ids.next()));
    const strangerId = deviceIds.pop()!;
    this.seed(this.officeId, deviceIds, officer, admin);
    this.seed(this.otherOfficeId, [strangerId], officer, admin);
    const device = (name: string, officeId: OfficeId, deviceId: DeviceId, lane: number): SimDevice =>
      new SimDevice(
        {
          clock,
          ids: this.ids,
          contextOf,
          snapshots,
          pushSize,
          counters: this.counters,
          bends: sabotage.device,
          transportOf: (one) => this.transportOf(one),
          replaceDevice: (one, token) => this.replaceDevice(one, token),
          forkCut: () => this.forkCut(),
        },
        {
          name,
          officeId,
          authors: { officer, admin },
          policy: this.policy,
          lane: {
            number: lane,
            first: lane * 100,
            last: lane * 100 + width - 1,
            fence: 1,
            leaseUntil: startMs + 60 * dayMs,
          },
        },
        {
          store: new MemoryLocalStore(officeId, deviceId),
          journal: new SimJournal(),
          deviceId,
          nextToken: null,
        },
      );
    this.devices = deviceIds.map((id, index) =>
      device(`counter ${index + 1}`, this.officeId, id, this.hasSharedLane && index === 1 ? 1 : index + 1),
    );
    this.stranger = device('stranger', this.otherOfficeId, strangerId, 1);
  }

  server(): SimServer {
    return this.servers[this.random.below(this.servers.length)]!;
  }

  private seed(officeId: OfficeId, devices: readonly DeviceId[], officer: UserId, admin: UserId): void {
    this.log.seedOffice({
      officeId,
      serverDeviceId: deviceIdSchema.parse(this.ids.next()),
      devices,
      policy: this.policy,
      authors: [
        { id: officer, role: 'supervisor', active: true },
        { id: admin, role: 'admin', active: true },
      ],
    });
  }

  private forkCut(): ForkCut {
    const chance = this.random.next();
    if (chance >= this.forkCrashes) return 'none';
    this.counters.forkCrashes += 1;
    if (chance < this.forkCrashes / 3) return 'unanswered';
    return chance < (this.forkCrashes * 2) / 3 ? 'unstamped' : 'unfollowed';
  }

  /** Over the same bad line as everything else. */
  private replaceDevice(device: SimDevice, token: string): Promise<Result<DeviceId, TransportFault>> {
    const { officeId, deviceId } = device;
    const isUp = device.isOnline(this.scheduler.now);
    return this.network.call(isUp, () => this.server().replaceDevice(officeId, deviceId, token));
  }

  private transportOf(device: SimDevice): Transport {
    const isUp = (): boolean => device.isOnline(this.scheduler.now);
    const { officeId, deviceId } = device;
    let pushes = 0;
    return {
      push: async (request) => {
        pushes += 1;
        if (pushes > 1) this.counters.pushesTogether += 1;
        const answer = await this.network.call(isUp(), () => this.server().push(officeId, deviceId, request));
        pushes -= 1;
        if (answer.ok && answer.value.problem?.kind === 'gap') this.counters.pushGaps += 1;
        return answer;
      },
      pull: (after, limit, areOwnBrief) =>
        this.network.call(isUp(), () =>
          this.server().pull(officeId, after, limit, areOwnBrief ? deviceId : null),
        ),
      snapshot: (place, limit) =>
        this.network.call(isUp(), async () => {
          const page = await this.server().snapshot(officeId, place, limit);
          if (page.ok && page.value.next === null) this.counters.snapshots += 1;
          return page;
        }),
    };
  }
}
