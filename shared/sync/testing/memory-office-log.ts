import type { NumberingPolicy } from '#shared/catalogue/office.ts';
import type { Role } from '#shared/catalogue/role.ts';
import type { DeviceId, EventId, OfficeId, UserId } from '#shared/kernel/ids.ts';
import { chainStart } from '#shared/log/chain.ts';
import type { EntityRef, RecordedEvent } from '#shared/log/envelope.ts';
import { entityKey } from '../fold.ts';
import { isMarked } from '../marked-row.ts';
import type { Ack } from '../protocol.ts';
import type {
  DeviceCursor,
  FoundDevice,
  OfficeChange,
  OfficeHead,
  OfficeLog,
  OfficeTransaction,
} from '../server-core/office-log.ts';
import type { OfficeNumbering } from '../server-core/recode.ts';
import type { StoredEntity } from '../stored-entity.ts';

interface OfficeData {
  head: OfficeHead;
  readonly rows: RecordedEvent[];
  readonly entities: Map<string, StoredEntity>;
  readonly codes: Map<string, string>;
  readonly devices: Map<string, DeviceCursor>;
  readonly retired: Set<DeviceId>;
  readonly authors: Map<string, { readonly role: Role; readonly active: boolean }>;
  readonly serverDeviceId: DeviceId;
  readonly numbering: OfficeNumbering;
}

export interface MemoryOffice {
  readonly officeId: OfficeId;
  readonly serverDeviceId: DeviceId;
  readonly devices: readonly DeviceId[];
  /** Lanes when left out. */
  readonly policy?: NumberingPolicy;
  readonly authors: readonly { readonly id: UserId; readonly role: Role; readonly active: boolean }[];
}

/** The central log in memory: the reference that the contract suite holds the databases against, and the simulator's server. */
export class MemoryOfficeLog implements OfficeLog {
  private readonly offices = new Map<string, OfficeData>();
  private queue: Promise<unknown> = Promise.resolve();

  seedOffice(office: MemoryOffice): void {
    const cursor = (deviceId: DeviceId): DeviceCursor => ({
      deviceId,
      lastDeviceSeq: 0,
      lastHash: chainStart,
    });
    this.offices.set(office.officeId, {
      head: { seq: 0, chainHash: chainStart },
      rows: [],
      entities: new Map(),
      codes: new Map(),
      devices: new Map([...office.devices, office.serverDeviceId].map((id) => [id, cursor(id)])),
      retired: new Set(),
      authors: new Map(office.authors.map(({ id, role, active }) => [id, { role, active }])),
      serverDeviceId: office.serverDeviceId,
      numbering: { policy: office.policy ?? 'lane', agencyCode: 'H26.001.01' },
    });
  }

  addDevice(officeId: OfficeId, deviceId: DeviceId): void {
    this.office(officeId).devices.set(deviceId, { deviceId, lastDeviceSeq: 0, lastHash: chainStart });
  }

  /** The machine of the first goes on as the second. */
  replaceDevice(officeId: OfficeId, deviceId: DeviceId, successorId: DeviceId): void {
    this.office(officeId).retired.add(deviceId);
    this.addDevice(officeId, successorId);
  }

  /** Everything of an office, for looking at after a run. */
  contentOf(officeId: OfficeId): {
    readonly head: OfficeHead;
    readonly rows: readonly RecordedEvent[];
    readonly entities: ReadonlyMap<string, StoredEntity>;
    readonly authors: ReadonlyMap<string, { readonly role: Role; readonly active: boolean }>;
    readonly serverDeviceId: DeviceId;
  } {
    return this.office(officeId);
  }

  /** Serial over all offices: stronger than the port asks, and simple. */
  transact<T>(officeId: OfficeId, work: (tx: OfficeTransaction) => Promise<T>): Promise<T> {
    const run = this.queue.then(async () => {
      const tx = new MemoryTransaction(this.office(officeId));
      const result = await work(tx);
      tx.commit();
      return result;
    });
    this.queue = run.catch(() => undefined);
    return run;
  }

  read(
    officeId: OfficeId,
    after: number,
    limit: number,
    briefly: DeviceId | null = null,
  ): ReturnType<OfficeLog['read']> {
    const { rows, head } = this.office(officeId);
    const page = rows.slice(after, after + limit);
    const own = page.filter(({ event }) => event.deviceId === briefly);
    return Promise.resolve({
      rows: page.filter(({ event }) => event.deviceId !== briefly),
      own: own.map(({ event, ...row }) => ({ eventId: event.id, ...row })),
      headSeq: head.seq,
    });
  }

  head(officeId: OfficeId): Promise<OfficeHead> {
    return Promise.resolve(this.office(officeId).head);
  }

  readMarked(officeId: OfficeId, after: number, limit: number): Promise<readonly RecordedEvent[]> {
    const rows = this.office(officeId).rows.filter((row) => row.seq > after && isMarked(row));
    return Promise.resolve(rows.slice(0, limit));
  }

  readEntities(officeId: OfficeId, after: EntityRef | null, limit: number): Promise<readonly StoredEntity[]> {
    const from = after === null ? '' : entityKey(after);
    const keys = [...this.office(officeId).entities.keys()].filter((key) => key > from).toSorted();
    return Promise.resolve(
      keys.slice(0, limit).flatMap((key) => this.office(officeId).entities.get(key) ?? []),
    );
  }

  readHistory(officeId: OfficeId, ref: EntityRef, limit: number): Promise<readonly RecordedEvent[]> {
    const key = entityKey(ref);
    const rows = this.office(officeId).rows.filter(({ event }) => entityKey(event.entity) === key);
    return Promise.resolve(rows.slice(0, limit));
  }

  private office(officeId: OfficeId): OfficeData {
    const office = this.offices.get(officeId);
    if (office === undefined) throw new Error('MemoryOfficeLog: office not seeded');
    return office;
  }
}

class MemoryTransaction implements OfficeTransaction {
  private readonly data: OfficeData;
  private readonly staged: OfficeChange[] = [];

  constructor(data: OfficeData) {
    this.data = data;
  }

  head(): Promise<OfficeHead> {
    return Promise.resolve(this.data.head);
  }

  foresee(): Promise<void> {
    return Promise.resolve();
  }

  device(deviceId: DeviceId): Promise<FoundDevice | null> {
    const device = this.data.devices.get(deviceId);
    return Promise.resolve(
      device === undefined ? null : { ...device, isRetired: this.data.retired.has(deviceId) },
    );
  }

  serverDevice(): Promise<DeviceCursor> {
    const device = this.data.devices.get(this.data.serverDeviceId);
    return device === undefined ? Promise.reject(new Error('no server device')) : Promise.resolve(device);
  }

  acksOf(ids: readonly EventId[]): Promise<ReadonlyMap<EventId, Ack>> {
    const wanted = new Set<string>(ids);
    const acks = this.data.rows
      .filter(({ event }) => wanted.has(event.id))
      .map(({ event, seq, verdict, reason }): [EventId, Ack] => [
        event.id,
        { eventId: event.id, deviceSeq: event.deviceSeq, seq, verdict, reason },
      ]);
    return Promise.resolve(new Map(acks));
  }

  entities(refs: readonly StoredEntity['ref'][]): Promise<ReadonlyMap<string, StoredEntity>> {
    return Promise.resolve(found(this.data.entities, refs.map(entityKey)));
  }

  holdersOf(codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return Promise.resolve(found(this.data.codes, codes));
  }

  author(userId: UserId): Promise<{ readonly role: Role; readonly active: boolean } | null> {
    return Promise.resolve(this.data.authors.get(userId) ?? null);
  }

  numbering(): Promise<OfficeNumbering> {
    return Promise.resolve(this.data.numbering);
  }

  lastNumber(prefix: string, from: number): Promise<number> {
    const numbers = Array.from(this.data.codes.keys())
      .filter((code) => code.startsWith(prefix))
      .map((code) => Number(code.slice(prefix.length)))
      .filter((number) => number >= from);
    return Promise.resolve(Math.max(0, ...numbers));
  }

  save(change: OfficeChange): Promise<void> {
    this.staged.push(change);
    return Promise.resolve();
  }

  /** Makes what was saved true; without it the transaction left no trace. */
  commit(): void {
    for (const change of this.staged) {
      this.data.head = change.head;
      this.data.rows.push(...change.rows);
      for (const entity of change.entities) this.data.entities.set(entityKey(entity.ref), entity);
      for (const device of change.devices) this.data.devices.set(device.deviceId, device);
      for (const { code, dossierId } of change.codes) this.data.codes.set(code, dossierId);
    }
  }
}

/** Those of the keys that the map has. */
function found<V>(map: ReadonlyMap<string, V>, keys: readonly string[]): ReadonlyMap<string, V> {
  const wanted = new Set(keys);
  return new Map([...wanted].flatMap((key) => (map.has(key) ? [[key, map.get(key) as V] as const] : [])));
}
