import { type Transaction, sql } from 'kysely';
import { officeSchema } from '#shared/catalogue/office.ts';
import {
  type DeviceId,
  type EventId,
  type OfficeId,
  type UserId,
  deviceIdSchema,
} from '#shared/kernel/ids.ts';
import type { EntityRef } from '#shared/log/envelope.ts';
import { entityKey } from '#shared/sync/fold.ts';
import type { Ack } from '#shared/sync/protocol.ts';
import type {
  Author,
  DeviceCursor,
  FoundDevice,
  OfficeChange,
  OfficeHead,
  OfficeTransaction,
  PushQuestions,
} from '#shared/sync/server-core/office-log.ts';
import type { OfficeNumbering } from '#shared/sync/server-core/recode.ts';
import type { StoredEntity } from '#shared/sync/stored-entity.ts';
import type { Schema } from '../db/schema.ts';
import { type PushAnswers, readForPush } from './push-reads.ts';
import { pushStatement } from './push-statement.ts';

const nothing: PushQuestions = { deviceId: null, eventIds: [], refs: [], codes: [], userIds: [] };

/** What a push reads and writes while it holds its office's lock. */
export class KyselyOfficeTransaction implements OfficeTransaction {
  private readonly tx: Transaction<Schema>;
  private readonly officeId: OfficeId;
  private readonly locked: OfficeHead;
  private foreseen: { readonly keys: ReadonlySet<string>; readonly answers: PushAnswers } | null = null;

  constructor(tx: Transaction<Schema>, officeId: OfficeId, locked: OfficeHead) {
    this.tx = tx;
    this.officeId = officeId;
    this.locked = locked;
  }

  head(): Promise<OfficeHead> {
    return Promise.resolve(this.locked);
  }

  async foresee(questions: PushQuestions): Promise<void> {
    const answers = await readForPush(this.tx, this.officeId, questions);
    this.foreseen = { keys: new Set(keysOf(questions)), answers };
  }

  async device(deviceId: DeviceId): Promise<FoundDevice | null> {
    return (await this.answers({ ...nothing, deviceId })).device;
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
    return (await this.answers({ ...nothing, eventIds: ids })).acks;
  }

  async entities(refs: readonly EntityRef[]): Promise<ReadonlyMap<string, StoredEntity>> {
    return (await this.answers({ ...nothing, refs })).entities;
  }

  async holdersOf(codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return (await this.answers({ ...nothing, codes })).holders;
  }

  async author(userId: UserId, deviceId: DeviceId): Promise<Author | null> {
    const { authors } = await this.answers({ ...nothing, deviceId, userIds: [userId] });
    return authors.get(userId) ?? null;
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

  async save(change: OfficeChange): Promise<void> {
    this.foreseen = null;
    await this.tx.executeQuery(pushStatement(this.officeId, change));
  }

  private answers(asked: PushQuestions): Promise<PushAnswers> {
    const { foreseen } = this;
    const isForeseen = foreseen !== null && keysOf(asked).every((key) => foreseen.keys.has(key));
    return isForeseen ? Promise.resolve(foreseen.answers) : readForPush(this.tx, this.officeId, asked);
  }
}

/** One key for each thing that is asked; a user is asked for on a device. */
function keysOf({ deviceId, eventIds, refs, codes, userIds }: PushQuestions): readonly string[] {
  return [
    ...(deviceId === null ? [] : [deviceId, ...userIds.map((id) => `${deviceId}/${id}`)]),
    ...eventIds,
    ...refs.map(entityKey),
    ...codes.map((code) => `code ${code}`),
  ];
}
