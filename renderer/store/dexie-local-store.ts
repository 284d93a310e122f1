import { Dexie, type Table, type Transaction } from 'dexie';
import type { EventId } from '#shared/kernel/ids.ts';
import type { EntityRef, RecordedEvent } from '#shared/log/envelope.ts';
import type { DeviceMeta } from '#shared/sync/client-core/device-meta.ts';
import type {
  EntityView,
  PendingEvent,
  RefoldTransaction,
  RefoldingStore,
} from '#shared/sync/client-core/local-store.ts';
import { entityKey } from '#shared/sync/fold.ts';
import type { StoredEntity } from '#shared/sync/stored-entity.ts';
import type { CounterDb } from './counter-db.ts';
import { logRow } from './log-row.ts';
import type { ConfirmedRow, PendingRow } from './rows.ts';
import { dossierRow, incidentRow, officeCalendarRow, registerExportRow } from './view-rows.ts';

/** All that a record touches. */
const tableNames = [
  'meta',
  'confirmed',
  'pending',
  'log',
  'seen',
  'dossiers',
  'incidents',
  'officeCalendars',
  'registerExports',
] as const;

/** The port `LocalStore` on Dexie. One read-write transaction over all tables that a record touches: all of it is there or nothing is. */
export class DexieLocalStore implements RefoldingStore {
  private readonly db: CounterDb;
  private tellDossiers: (ids: readonly string[]) => void = () => undefined;

  constructor(db: CounterDb) {
    this.db = db;
  }

  /** @param tell called with the ids of the dossiers that a transaction has written, once it stands and before anybody goes on after it */
  onDossiers(tell: (ids: readonly string[]) => void): void {
    this.tellDossiers = tell;
  }

  /** @param draftKey a draft that goes in the same transaction: what was saved must not come back as something begun */
  async transact<T>(work: (tx: RefoldTransaction) => Promise<T>, draftKey?: string): Promise<T> {
    const tables = draftKey === undefined ? tableNames : [...tableNames, 'drafts'];
    const dossiers: string[] = [];
    const result = await this.db.transaction('rw', tables, async (tx) => {
      const done = await work(new DexieLocalTransaction(tx, dossiers));
      if (draftKey !== undefined) await tx.table('drafts').delete(draftKey);
      return done;
    });
    if (dossiers.length > 0) this.tellDossiers(dossiers);
    return result;
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
class DexieLocalTransaction implements RefoldTransaction {
  private readonly tables: Pick<CounterDb, (typeof tableNames)[number]>;
  private readonly written: string[];

  /** @param written takes the ids of the dossiers that are written */
  constructor(tx: Transaction, written: string[]) {
    this.written = written;
    this.tables = {
      meta: tx.table('meta'),
      confirmed: tx.table('confirmed'),
      pending: tx.table('pending'),
      log: tx.table('log'),
      seen: tx.table('seen'),
      dossiers: tx.table('dossiers'),
      incidents: tx.table('incidents'),
      officeCalendars: tx.table('officeCalendars'),
      registerExports: tx.table('registerExports'),
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
    return row === undefined ? null : entityOfRow(row);
  }

  async entities(refs: readonly EntityRef[]): Promise<ReadonlyMap<string, StoredEntity>> {
    const rows = await this.tables.confirmed.bulkGet(refs.map(entityKey));
    return new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.key, entityOfRow(row)]])));
  }

  async entitiesAfter(key: string | null, limit: number): Promise<readonly StoredEntity[]> {
    const { confirmed } = this.tables;
    const rest = key === null ? confirmed.orderBy('key') : confirmed.where('key').above(key);
    return (await rest.limit(limit).toArray()).map(entityOfRow);
  }

  async saveEntities(entities: readonly StoredEntity[]): Promise<void> {
    if (entities.length === 0) return;
    await this.tables.confirmed.bulkPut(
      entities.map((entity) => ({ ...entity, key: entityKey(entity.ref) })),
    );
  }

  async pendingOf(...refs: readonly EntityRef[]): Promise<readonly PendingEvent[]> {
    if (refs.length === 0) return [];
    const rows = await this.tables.pending.where('entity').anyOf(refs.map(entityKey)).toArray();
    return rows.toSorted((a, b) => a.deviceSeq - b.deviceSeq).map(pendingOfRow);
  }

  async allPending(): Promise<readonly PendingEvent[]> {
    return (await this.tables.pending.orderBy('deviceSeq').toArray()).map(pendingOfRow);
  }

  async pendingAmong(ids: readonly EventId[]): Promise<readonly PendingEvent[]> {
    const rows = await this.tables.pending.bulkGet([...ids]);
    return rows.flatMap((row) => (row === undefined ? [] : [pendingOfRow(row)]));
  }

  async savePending(...pending: readonly PendingEvent[]): Promise<void> {
    if (pending.length > 0) await this.tables.pending.bulkPut(pending.map(rowOfPending));
  }

  async removePending(...ids: readonly EventId[]): Promise<void> {
    if (ids.length > 0) await this.tables.pending.bulkDelete([...ids]);
  }

  async appendLog(rows: readonly RecordedEvent[]): Promise<void> {
    if (rows.length > 0) await this.tables.log.bulkPut(rows.map(logRow));
  }

  async markedLog(refs: readonly EntityRef[]): Promise<readonly RecordedEvent[]> {
    if (refs.length === 0) return [];
    const rows = await this.tables.log.where('marked').anyOf(refs.map(entityKey)).toArray();
    return rows.map(({ row }) => row).toSorted((a, b) => a.seq - b.seq);
  }

  async logOf(refs: readonly EntityRef[]): Promise<readonly RecordedEvent[]> {
    const rows = await this.tables.log.where('entity').anyOf(refs.map(entityKey)).toArray();
    return rows.map(({ row }) => row).toSorted((a, b) => a.seq - b.seq);
  }

  async markedRefs(): Promise<readonly EntityRef[]> {
    const keys = await this.tables.log.orderBy('marked').uniqueKeys();
    return keys
      .filter((key) => typeof key === 'string')
      .map((key) => {
        const [kind = '', id = ''] = key.split('/');
        return { kind, id };
      });
  }

  async logged(ids: readonly EventId[]): Promise<ReadonlySet<EventId>> {
    const [rows, seen] = await Promise.all([
      this.tables.log.where('row.event.id').anyOf(ids).toArray(),
      this.tables.seen.where('id').anyOf(ids).toArray(),
    ]);
    return new Set([...rows.map(({ row }) => row.event.id), ...seen.map(({ id }) => id)]);
  }

  async noteSeen(ids: readonly EventId[]): Promise<void> {
    if (ids.length > 0) await this.tables.seen.bulkPut(ids.map((id) => ({ id })));
  }

  async saveViews(views: readonly EntityView[]): Promise<void> {
    const { dossiers, incidents, officeCalendars, registerExports } = this.tables;
    const ofKind = (kind: string): EntityView[] => views.filter(({ ref }) => ref.kind === kind);
    this.written.push(...ofKind('dossier').map(({ ref }) => ref.id));
    await Promise.all([
      putAll(dossiers, ofKind('dossier').map(dossierRow)),
      putAll(incidents, ofKind('incident').map(incidentRow)),
      putAll(officeCalendars, ofKind('office-calendar').map(officeCalendarRow)),
      putAll(registerExports, ofKind('register-export').map(registerExportRow)),
    ]);
  }

  async closeViews(refs: readonly EntityRef[]): Promise<void> {
    const { dossiers, incidents, officeCalendars, registerExports } = this.tables;
    const idsOf = (wanted: string): string[] =>
      refs.filter(({ kind }) => kind === wanted).map(({ id }) => id);
    await Promise.all([
      dossiers.where('id').anyOf(idsOf('dossier')).modify({ readOnly: true }),
      incidents.where('id').anyOf(idsOf('incident')).modify({ readOnly: true }),
      officeCalendars.where('id').anyOf(idsOf('office-calendar')).modify({ readOnly: true }),
      registerExports.where('id').anyOf(idsOf('register-export')).modify({ readOnly: true }),
    ]);
  }
}

async function putAll<Row>(table: Table<Row, string>, rows: readonly Row[]): Promise<void> {
  if (rows.length > 0) await table.bulkPut(rows);
}

function entityOfRow({ key: _key, ...entity }: ConfirmedRow): StoredEntity {
  return entity;
}

function rowOfPending(pending: PendingEvent): PendingRow {
  const { id, deviceSeq, entity } = pending.event;
  return {
    ...pending,
    id,
    deviceSeq,
    entity: entityKey(entity),
    acked: pending.ack === null ? 0 : 1,
    onDisk: pending.journaled ? 1 : 0,
  };
}

function pendingOfRow({ event, ack, doubt, journaled }: PendingRow): PendingEvent {
  return { event, ack, doubt, journaled };
}
