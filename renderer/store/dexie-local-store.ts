import { Dexie, type Transaction } from 'dexie';
import type { EventId } from '#shared/kernel/ids.ts';
import type { EntityRef, RecordedEvent } from '#shared/log/envelope.ts';
import type {
  DeviceMeta,
  EntityView,
  LocalStore,
  LocalTransaction,
  PendingEvent,
} from '#shared/sync/client-core/local-store.ts';
import { entityKey } from '#shared/sync/fold.ts';
import type { StoredEntity } from '#shared/sync/stored-entity.ts';
import type { CounterDb } from './counter-db.ts';
import type { PendingRow } from './rows.ts';
import { dossierRow, incidentRow, officeCalendarRow } from './view-rows.ts';

/** All that a record touches. */
const tableNames = [
  'meta',
  'confirmed',
  'pending',
  'log',
  'dossiers',
  'incidents',
  'officeCalendars',
] as const;

/** The port `LocalStore` on Dexie. One read-write transaction over all tables that a record touches: all of it is there or nothing is. */
export class DexieLocalStore implements LocalStore {
  private readonly db: CounterDb;

  constructor(db: CounterDb) {
    this.db = db;
  }

  /** @param draftKey a draft that goes in the same transaction: what was saved must not come back as something begun */
  transact<T>(work: (tx: LocalTransaction) => Promise<T>, draftKey?: string): Promise<T> {
    const tables = draftKey === undefined ? tableNames : [...tableNames, 'drafts'];
    return this.db.transaction('rw', tables, async (tx) => {
      const result = await work(new DexieLocalTransaction(tx));
      if (draftKey !== undefined) await tx.table('drafts').delete(draftKey);
      return result;
    });
  }

  async firstUnsent(): Promise<number | null> {
    const row = await this.db.pending
      .where('[acked+deviceSeq]')
      .between([0, Dexie.minKey], [0, Dexie.maxKey])
      .first();
    return row?.deviceSeq ?? null;
  }

  async pendingFrom(deviceSeq: number, limit: number): Promise<readonly PendingEvent[]> {
    const rows = await this.db.pending.where('deviceSeq').aboveOrEqual(deviceSeq).limit(limit).toArray();
    return rows.map(pendingOfRow);
  }

  async unjournaled(): Promise<readonly PendingEvent[]> {
    const rows = await this.db.pending
      .where('[onDisk+deviceSeq]')
      .between([0, Dexie.minKey], [0, Dexie.maxKey])
      .toArray();
    return rows.map(pendingOfRow);
  }
}

/**
 * Works on tables bound to the transaction, not on `db.table`: Dexie finds the current transaction of `db.table` through its promise
 * zones, and those get lost when several native async functions return one after the other without a database call between them.
 */
class DexieLocalTransaction implements LocalTransaction {
  private readonly tables: Pick<CounterDb, (typeof tableNames)[number]>;

  constructor(tx: Transaction) {
    this.tables = {
      meta: tx.table('meta'),
      confirmed: tx.table('confirmed'),
      pending: tx.table('pending'),
      log: tx.table('log'),
      dossiers: tx.table('dossiers'),
      incidents: tx.table('incidents'),
      officeCalendars: tx.table('officeCalendars'),
    };
  }

  async meta(): Promise<DeviceMeta> {
    const row = await this.tables.meta.get('device');
    if (row?.key !== 'device')
      throw new Error('DexieLocalStore: no device row; open the database through openLocalData');
    const { key: _key, ...meta } = row;
    return meta;
  }

  async saveMeta(meta: DeviceMeta): Promise<void> {
    await this.tables.meta.put({ ...meta, key: 'device' });
  }

  async entity(ref: EntityRef): Promise<StoredEntity | null> {
    const row = await this.tables.confirmed.get(entityKey(ref));
    if (row === undefined) return null;
    const { key: _key, ...entity } = row;
    return entity;
  }

  async saveEntity(entity: StoredEntity): Promise<void> {
    await this.tables.confirmed.put({ ...entity, key: entityKey(entity.ref) });
  }

  async pendingOf(ref: EntityRef): Promise<readonly PendingEvent[]> {
    const rows = await this.tables.pending.where('entity').equals(entityKey(ref)).sortBy('deviceSeq');
    return rows.map(pendingOfRow);
  }

  async allPending(): Promise<readonly PendingEvent[]> {
    return (await this.tables.pending.orderBy('deviceSeq').toArray()).map(pendingOfRow);
  }

  async pendingById(id: EventId): Promise<PendingEvent | null> {
    const row = await this.tables.pending.get(id);
    return row === undefined ? null : pendingOfRow(row);
  }

  async savePending(pending: PendingEvent): Promise<void> {
    await this.tables.pending.put({
      ...pending,
      id: pending.event.id,
      deviceSeq: pending.event.deviceSeq,
      entity: entityKey(pending.event.entity),
      acked: pending.ack === null ? 0 : 1,
      onDisk: pending.journaled ? 1 : 0,
    });
  }

  async removePending(id: EventId): Promise<void> {
    await this.tables.pending.delete(id);
  }

  async appendLog(rows: readonly RecordedEvent[]): Promise<void> {
    await this.tables.log.bulkPut(
      rows.map((row) => ({ seq: row.seq, entity: entityKey(row.event.entity), row })),
    );
  }

  async logOf(ref: EntityRef): Promise<readonly RecordedEvent[]> {
    const rows = await this.tables.log.where('entity').equals(entityKey(ref)).sortBy('seq');
    return rows.map(({ row }) => row);
  }

  async logged(ids: readonly EventId[]): Promise<ReadonlySet<EventId>> {
    const rows = await this.tables.log.where('row.event.id').anyOf(ids).toArray();
    return new Set(rows.map(({ row }) => row.event.id));
  }

  async saveView(view: EntityView): Promise<void> {
    const { dossiers, incidents, officeCalendars } = this.tables;
    if (view.ref.kind === 'dossier') await dossiers.put(dossierRow(view));
    else if (view.ref.kind === 'incident') await incidents.put(incidentRow(view));
    else if (view.ref.kind === 'office-calendar') await officeCalendars.put(officeCalendarRow(view));
  }
}

function pendingOfRow({ event, ack, doubt, journaled }: PendingRow): PendingEvent {
  return { event, ack, doubt, journaled };
}
