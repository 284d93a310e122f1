import { type Kysely, type Selectable, type Transaction, sql } from 'kysely';
import type { Json } from '#shared/kernel/canonical-json.ts';
import type { DeviceId, OfficeId } from '#shared/kernel/ids.ts';
import type { EntityRef, RecordedEvent } from '#shared/log/envelope.ts';
import type { OfficeHead, OfficeLog, OfficeTransaction } from '#shared/sync/server-core/office-log.ts';
import { foldVersion } from '#shared/sync/fold.ts';
import type { StoredEntity } from '#shared/sync/stored-entity.ts';
import type { OfficeCounterTable, Schema } from '../db/schema.ts';
import {
  type BriefRow,
  type EventRow,
  eventColumns,
  ownRow,
  recordedEvent,
  rowColumns,
} from './event-rows.ts';
import { KyselyOfficeTransaction } from './kysely-office-transaction.ts';
import { refold } from './refold.ts';
import { retried } from './retried.ts';
import { StatesOfNewerVersion } from './states-of-newer-version.ts';
import { Turns } from './turns.ts';

/** `isMarked` as the partial index `events_marked` says it, so that it is used. */
const isMarkedRow = sql<boolean>`(verdict <> 'applied' or type like '%.trouble-settled' or type in
  ('dossier.correction-approved', 'dossier.correction-declined', 'dossier.conflict-resolved'))`;

/** The office log on PostgreSQL, PGlite, and engines that speak their SQL. */
export class KyselyOfficeLog implements OfficeLog {
  private readonly db: Kysely<Schema>;
  /** Pushes of one office to one process wait for each other here, rather than overtake each other in the database. */
  private readonly turns = new Turns();

  constructor(db: Kysely<Schema>) {
    this.db = db;
  }

  transact<T>(officeId: OfficeId, work: (tx: OfficeTransaction) => Promise<T>): Promise<T> {
    return this.turns.take(officeId, () =>
      retried((attempt) => {
        if (attempt === 1) return run(this.db, officeId, work);
        return this.db.transaction().execute(async (tx) => {
          await lock(tx, officeId);
          return run(tx, officeId, work);
        });
      }),
    );
  }

  async read(
    officeId: OfficeId,
    after: number,
    limit: number,
    briefly: DeviceId | null = null,
  ): ReturnType<OfficeLog['read']> {
    // One question for page and head: most pulls find nothing new, and then a round trip is most of what they cost.
    const found = await this.db
      .selectFrom('office_counter')
      .leftJoin('events', (join) =>
        join.onRef('events.office_id', '=', 'office_counter.office_id').on('events.seq', '>', after),
      )
      .select('office_counter.seq as head')
      .select(rowColumns.map((column) => `events.${column}` as const))
      .select(
        sql<Json>`case when events.device_id = ${briefly} then null else events.envelope end`.as('envelope'),
      )
      .where('office_counter.office_id', '=', officeId)
      .orderBy('events.seq')
      .limit(limit)
      .execute();
    const page = found.filter((row) => row.seq !== null) as (EventRow & BriefRow)[];
    return {
      headSeq: found[0]?.head ?? 0,
      rows: page.filter(({ envelope }) => envelope !== null).map(recordedEvent),
      own: page.filter(({ envelope }) => envelope === null).map(ownRow),
    };
  }

  async head(officeId: OfficeId): Promise<OfficeHead> {
    const { seq, chain_hash, fold_version } = await this.db
      .selectFrom('office_counter')
      .select(['seq', 'chain_hash', 'fold_version'])
      .where('office_id', '=', officeId)
      .executeTakeFirstOrThrow();
    // A snapshot that follows must find states of this version's fold (FOLD-3), which the lock sees to.
    if (fold_version !== foldVersion) return this.transact(officeId, (tx) => tx.head());
    return { seq, chainHash: chain_hash };
  }

  async readMarked(officeId: OfficeId, after: number, limit: number): Promise<readonly RecordedEvent[]> {
    const rows = await this.rowsOf(officeId)
      .where('seq', '>', after)
      .where(isMarkedRow)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map(recordedEvent);
  }

  async readEntities(
    officeId: OfficeId,
    after: EntityRef | null,
    limit: number,
  ): Promise<readonly StoredEntity[]> {
    const all = this.db
      .selectFrom('entities')
      .select(['kind', 'id', 'state', 'last_seq', 'read_only'])
      .where('office_id', '=', officeId);
    const rest =
      after === null
        ? all
        : all.where((eb) => eb(eb.refTuple('kind', 'id'), '>', eb.tuple(after.kind, after.id)));
    const rows = await rest.orderBy('kind').orderBy('id').limit(limit).execute();
    return rows.map(({ kind, id, state, last_seq, read_only }) => ({
      ref: { kind, id },
      state,
      lastSeq: last_seq,
      readOnly: read_only,
    }));
  }

  async readHistory(officeId: OfficeId, ref: EntityRef, limit: number): Promise<readonly RecordedEvent[]> {
    const rows = await this.rowsOf(officeId)
      .where('entity_kind', '=', ref.kind)
      .where('entity_id', '=', ref.id)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map(recordedEvent);
  }

  private rowsOf(officeId: OfficeId) {
    return this.db.selectFrom('events').select(eventColumns).where('office_id', '=', officeId);
  }
}

async function run<T>(
  db: Kysely<Schema>,
  officeId: OfficeId,
  work: (tx: OfficeTransaction) => Promise<T>,
): Promise<T> {
  const tx = new KyselyOfficeTransaction(db, officeId);
  const result = await work(tx);
  await tx.write();
  return result;
}

/** From this statement on the office is serial. States of an older fold are made anew before anything is judged by them (FOLD-3). */
async function lock(tx: Transaction<Schema>, officeId: OfficeId): Promise<void> {
  const { rows } = await sql<Pick<Selectable<OfficeCounterTable>, 'fold_version'>>`/* prepared: office-lock */
    select fold_version from office_counter where office_id = ${officeId} for update`.execute(tx);
  const row = rows[0];
  if (row === undefined) throw new Error('Every office has its counter.');
  if (row.fold_version > foldVersion) throw new StatesOfNewerVersion();
  if (row.fold_version < foldVersion) await refold(tx, officeId);
}
