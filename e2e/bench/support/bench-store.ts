import type { DeviceId, EventId, OfficeId } from '#shared/kernel/ids.ts';
import type { RecordedEvent } from '#shared/log/envelope.ts';
import { type DeviceMeta, freshMeta } from '#shared/sync/client-core/device-meta.ts';
import type {
  EntityView,
  LocalStore,
  LocalTransaction,
  PendingEvent,
} from '#shared/sync/client-core/local-store.ts';
import { entityKey } from '#shared/sync/fold.ts';
import { isMarked } from '#shared/sync/marked-row.ts';
import type { StoredEntity } from '#shared/sync/stored-entity.ts';

/**
 * A local store in memory with the indexes that the real one has: the store of the tests copies everything in each transaction, which a
 * bench would measure instead of sync. A transaction that fails is undone write by write.
 */
export class BenchStore implements LocalStore {
  readonly views = new Map<string, EntityView>();
  private deviceMeta: DeviceMeta;
  private readonly entities = new Map<string, StoredEntity>();
  private readonly pending = new Map<EventId, PendingEvent>();
  private readonly pendingIds = new Map<string, Set<EventId>>();
  private readonly logged = new Map<EventId, RecordedEvent>();
  private readonly seen = new Set<EventId>();
  private readonly logOf = new Map<string, RecordedEvent[]>();
  private queue: Promise<unknown> = Promise.resolve();
  private undo: (() => void)[] = [];

  constructor(officeId: OfficeId, deviceId: DeviceId) {
    this.deviceMeta = freshMeta(officeId, deviceId);
  }

  transact<T>(work: (tx: LocalTransaction) => Promise<T>): Promise<T> {
    const run = this.queue.then(async () => {
      this.undo = [];
      try {
        return await work(this.transaction());
      } catch (error) {
        for (const step of this.undo.reverse()) step();
        throw error;
      }
    });
    this.queue = run.catch(() => undefined);
    return run;
  }

  firstUnsent(): Promise<number | null> {
    for (const { ack, event } of this.pending.values())
      if (ack === null) return Promise.resolve(event.deviceSeq);
    return Promise.resolve(null);
  }

  pendingFrom(deviceSeq: number, limit: number): Promise<readonly PendingEvent[]> {
    const found: PendingEvent[] = [];
    for (const entry of this.pending.values()) {
      if (entry.event.deviceSeq >= deviceSeq) found.push(entry);
      if (found.length === limit) break;
    }
    return Promise.resolve(found);
  }

  unjournaled(): Promise<readonly PendingEvent[]> {
    return Promise.resolve([...this.pending.values()].filter(({ journaled }) => !journaled));
  }

  private transaction(): LocalTransaction {
    return {
      meta: () => Promise.resolve(this.deviceMeta),
      saveMeta: (meta) => {
        const before = this.deviceMeta;
        this.undo.push(() => (this.deviceMeta = before));
        this.deviceMeta = meta;
        return Promise.resolve();
      },
      entity: (ref) => Promise.resolve(this.entities.get(entityKey(ref)) ?? null),
      entities: (refs) =>
        Promise.resolve(
          new Map(
            refs.flatMap((ref) => {
              const entity = this.entities.get(entityKey(ref));
              return entity === undefined ? [] : [[entityKey(ref), entity] as const];
            }),
          ),
        ),
      saveEntities: (entities) => {
        for (const entity of entities) this.put(this.entities, entityKey(entity.ref), entity);
        return Promise.resolve();
      },
      pendingOf: (...refs) => {
        const ids = refs.flatMap((ref) => [...(this.pendingIds.get(entityKey(ref)) ?? [])]);
        const found = ids.flatMap((id) => this.pending.get(id) ?? []);
        return Promise.resolve(found.sort((a, b) => a.event.deviceSeq - b.event.deviceSeq));
      },
      allPending: () => Promise.resolve([...this.pending.values()]),
      pendingAmong: (ids) => Promise.resolve(ids.flatMap((id) => this.pending.get(id) ?? [])),
      savePending: (...entries) => {
        for (const entry of entries) this.keep(entry);
        return Promise.resolve();
      },
      removePending: (...ids) => {
        for (const id of ids) this.drop(id);
        return Promise.resolve();
      },
      appendLog: (rows) => {
        for (const row of rows) this.append(row);
        return Promise.resolve();
      },
      markedLog: (refs) =>
        Promise.resolve(
          refs
            .flatMap((ref) => this.logOf.get(entityKey(ref)) ?? [])
            .filter(isMarked)
            .sort((a, b) => a.seq - b.seq),
        ),
      logged: (ids) => Promise.resolve(new Set(ids.filter((id) => this.logged.has(id) || this.seen.has(id)))),
      noteSeen: (ids) => {
        for (const id of ids) this.seen.add(id);
        return Promise.resolve();
      },
      saveViews: (views) => {
        for (const view of views) this.put(this.views, entityKey(view.ref), view);
        return Promise.resolve();
      },
    };
  }

  private keep(entry: PendingEvent): void {
    const key = entityKey(entry.event.entity);
    const ids = this.pendingIds.get(key) ?? new Set();
    if (!ids.has(entry.event.id)) this.undo.push(() => ids.delete(entry.event.id));
    this.pendingIds.set(key, ids.add(entry.event.id));
    this.put(this.pending, entry.event.id, entry);
  }

  private drop(id: EventId): void {
    const entry = this.pending.get(id);
    if (entry === undefined) return;
    const ids = this.pendingIds.get(entityKey(entry.event.entity));
    this.undo.push(() => {
      this.pending.set(id, entry);
      ids?.add(id);
    });
    ids?.delete(id);
    this.pending.delete(id);
  }

  private append(row: RecordedEvent): void {
    const key = entityKey(row.event.entity);
    const before = this.logOf.get(key) ?? [];
    this.undo.push(() => {
      this.logOf.set(key, before);
      this.logged.delete(row.event.id);
    });
    this.logOf.set(key, [...before, row]);
    this.logged.set(row.event.id, row);
  }

  private put<K, V>(map: Map<K, V>, key: K, value: V): void {
    const before = map.get(key);
    this.undo.push(() => void (before === undefined ? map.delete(key) : map.set(key, before)));
    map.set(key, value);
  }
}
