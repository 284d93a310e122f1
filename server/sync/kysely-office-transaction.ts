import { type RawBuilder, type Transaction, sql } from 'kysely';
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
import { entityKey } from '#shared/sync/fold.ts';
import type { Ack } from '#shared/sync/protocol.ts';
import type {
  DeviceCursor,
  FoundDevice,
  OfficeChange,
  OfficeHead,
  OfficeTransaction,
} from '#shared/sync/server-core/office-log.ts';
import type { OfficeNumbering } from '#shared/sync/server-core/recode.ts';
import type { StoredEntity } from '#shared/sync/stored-entity.ts';
import type { Schema } from '../db/schema.ts';
import { entitiesWritten } from './entity-rows.ts';
import { eventRow } from './event-rows.ts';

type Author = NonNullable<Awaited<ReturnType<OfficeTransaction['author']>>>;

/** What a push reads and writes while it holds its office's lock. */
export class KyselyOfficeTransaction implements OfficeTransaction {
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

  async device(deviceId: DeviceId): Promise<FoundDevice | null> {
    const row = await this.tx
      .selectFrom('devices')
      .select(['last_device_seq', 'last_hash', 'retired_at'])
      .where('office_id', '=', this.officeId)
      .where('device_id', '=', deviceId)
      .forUpdate()
      .executeTakeFirst();
    return row === undefined
      ? null
      : {
          deviceId,
          lastDeviceSeq: row.last_device_seq,
          lastHash: row.last_hash,
          isRetired: row.retired_at !== null,
        };
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
