import type { Role } from '#shared/catalogue/role.ts';
import { type DeviceId, deviceIdSchema, officeIdSchema, userIdSchema } from '#shared/kernel/ids.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { type EventDraft, recordEvent } from '../client-core/record.ts';
import { RoundTrips } from '../client-core/round-trips.ts';
import { type SnapshotSettings, usualSnapshots } from '../client-core/snapshot.ts';
import { type Transport, type TransportFault, syncRound } from '../client-core/sync-round.ts';
import type { PullAnswer, PushAnswer, PushRequest, SnapshotAnswer } from '../protocol.ts';
import { readLog } from '../server-core/read-log.ts';
import { readSnapshot } from '../server-core/read-snapshot.ts';
import { receivePush } from '../server-core/receive-push.ts';
import { ManualClock, SeededIds, SeededRandom } from './fixed-ports.ts';
import { haNoiCalendar, haNoiContext } from './ha-noi-calendar.ts';
import { MemoryLocalStore } from './memory-local-store.ts';
import { MemoryOfficeLog } from './memory-office-log.ts';
import { SampleDevice } from './sample-device.ts';

/** How a line fails: shares of requests that never arrive, and of answers that are lost after the server did its work. */
export interface LineFaults {
  readonly lostRequests: number;
  readonly lostAnswers: number;
}

/** An office with a server and some devices in one process, on real cores and stores in memory. */
export class SmallOffice {
  readonly clock = new ManualClock(Date.UTC(2026, 10, 23, 2));
  readonly log = new MemoryOfficeLog();
  readonly devices: SmallDevice[];
  /** Small, so that a handful of rows is far. */
  snapshots: SnapshotSettings = usualSnapshots;
  faults: LineFaults = { lostRequests: 0, lostAnswers: 0 };
  readonly ids: SeededIds;
  readonly random: SeededRandom;
  readonly officeId;
  readonly calendar = haNoiCalendar();
  readonly contextOf = haNoiContext();

  constructor(seed: number, deviceCount: number, role: Role = 'officer') {
    this.ids = new SeededIds(seed, this.clock);
    this.random = new SeededRandom(seed + 1);
    this.officeId = officeIdSchema.parse(this.ids.next());
    const actorId = userIdSchema.parse(this.ids.next());
    const deviceIds = Array.from({ length: deviceCount }, () => deviceIdSchema.parse(this.ids.next()));
    this.log.seedOffice({
      officeId: this.officeId,
      serverDeviceId: deviceIdSchema.parse(this.ids.next()),
      devices: deviceIds,
      authors: [{ id: actorId, role, active: true }],
    });
    this.devices = deviceIds.map((deviceId) => {
      const identity = { officeId: this.officeId, deviceId, actorId, counterId: this.ids.next() };
      return new SmallDevice(
        this,
        new SampleDevice(identity, this),
        new MemoryLocalStore(this.officeId, deviceId),
      );
    });
  }

  transportOf(deviceId: DeviceId): Transport {
    const { officeId } = this;
    const ports = { log: this.log, clock: this.clock, ids: this.ids, contextOf: this.contextOf };
    return {
      push: (request: PushRequest) =>
        this.over<PushAnswer>(async () => {
          const answer = await receivePush(ports, { officeId, deviceId }, request);
          if (answer.ok) return answer;
          return answer.code === 'wrong-device'
            ? fault('wrong-device')
            : fault('server-refused', { reason: answer.code });
        }),
      pull: (after, limit, areOwnBrief) =>
        this.over<PullAnswer>(async () => {
          const query = { after, limit, briefly: areOwnBrief ? deviceId : null };
          return ok(await readLog(this.log, officeId, query, this.clock.now()));
        }),
      snapshot: (place, limit) =>
        this.over<SnapshotAnswer>(async () =>
          ok(await readSnapshot(this.log, officeId, { place, limit }, this.clock.now())),
        ),
    };
  }

  private async over<T>(serve: () => Promise<Result<T, TransportFault>>): Promise<Result<T, TransportFault>> {
    if (this.random.next() < this.faults.lostRequests) return fault('server-unreachable');
    const answer = await serve();
    return this.random.next() < this.faults.lostAnswers ? fault('server-unreachable') : answer;
  }
}

export class SmallDevice {
  readonly store: MemoryLocalStore;
  readonly sample: SampleDevice;
  readonly seen: string[] = [];
  private readonly office: SmallOffice;
  private readonly trips: RoundTrips;

  constructor(office: SmallOffice, sample: SampleDevice, store: MemoryLocalStore) {
    this.office = office;
    this.sample = sample;
    this.store = store;
    this.trips = new RoundTrips(office.clock);
  }

  /** Records what a sample event says, under this device's own chain. */
  async record({ entity, type, v, payload, base, actorId }: EventDraft): Promise<Result<EventEnvelope>> {
    return this.store.transact((tx) =>
      recordEvent(tx, this.office, { entity, type, v, payload, base, actorId }),
    );
  }

  sync(): ReturnType<typeof syncRound> {
    return syncRound({
      store: this.store,
      transport: this.office.transportOf(this.sample.identity.deviceId),
      trips: this.trips,
      contextOf: this.office.contextOf,
      snapshots: this.office.snapshots,
      onSeen: (eventIds) => this.seen.push(...eventIds),
    });
  }
}
