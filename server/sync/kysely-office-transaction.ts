import { type Kysely, sql } from 'kysely';
import { officeSchema } from '#shared/catalogue/office.ts';
import {
  type DeviceId,
  type EventId,
  type OfficeId,
  type UserId,
  deviceIdSchema,
} from '#shared/kernel/ids.ts';
import type { EntityRef } from '#shared/log/envelope.ts';
import { entityKey, foldVersion } from '#shared/sync/fold.ts';
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
import { Overtaken } from './retried.ts';

const nothing: PushQuestions = { deviceId: null, eventIds: [], refs: [], codes: [], userIds: [] };

/**
 * What one push reads and writes. Nothing of the log has to be locked: it changes only together with the office's seq or the device's own, and
 * `write` compares both (rule PUSH-1). Who may act, and how the office numbers, counts as it was when it was read.
 */
export class KyselyOfficeTransaction implements OfficeTransaction {
  private readonly db: Kysely<Schema>;
  private readonly officeId: OfficeId;
  private foreseen: { readonly keys: ReadonlySet<string>; readonly answers: PushAnswers } | null = null;
  private readHead: OfficeHead | null = null;
  private readonly readDevices = new Map<DeviceId, DeviceCursor>();
  private change: OfficeChange | null = null;

  constructor(db: Kysely<Schema>, officeId: OfficeId) {
    this.db = db;
    this.officeId = officeId;
  }

  async head(): Promise<OfficeHead> {
    return this.readHead ?? (await this.read(nothing)).head;
  }

  async foresee(questions: PushQuestions): Promise<void> {
    const answers = await this.read(questions);
    this.foreseen = { keys: new Set(keysOf(questions)), answers };
  }

  async device(deviceId: DeviceId): Promise<FoundDevice | null> {
    const { device } = await this.answers({ ...nothing, deviceId });
    if (device !== null) this.readDevices.set(deviceId, device);
    return device;
  }

  async serverDevice(): Promise<DeviceCursor> {
    const row = await this.db
      .selectFrom('devices')
      .select(['device_id', 'last_device_seq', 'last_hash'])
      .where('office_id', '=', this.officeId)
      .where('counter_id', 'is', null)
      .executeTakeFirstOrThrow();
    const device = {
      deviceId: deviceIdSchema.parse(row.device_id),
      lastDeviceSeq: row.last_device_seq,
      lastHash: row.last_hash,
    };
    this.readDevices.set(device.deviceId, device);
    return device;
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
    const row = await this.db
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
    const row = await this.db
      .selectFrom('dossier_codes')
      .select(sql<number | null>`max(${number})`.as('last'))
      .where('office_id', '=', this.officeId)
      .where('code', '>=', prefix)
      .where('code', '<', `${prefix}:`)
      .executeTakeFirst();
    const last = row?.last ?? 0;
    return last >= from ? last : 0;
  }

  save(change: OfficeChange): Promise<void> {
    this.change = change;
    return Promise.resolve();
  }

  /**
   * Writes what was saved, in one statement.
   *
   * @throws Overtaken when what it was judged by has changed since; nothing is written then
   */
  async write(): Promise<void> {
    if (this.change === null) return;
    const judgedBy = { head: await this.head(), devices: this.readDevices };
    const { numAffectedRows } = await this.db.executeQuery(
      pushStatement(this.officeId, judgedBy, this.change),
    );
    if (numAffectedRows !== 1n) throw new Overtaken();
  }

  private answers(asked: PushQuestions): Promise<PushAnswers> {
    const { foreseen } = this;
    const isForeseen = foreseen !== null && keysOf(asked).every((key) => foreseen.keys.has(key));
    return isForeseen ? Promise.resolve(foreseen.answers) : this.read(asked);
  }

  private async read(questions: PushQuestions): Promise<PushAnswers> {
    const answers = await readForPush(this.db, this.officeId, questions);
    if (answers.head.foldVersion !== foldVersion) throw new Overtaken();
    this.readHead ??= answers.head;
    return answers;
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
