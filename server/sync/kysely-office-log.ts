import { type Kysely, type RawBuilder, type Transaction, sql } from 'kysely';
import { officeSchema } from '#shared/catalogue/office.ts';
import { roleSchema } from '#shared/catalogue/role.ts';
import {
  type DeviceId,
  type EventId,
  type OfficeId,
  type UserId,
  deviceIdSchema,
  eventIdSchema,
} from '#shared/kernel/ids.ts';
import { type EntityRef, verdictSchema } from '#shared/log/envelope.ts';
import type { Ack } from '#shared/sync/protocol.ts';
import type {
  DeviceCursor,
  OfficeChange,
  OfficeHead,
  OfficeLog,
  OfficeTransaction,
} from '#shared/sync/server-core/office-log.ts';
import type { OfficeNumbering } from '#shared/sync/server-core/recode.ts';
import { entityKey, foldVersion } from '#shared/sync/fold.ts';
import type { StoredEntity } from '#shared/sync/stored-entity.ts';
import type { Schema } from '../db/schema.ts';
import { entitiesWritten } from './entity-rows.ts';
import { type EventRow, eventColumns, eventRow, recordedEvent } from './event-rows.ts';
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
    // One question for page and head: most pulls find nothing new, and then a round trip is most of what they cost.
    const found = await this.db
      .selectFrom('office_counter')
      .leftJoin('events', (join) =>
        join.onRef('events.office_id', '=', 'office_counter.office_id').on('events.seq', '>', after),
      )
      .select('office_counter.seq as head')
      .select(eventColumns.map((column) => `events.${column}` as const))
      .where('office_counter.office_id', '=', officeId)
      .orderBy('events.seq')
      .limit(limit)
      .execute();
    return {
      headSeq: found[0]?.head ?? 0,
      rows: found.filter((row) => row.seq !== null).map((row) => recordedEvent(row as EventRow)),
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

  async entities(refs: readonly EntityRef[]): Promise<ReadonlyMap<string, StoredEntity>> {
    const rows = await this.tx
      .selectFrom('entities')
      .select(['kind', 'id', 'state', 'last_seq', 'read_only'])
      .where('office_id', '=', this.officeId)
      .where((of) =>
        of.eb(
          of.refTuple('kind', 'id'),
          'in',
          refs.map(({ kind, id }) => of.tuple(kind, id)),
        ),
      )
      .execute();
    return new Map(
      rows.map(({ kind, id, state, last_seq, read_only }) => {
        const ref: EntityRef = { kind, id };
        return [entityKey(ref), { ref, state, lastSeq: last_seq, readOnly: read_only }];
      }),
    );
  }

  async holdersOf(codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.tx
      .selectFrom('dossier_codes')
      .select(['code', 'dossier_id'])
      .where('office_id', '=', this.officeId)
      .where('code', 'in', [...codes])
      .execute();
    return new Map(rows.map(({ code, dossier_id }) => [code, dossier_id]));
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

  async numbering(): Promise<OfficeNumbering> {
    const row = await this.tx
      .selectFrom('offices')
      .select('profile')
      .where('office_id', '=', this.officeId)
      .executeTakeFirstOrThrow();
    const { numbering, agencyCode } = officeSchema.parse(row.profile);
    return { policy: numbering, agencyCode };
  }

  async lastNumber(prefix: string, from: number): Promise<number> {
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
    return last >= from ? last : 0;
  }

  /** Everything in one statement: a round trip less for each table is what a small push gains most from. */
  async save({ rows, entities, codes, devices, head }: OfficeChange): Promise<void> {
    const { tx, officeId: office_id } = this;
    const parts: RawBuilder<unknown>[] = devices.map(
      ({ deviceId, lastDeviceSeq, lastHash }, index) =>
        sql`${sql.ref(`d${index}`)} as (${tx
          .updateTable('devices')
          .set({ last_device_seq: lastDeviceSeq, last_hash: lastHash })
          .where('office_id', '=', office_id)
          .where('device_id', '=', deviceId)})`,
    );
    if (rows.length > 0) {
      parts.push(sql`e as (${tx.insertInto('events').values(rows.map((row) => eventRow(office_id, row)))})`);
    }
    if (entities.length > 0) parts.push(sql`n as (${entitiesWritten(tx, office_id, entities)})`);
    if (codes.length > 0) {
      const values = codes.map(({ code, dossierId }) => ({ office_id, code, dossier_id: dossierId }));
      parts.push(sql`c as (${tx.insertInto('dossier_codes').values(values)})`);
    }
    await sql`with ${sql.join(parts)} ${tx
      .updateTable('office_counter')
      .set({ seq: head.seq, chain_hash: head.chainHash })
      .where('office_id', '=', office_id)}`.execute(tx);
  }
}
