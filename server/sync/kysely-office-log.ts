import { type Kysely, type Transaction, sql } from 'kysely';
import { roleSchema } from '#shared/catalogue/role.ts';
import {
  type DeviceId,
  type EventId,
  type OfficeId,
  type UserId,
  deviceIdSchema,
  eventIdSchema,
} from '#shared/kernel/ids.ts';
import { type EntityRef, type RecordedEvent, verdictSchema } from '#shared/log/envelope.ts';
import type { Ack } from '#shared/sync/protocol.ts';
import type {
  DeviceCursor,
  OfficeChange,
  OfficeHead,
  OfficeLog,
  OfficeTransaction,
} from '#shared/sync/server-core/office-log.ts';
import { serverNumbers } from '#shared/sync/server-core/recode.ts';
import { foldVersion } from '#shared/sync/fold.ts';
import type { StoredEntity } from '#shared/sync/stored-entity.ts';
import type { Schema } from '../db/schema.ts';
import { saveEntities } from './entity-rows.ts';
import { eventColumns, recordedEvent } from './event-rows.ts';
import { refold } from './refold.ts';
import { retried } from './retried.ts';
import { StatesOfNewerVersion } from './states-of-newer-version.ts';

/** The office log on PostgreSQL, PGlite, and engines that speak their SQL. */
export class KyselyOfficeLog implements OfficeLog {
  private readonly db: Kysely<Schema>;

  constructor(db: Kysely<Schema>) {
    this.db = db;
  }

  transact<T>(officeId: OfficeId, work: (tx: OfficeTransaction) => Promise<T>): Promise<T> {
    return retried(() =>
      this.db.transaction().execute(async (tx) => {
        const head = await lockedHead(tx, officeId);
        return work(new KyselyOfficeTransaction(tx, officeId, head));
      }),
    );
  }

  async read(officeId: OfficeId, after: number, limit: number): ReturnType<OfficeLog['read']> {
    const rows = await this.db
      .selectFrom('events')
      .select(eventColumns)
      .where('office_id', '=', officeId)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(limit)
      .execute();
    // The head is read after the rows: it may be further on than they are, never behind them.
    const head = await this.db
      .selectFrom('office_counter')
      .select('seq')
      .where('office_id', '=', officeId)
      .executeTakeFirst();
    return {
      headSeq: head?.seq ?? 0,
      rows: rows.map(recordedEvent),
    };
  }
}

/**
 * The first statement of every push (rule PUSH-1): from here the office is serial. States of an older fold are made anew before anything
 * is judged by them (FOLD-3).
 */
async function lockedHead(tx: Transaction<Schema>, officeId: OfficeId): Promise<OfficeHead> {
  const row = await tx
    .selectFrom('office_counter')
    .select(['seq', 'chain_hash', 'fold_version'])
    .where('office_id', '=', officeId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (row.fold_version > foldVersion) throw new StatesOfNewerVersion();
  if (row.fold_version < foldVersion) await refold(tx, officeId);
  return { seq: row.seq, chainHash: row.chain_hash };
}

type Author = NonNullable<Awaited<ReturnType<OfficeTransaction['author']>>>;

class KyselyOfficeTransaction implements OfficeTransaction {
  private readonly tx: Transaction<Schema>;
  private readonly officeId: OfficeId;
  private readonly locked: OfficeHead;
  /** A push has one author or a few, and many events. */
  private readonly authors = new Map<string, Author | null>();

  constructor(tx: Transaction<Schema>, officeId: OfficeId, locked: OfficeHead) {
    this.tx = tx;
    this.officeId = officeId;
    this.locked = locked;
  }

  head(): Promise<OfficeHead> {
    return Promise.resolve(this.locked);
  }

  async device(deviceId: DeviceId): Promise<DeviceCursor | null> {
    const row = await this.tx
      .selectFrom('devices')
      .select(['last_device_seq', 'last_hash'])
      .where('office_id', '=', this.officeId)
      .where('device_id', '=', deviceId)
      .forUpdate()
      .executeTakeFirst();
    return row === undefined
      ? null
      : { deviceId, lastDeviceSeq: row.last_device_seq, lastHash: row.last_hash };
  }

  async serverDevice(): Promise<DeviceCursor> {
    const row = await this.tx
      .selectFrom('devices')
      .select(['device_id', 'last_device_seq', 'last_hash'])
      .where('office_id', '=', this.officeId)
      .where('counter_id', 'is', null)
      .forUpdate()
      .executeTakeFirstOrThrow();
    return {
      deviceId: deviceIdSchema.parse(row.device_id),
      lastDeviceSeq: row.last_device_seq,
      lastHash: row.last_hash,
    };
  }

  async acksOf(ids: readonly EventId[]): Promise<ReadonlyMap<EventId, Ack>> {
    const rows = await this.tx
      .selectFrom('events')
      .select(['event_id', 'device_seq', 'seq', 'verdict', 'reason'])
      .where('office_id', '=', this.officeId)
      .where('event_id', 'in', [...ids])
      .execute();
    return new Map(
      rows.map((row) => {
        const eventId = eventIdSchema.parse(row.event_id);
        const verdict = verdictSchema.parse(row.verdict);
        return [eventId, { eventId, deviceSeq: row.device_seq, seq: row.seq, verdict, reason: row.reason }];
      }),
    );
  }

  async entity(ref: EntityRef): Promise<StoredEntity | null> {
    const row = await this.tx
      .selectFrom('entities')
      .select(['state', 'last_seq', 'read_only'])
      .where('office_id', '=', this.officeId)
      .where('kind', '=', ref.kind)
      .where('id', '=', ref.id)
      .executeTakeFirst();
    return row === undefined
      ? null
      : { ref, state: row.state, lastSeq: row.last_seq, readOnly: row.read_only };
  }

  async holderOf(code: string): Promise<string | null> {
    const row = await this.tx
      .selectFrom('dossier_codes')
      .select('dossier_id')
      .where('office_id', '=', this.officeId)
      .where('code', '=', code)
      .executeTakeFirst();
    return row?.dossier_id ?? null;
  }

  async author(userId: UserId, deviceId: DeviceId): Promise<Author | null> {
    const key = `${userId}/${deviceId}`;
    const held = this.authors.get(key);
    if (held !== undefined) return held;
    const row = await this.tx
      .selectFrom('users')
      .innerJoin('sign_ins', (join) =>
        join
          .onRef('sign_ins.office_id', '=', 'users.office_id')
          .onRef('sign_ins.user_id', '=', 'users.user_id'),
      )
      .select(['users.role', 'users.active'])
      .where('users.office_id', '=', this.officeId)
      .where('users.user_id', '=', userId)
      .where('sign_ins.device_id', '=', deviceId)
      .executeTakeFirst();
    const author = row === undefined ? null : { role: roleSchema.parse(row.role), active: row.active };
    this.authors.set(key, author);
    return author;
  }

  async lastServerNumber(prefix: string): Promise<number> {
    const digits = sql<string>`substr(code, ${prefix.length + 1})`;
    // Compared as numbers, not as texts: beyond 9999 they grow a digit. The upper bound is the character after "9".
    const number = sql<number>`case when ${digits} ~ '^[0-9]{4,9}$' then cast(${digits} as bigint) end`;
    const row = await this.tx
      .selectFrom('dossier_codes')
      .select(sql<number | null>`max(${number})`.as('last'))
      .where('office_id', '=', this.officeId)
      .where('code', '>=', prefix)
      .where('code', '<', `${prefix}:`)
      .executeTakeFirst();
    const last = row?.last ?? 0;
    return last >= serverNumbers.first ? last : 0;
  }

  async save(change: OfficeChange): Promise<void> {
    const office_id = this.officeId;
    if (change.rows.length > 0) {
      await this.tx
        .insertInto('events')
        .values(change.rows.map((row) => eventRow(office_id, row)))
        .execute();
    }
    await saveEntities(this.tx, this.officeId, change.entities);
    if (change.codes.length > 0) {
      const codes = change.codes.map(({ code, dossierId }) => ({ office_id, code, dossier_id: dossierId }));
      await this.tx.insertInto('dossier_codes').values(codes).execute();
    }
    for (const { deviceId, lastDeviceSeq, lastHash } of change.devices) {
      await this.tx
        .updateTable('devices')
        .set({ last_device_seq: lastDeviceSeq, last_hash: lastHash })
        .where('office_id', '=', office_id)
        .where('device_id', '=', deviceId)
        .execute();
    }
    await this.tx
      .updateTable('office_counter')
      .set({ seq: change.head.seq, chain_hash: change.head.chainHash })
      .where('office_id', '=', office_id)
      .execute();
  }
}

function eventRow(office_id: string, { event, seq, receivedAt, verdict, reason, chainHash }: RecordedEvent) {
  return {
    office_id,
    seq,
    event_id: event.id,
    device_id: event.deviceId,
    device_seq: event.deviceSeq,
    entity_kind: event.entity.kind,
    entity_id: event.entity.id,
    type: event.type,
    envelope: JSON.stringify(event),
    received_at: receivedAt,
    verdict,
    reason,
    chain_hash: chainHash,
  };
}
