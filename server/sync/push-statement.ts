import { CompiledQuery } from 'kysely';
import type { OfficeId } from '#shared/kernel/ids.ts';
import type { OfficeChange } from '#shared/sync/server-core/office-log.ts';
import { entityRow } from './entity-rows.ts';
import { eventRow } from './event-rows.ts';

/** Columns with their types, of rows that come as an array for each of them. The office is the same for all. */
type Columns<Row> = readonly (readonly [name: keyof Row & string, type: string])[];

const eventColumns: Columns<ReturnType<typeof eventRow>> = [
  ['seq', 'bigint'],
  ['event_id', 'text'],
  ['device_id', 'text'],
  ['device_seq', 'bigint'],
  ['entity_kind', 'text'],
  ['entity_id', 'text'],
  ['type', 'text'],
  ['envelope', 'json'],
  ['received_at', 'bigint'],
  ['verdict', 'text'],
  ['reason', 'text'],
  ['chain_hash', 'text'],
];

const entityColumns: Columns<ReturnType<typeof entityRow>> = [
  ['kind', 'text'],
  ['id', 'text'],
  ['state', 'jsonb'],
  ['last_seq', 'bigint'],
  ['read_only', 'boolean'],
];

interface CodeRow {
  readonly code: string;
  readonly dossier_id: string;
}

const codeColumns: Columns<CodeRow> = [
  ['code', 'text'],
  ['dossier_id', 'text'],
];

interface DeviceRow {
  readonly device_id: string;
  readonly last_device_seq: number;
  readonly last_hash: string;
}

const deviceColumns: Columns<DeviceRow> = [
  ['device_id', 'text'],
  ['last_device_seq', 'bigint'],
  ['last_hash', 'text'],
];

const text = statementText();

/**
 * All that a push writes, as one statement: a round trip less for each table is what a small push gains most from. Its text is the same
 * whatever is written, so that each connection plans it once.
 */
export function pushStatement(officeId: OfficeId, change: OfficeChange): CompiledQuery {
  const { rows, entities, codes, devices, head } = change;
  return CompiledQuery.raw(text, [
    officeId,
    head.seq,
    head.chainHash,
    ...arraysOf(
      deviceColumns,
      devices.map(({ deviceId, lastDeviceSeq, lastHash }) => ({
        device_id: deviceId,
        last_device_seq: lastDeviceSeq,
        last_hash: lastHash,
      })),
    ),
    ...arraysOf(
      eventColumns,
      rows.map((row) => eventRow(officeId, row)),
    ),
    ...arraysOf(
      entityColumns,
      entities.map((entity) => entityRow(officeId, entity)),
    ),
    ...arraysOf(
      codeColumns,
      codes.map(({ code, dossierId }) => ({ code, dossier_id: dossierId })),
    ),
  ]);
}

function arraysOf<Row>(columns: Columns<Row>, rows: readonly Row[]): readonly (readonly unknown[])[] {
  return columns.map(([name]) => rows.map((row) => row[name]));
}

function statementText(): string {
  let last = 3;
  const arrays = <Row>(columns: Columns<Row>): string =>
    `unnest(${columns.map(([, type]) => `$${(last += 1)}::${type}[]`).join()}) as given(${namesOf(columns)})`;
  const inserted = <Row>(table: string, columns: Columns<Row>): string =>
    `insert into ${table} (office_id,${namesOf(columns)}) select $1::text, given.* from ${arrays(columns)}`;
  return `/* prepared: push-writes */ with
    d as (update devices set last_device_seq = given.last_device_seq, last_hash = given.last_hash
      from ${arrays(deviceColumns)} where devices.office_id = $1 and devices.device_id = given.device_id),
    e as (${inserted('events', eventColumns)}),
    n as (${inserted('entities', entityColumns)} on conflict (office_id, kind, id) do update
      set state = excluded.state, last_seq = excluded.last_seq, read_only = excluded.read_only),
    c as (${inserted('dossier_codes', codeColumns)})
    update office_counter set seq = $2, chain_hash = $3 where office_id = $1`;
}

function namesOf<Row>(columns: Columns<Row>): string {
  return columns.map(([name]) => name).join();
}
