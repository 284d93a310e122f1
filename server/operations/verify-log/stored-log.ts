import type { Selectable, Transaction } from 'kysely';
import { type DeviceId, type OfficeId, deviceIdSchema } from '#shared/kernel/ids.ts';
import type { EntityRef } from '#shared/log/envelope.ts';
import type { DeviceCursor, OfficeHead } from '#shared/sync/server-core/office-log.ts';
import type { StoredRow } from '#shared/sync/server-core/verify/stored-row.ts';
import type { StoredEntity } from '#shared/sync/stored-entity.ts';
import type { EventTable, Schema } from '../../db/schema.ts';

/** Rows read at once. */
const pageSize = 500;

/** An office's log and what hangs on it as they stand in the database, page by page; nothing of it is believed. */
export class StoredLog {
  private readonly tx: Transaction<Schema>;
  private readonly officeId: OfficeId;

  constructor(tx: Transaction<Schema>, officeId: OfficeId) {
    this.tx = tx;
    this.officeId = officeId;
  }

  async head(): Promise<OfficeHead> {
    const row = await this.tx
      .selectFrom('office_counter')
      .select(['seq', 'chain_hash'])
      .where('office_id', '=', this.officeId)
      .executeTakeFirst();
    return { seq: row?.seq ?? 0, chainHash: row?.chain_hash ?? '' };
  }

  async cursors(): Promise<readonly DeviceCursor[]> {
    const rows = await this.tx
      .selectFrom('devices')
      .select(['device_id', 'last_device_seq', 'last_hash'])
      .where('office_id', '=', this.officeId)
      .execute();
    return rows.map((row) => ({
      deviceId: deviceIdSchema.parse(row.device_id),
      lastDeviceSeq: row.last_device_seq,
      lastHash: row.last_hash,
    }));
  }

  /** All rows by seq. */
  async *pages(): AsyncGenerator<readonly StoredRow[]> {
    for (let after = Number.MIN_SAFE_INTEGER; ;) {
      const page = (await this.rows().where('seq', '>', after).orderBy('seq').limit(pageSize).execute()).map(
        storedRow,
      );
      if (page.length > 0) yield page;
      if (page.length < pageSize) return;
      after = page.at(-1)?.seq ?? after;
    }
  }

  /** The rows of one device by its own count. */
  async *pagesOf(deviceId: DeviceId): AsyncGenerator<readonly StoredRow[]> {
    for (let after = Number.MIN_SAFE_INTEGER; ;) {
      const page = (
        await this.rows()
          .where('device_id', '=', deviceId)
          .where('device_seq', '>', after)
          .orderBy('device_seq')
          .limit(pageSize)
          .execute()
      ).map(storedRow);
      if (page.length > 0) yield page;
      if (page.length < pageSize) return;
      after = Number(page.at(-1)?.columns.device_seq ?? after);
    }
  }

  /** Every entity of which there is a stored state or a row, in an order of the database's own. */
  async *entityPages(): AsyncGenerator<readonly EntityRef[]> {
    for (let last: EntityRef = { kind: '', id: '' }; ;) {
      const { kind, id } = last;
      const stored = this.tx
        .selectFrom('entities')
        .select(['kind', 'id'])
        .where('office_id', '=', this.officeId)
        .where((eb) => eb(eb.refTuple('kind', 'id'), '>', eb.tuple(kind, id)))
        .orderBy('kind')
        .orderBy('id')
        .limit(pageSize);
      const logged = this.tx
        .selectFrom('events')
        .select(['entity_kind as kind', 'entity_id as id'])
        .distinct()
        .where('office_id', '=', this.officeId)
        .where((eb) => eb(eb.refTuple('entity_kind', 'entity_id'), '>', eb.tuple(kind, id)))
        .orderBy('entity_kind')
        .orderBy('entity_id')
        .limit(pageSize);
      // Each side is cut to a page before they are joined: what comes first in both together is among what comes first in each.
      const page = await this.tx
        .selectFrom(stored.as('stored'))
        .selectAll()
        .union(this.tx.selectFrom(logged.as('logged')).selectAll())
        .orderBy('kind')
        .orderBy('id')
        .limit(pageSize)
        .execute();
      if (page.length > 0) yield page;
      if (page.length < pageSize) return;
      last = page.at(-1) ?? last;
    }
  }

  async entities(refs: readonly EntityRef[]): Promise<readonly StoredEntity[]> {
    const rows = await this.tx
      .selectFrom('entities')
      .selectAll()
      .where('office_id', '=', this.officeId)
      .where((eb) =>
        eb(
          eb.refTuple('kind', 'id'),
          'in',
          refs.map(({ kind, id }) => eb.tuple(kind, id)),
        ),
      )
      .execute();
    return rows.map((row) => ({
      ref: { kind: row.kind, id: row.id },
      state: row.state,
      lastSeq: row.last_seq,
      readOnly: row.read_only,
    }));
  }

  /** All rows about some entities, by seq. */
  async rowsOf(refs: readonly EntityRef[]): Promise<readonly StoredRow[]> {
    if (refs.length === 0) return [];
    const rows = await this.rows()
      .where((eb) =>
        eb(
          eb.refTuple('entity_kind', 'entity_id'),
          'in',
          refs.map(({ kind, id }) => eb.tuple(kind, id)),
        ),
      )
      .orderBy('seq')
      .execute();
    return rows.map(storedRow);
  }

  /** Which dossier each of the codes names. */
  async holdersOf(codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (codes.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('dossier_codes')
      .select(['code', 'dossier_id'])
      .where('office_id', '=', this.officeId)
      .where('code', 'in', [...codes])
      .execute();
    return new Map(rows.map(({ code, dossier_id }) => [code, dossier_id]));
  }

  /** Every code that names a dossier, with the dossier. */
  async *codePages(): AsyncGenerator<ReadonlyMap<string, string>> {
    for (let after = ''; ;) {
      const page = await this.tx
        .selectFrom('dossier_codes')
        .select(['code', 'dossier_id'])
        .where('office_id', '=', this.officeId)
        .where('code', '>', after)
        .orderBy('code')
        .limit(pageSize)
        .execute();
      if (page.length > 0) yield new Map(page.map(({ code, dossier_id }) => [code, dossier_id]));
      if (page.length < pageSize) return;
      after = page.at(-1)?.code ?? after;
    }
  }

  private rows() {
    return this.tx.selectFrom('events').selectAll().where('office_id', '=', this.officeId);
  }
}

function storedRow(row: Selectable<EventTable>): StoredRow {
  const { seq, envelope, verdict, reason, event_id, device_id, device_seq, entity_kind, entity_id, type } =
    row;
  return {
    seq,
    envelope,
    columns: { event_id, device_id, device_seq, entity_kind, entity_id, type },
    receivedAt: row.received_at,
    verdict,
    reason,
    chainHash: row.chain_hash,
  };
}
