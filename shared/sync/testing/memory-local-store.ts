import { freshNumbering } from '#shared/dossier/lane.ts';
import type { DeviceId, EventId, OfficeId } from '#shared/kernel/ids.ts';
import { chainStart } from '#shared/log/chain.ts';
import type { EntityRef, RecordedEvent } from '#shared/log/envelope.ts';
import type {
  DeviceMeta,
  EntityView,
  LocalStore,
  LocalTransaction,
  PendingEvent,
} from '../client-core/local-store.ts';
import { entityKey } from '../fold.ts';
import type { StoredEntity } from '../stored-entity.ts';

interface Content {
  meta: DeviceMeta;
  readonly entities: Map<string, StoredEntity>;
  readonly pending: Map<EventId, PendingEvent>;
  readonly log: Map<number, RecordedEvent>;
  readonly views: Map<string, EntityView>;
}

/** The local database in memory: the reference of the contract suite, and the simulator's devices. */
export class MemoryLocalStore implements LocalStore {
  private content: Content;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(officeId: OfficeId, deviceId: DeviceId) {
    this.content = {
      meta: {
        officeId,
        deviceId,
        lastDeviceSeq: 0,
        lastHash: chainStart,
        cursor: 0,
        chainHash: chainStart,
        numbering: freshNumbering,
        clockOffsetMs: null,
        lastServerTime: null,
      },
      entities: new Map(),
      pending: new Map(),
      log: new Map(),
      views: new Map(),
    };
  }

  transact<T>(work: (tx: LocalTransaction) => Promise<T>): Promise<T> {
    const run = this.queue.then(async () => {
      const copy = copyOf(this.content);
      const result = await work(new MemoryLocalTransaction(copy));
      this.content = copy;
      return result;
    });
    this.queue = run.catch(() => undefined);
    return run;
  }

  firstUnsent(): Promise<number | null> {
    return Promise.resolve(this.bySeq().find(({ ack }) => ack === null)?.event.deviceSeq ?? null);
  }

  pendingFrom(deviceSeq: number, limit: number): Promise<readonly PendingEvent[]> {
    return Promise.resolve(
      this.bySeq()
        .filter(({ event }) => event.deviceSeq >= deviceSeq)
        .slice(0, limit),
    );
  }

  unjournaled(): Promise<readonly PendingEvent[]> {
    return Promise.resolve(this.bySeq().filter(({ journaled }) => !journaled));
  }

  views(): readonly EntityView[] {
    return [...this.content.views.values()];
  }

  meta(): DeviceMeta {
    return this.content.meta;
  }

  /** Ids of the own events that are here, in the outbox or in the log. */
  eventIds(): ReadonlySet<EventId> {
    const logged = [...this.content.log.values()].map(({ event }) => event.id);
    return new Set([...this.content.pending.keys(), ...logged]);
  }

  view(ref: EntityRef): Promise<EntityView | null> {
    return Promise.resolve(this.content.views.get(entityKey(ref)) ?? null);
  }

  /** The disk as it is now: what a profile restored from a copy would hold. */
  copy(): MemoryLocalStore {
    const { officeId, deviceId } = this.content.meta;
    const copied = new MemoryLocalStore(officeId, deviceId);
    copied.content = copyOf(this.content);
    return copied;
  }

  private bySeq(): PendingEvent[] {
    return inOrder(this.content.pending.values());
  }
}

function copyOf({ meta, entities, pending, log, views }: Content): Content {
  return {
    meta,
    entities: new Map(entities),
    pending: new Map(pending),
    log: new Map(log),
    views: new Map(views),
  };
}

function inOrder(pending: Iterable<PendingEvent>): PendingEvent[] {
  return Array.from(pending).sort((a, b) => a.event.deviceSeq - b.event.deviceSeq);
}

class MemoryLocalTransaction implements LocalTransaction {
  private readonly content: Content;

  constructor(content: Content) {
    this.content = content;
  }

  meta(): Promise<DeviceMeta> {
    return Promise.resolve(this.content.meta);
  }

  saveMeta(meta: DeviceMeta): Promise<void> {
    this.content.meta = meta;
    return Promise.resolve();
  }

  entity(ref: EntityRef): Promise<StoredEntity | null> {
    return Promise.resolve(this.content.entities.get(entityKey(ref)) ?? null);
  }

  saveEntity(entity: StoredEntity): Promise<void> {
    this.content.entities.set(entityKey(entity.ref), entity);
    return Promise.resolve();
  }

  pendingOf(ref: EntityRef): Promise<readonly PendingEvent[]> {
    const key = entityKey(ref);
    return Promise.resolve(
      Array.from(this.content.pending.values())
        .filter(({ event }) => entityKey(event.entity) === key)
        .sort((a, b) => a.event.deviceSeq - b.event.deviceSeq),
    );
  }

  allPending(): Promise<readonly PendingEvent[]> {
    return Promise.resolve(inOrder(this.content.pending.values()));
  }

  pendingById(id: EventId): Promise<PendingEvent | null> {
    return Promise.resolve(this.content.pending.get(id) ?? null);
  }

  savePending(pending: PendingEvent): Promise<void> {
    this.content.pending.set(pending.event.id, pending);
    return Promise.resolve();
  }

  removePending(id: EventId): Promise<void> {
    this.content.pending.delete(id);
    return Promise.resolve();
  }

  appendLog(rows: readonly RecordedEvent[]): Promise<void> {
    for (const row of rows) this.content.log.set(row.seq, row);
    return Promise.resolve();
  }

  logOf(ref: EntityRef): Promise<readonly RecordedEvent[]> {
    const key = entityKey(ref);
    return Promise.resolve(
      Array.from(this.content.log.values())
        .filter(({ event }) => entityKey(event.entity) === key)
        .sort((a, b) => a.seq - b.seq),
    );
  }

  logged(ids: readonly EventId[]): Promise<ReadonlySet<EventId>> {
    const wanted = new Set<string>(ids);
    const found = Array.from(this.content.log.values()).map(({ event }) => event.id);
    return Promise.resolve(new Set(found.filter((id) => wanted.has(id))));
  }

  saveView(view: EntityView): Promise<void> {
    this.content.views.set(entityKey(view.ref), view);
    return Promise.resolve();
  }
}
