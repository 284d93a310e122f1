import type { DeviceId, EventId, OfficeId } from '#shared/kernel/ids.ts';
import type { EntityRef, RecordedEvent } from '#shared/log/envelope.ts';
import { type DeviceMeta, freshMeta } from '../client-core/device-meta.ts';
import type {
  EntityView,
  PendingEvent,
  RefoldTransaction,
  RefoldingStore,
} from '../client-core/local-store.ts';
import { entityKey } from '../fold.ts';
import { isMarked } from '../marked-row.ts';
import type { StoredEntity } from '../stored-entity.ts';

interface Content {
  meta: DeviceMeta;
  readonly entities: Map<string, StoredEntity>;
  readonly pending: Map<EventId, PendingEvent>;
  readonly log: Map<number, RecordedEvent>;
  readonly views: Map<string, EntityView>;
  readonly seen: Set<EventId>;
}

/** The local database in memory: the reference of the contract suite, and the simulator's devices. */
export class MemoryLocalStore implements RefoldingStore {
  private content: Content;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(officeId: OfficeId, deviceId: DeviceId) {
    this.content = {
      meta: freshMeta(officeId, deviceId),
      entities: new Map(),
      pending: new Map(),
      log: new Map(),
      views: new Map(),
      seen: new Set(),
    };
  }

  transact<T>(work: (tx: RefoldTransaction) => Promise<T>): Promise<T> {
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

  /** Ids of the events that are here: in the outbox, in the log, or known to be in it. */
  eventIds(): ReadonlySet<EventId> {
    const logged = [...this.content.log.values()].map(({ event }) => event.id);
    return new Set([...this.content.pending.keys(), ...logged, ...this.content.seen]);
  }

  /** Own events that are known to be in the log though their rows are not here. */
  seenWithoutRow(): ReadonlySet<EventId> {
    return this.content.seen;
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

function copyOf({ meta, entities, pending, log, views, seen }: Content): Content {
  return {
    meta,
    entities: new Map(entities),
    pending: new Map(pending),
    log: new Map(log),
    views: new Map(views),
    seen: new Set(seen),
  };
}

function inOrder(pending: Iterable<PendingEvent>): PendingEvent[] {
  return Array.from(pending).sort((a, b) => a.event.deviceSeq - b.event.deviceSeq);
}

class MemoryLocalTransaction implements RefoldTransaction {
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

  entities(refs: readonly EntityRef[]): Promise<ReadonlyMap<string, StoredEntity>> {
    const keys = refs.map(entityKey);
    return Promise.resolve(
      new Map(
        keys.flatMap((key) => {
          const entity = this.content.entities.get(key);
          return entity === undefined ? [] : [[key, entity]];
        }),
      ),
    );
  }

  entitiesAfter(key: string | null, limit: number): Promise<readonly StoredEntity[]> {
    const keys = [...this.content.entities.keys()].filter((one) => key === null || one > key).toSorted();
    return Promise.resolve(keys.slice(0, limit).map((one) => this.content.entities.get(one)!));
  }

  saveEntities(entities: readonly StoredEntity[]): Promise<void> {
    for (const entity of entities) this.content.entities.set(entityKey(entity.ref), entity);
    return Promise.resolve();
  }

  pendingOf(...refs: readonly EntityRef[]): Promise<readonly PendingEvent[]> {
    const keys = new Set(refs.map(entityKey));
    return Promise.resolve(
      Array.from(this.content.pending.values())
        .filter(({ event }) => keys.has(entityKey(event.entity)))
        .sort((a, b) => a.event.deviceSeq - b.event.deviceSeq),
    );
  }

  allPending(): Promise<readonly PendingEvent[]> {
    return Promise.resolve(inOrder(this.content.pending.values()));
  }

  pendingAmong(ids: readonly EventId[]): Promise<readonly PendingEvent[]> {
    return Promise.resolve(ids.flatMap((id) => this.content.pending.get(id) ?? []));
  }

  savePending(...pending: readonly PendingEvent[]): Promise<void> {
    for (const entry of pending) this.content.pending.set(entry.event.id, entry);
    return Promise.resolve();
  }

  removePending(...ids: readonly EventId[]): Promise<void> {
    for (const id of ids) this.content.pending.delete(id);
    return Promise.resolve();
  }

  appendLog(rows: readonly RecordedEvent[]): Promise<void> {
    for (const row of rows) this.content.log.set(row.seq, row);
    return Promise.resolve();
  }

  markedLog(refs: readonly EntityRef[]): Promise<readonly RecordedEvent[]> {
    const keys = new Set(refs.map(entityKey));
    return Promise.resolve(
      Array.from(this.content.log.values())
        .filter((row) => isMarked(row) && keys.has(entityKey(row.event.entity)))
        .sort((a, b) => a.seq - b.seq),
    );
  }

  logOf(refs: readonly EntityRef[]): Promise<readonly RecordedEvent[]> {
    const keys = new Set(refs.map(entityKey));
    return Promise.resolve(
      Array.from(this.content.log.values())
        .filter((row) => keys.has(entityKey(row.event.entity)))
        .sort((a, b) => a.seq - b.seq),
    );
  }

  markedRefs(): Promise<readonly EntityRef[]> {
    const marked = Array.from(this.content.log.values()).filter(isMarked);
    const refs = new Map(marked.map(({ event }) => [entityKey(event.entity), event.entity]));
    return Promise.resolve([...refs.values()]);
  }

  logged(ids: readonly EventId[]): Promise<ReadonlySet<EventId>> {
    const wanted = new Set<string>(ids);
    const found = Array.from(this.content.log.values()).map(({ event }) => event.id);
    return Promise.resolve(new Set([...found, ...this.content.seen].filter((id) => wanted.has(id))));
  }

  noteSeen(ids: readonly EventId[]): Promise<void> {
    for (const id of ids) this.content.seen.add(id);
    return Promise.resolve();
  }

  saveViews(views: readonly EntityView[]): Promise<void> {
    for (const view of views) this.content.views.set(entityKey(view.ref), view);
    return Promise.resolve();
  }

  closeViews(refs: readonly EntityRef[]): Promise<void> {
    for (const ref of refs) {
      const view = this.content.views.get(entityKey(ref));
      if (view !== undefined) this.content.views.set(entityKey(ref), { ...view, readOnly: true });
    }
    return Promise.resolve();
  }
}
