import { CompiledQuery } from 'kysely';
import type { DeviceId, OfficeId } from '#shared/kernel/ids.ts';
import { foldVersion } from '#shared/sync/fold.ts';
import type { DeviceCursor, OfficeChange, OfficeHead } from '#shared/sync/server-core/office-log.ts';
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
  readonly judged_from: number;
  readonly last_device_seq: number;
  readonly last_hash: string;
}

const deviceColumns: Columns<DeviceRow> = [
  ['device_id', 'text'],
  ['judged_from', 'bigint'],
  ['last_device_seq', 'bigint'],
  ['last_hash', 'text'],
];

/** What a push was judged by. */
export interface JudgedBy {
  readonly head: OfficeHead;
  /** The cursors of every device whose chain it moves. */
  readonly devices: ReadonlyMap<DeviceId, DeviceCursor>;
}

const text = statementText();

/**
 * All that a push writes, as one statement, if the office and its devices are still as it was judged by them; else it changes no row
 * (rule PUSH-1). Its text is the same whatever is written, so that each connection plans it once.
 */
export function pushStatement(officeId: OfficeId, judgedBy: JudgedBy, change: OfficeChange): CompiledQuery {
  const { rows, entities, codes, devices, head } = change;
  return CompiledQuery.raw(text, [
    officeId,
    judgedBy.head.seq,
    foldVersion,
    head.seq,
    head.chainHash,
    ...arraysOf(
      deviceColumns,
      devices.map((device) => deviceRow(judgedBy, device)),
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

function deviceRow(judgedBy: JudgedBy, { deviceId, lastDeviceSeq, lastHash }: DeviceCursor): DeviceRow {
  const before = judgedBy.devices.get(deviceId);
  if (before === undefined) throw new Error('A device that was not asked for cannot be moved.');
  return {
    device_id: deviceId,
    judged_from: before.lastDeviceSeq,
    last_device_seq: lastDeviceSeq,
    last_hash: lastHash,
  };
}

function arraysOf<Row>(columns: Columns<Row>, rows: readonly Row[]): readonly (readonly unknown[])[] {
  return columns.map(([name]) => rows.map((row) => row[name]));
}

/**
 * `head_row` waits for whoever holds the office's row and then sees it as it is, and `device_rows` those of the devices after it. All that
 * writes hangs on `unchanged`, which has a row only if everything is as it was judged by.
 */
function statementText(): string {
  let last = 5;
  const arrays = <Row>(columns: Columns<Row>): string =>
    `unnest(${columns.map(([, type]) => `$${(last += 1)}::${type}[]`).join()}) as given(${namesOf(columns)})`;
  const inserted = <Row>(table: string, columns: Columns<Row>): string =>
    `insert into ${table} (office_id,${namesOf(columns)}) select $1::text, given.* from unchanged, ${arrays(columns)}`;
  return `/* prepared: push-writes */ with
    cursors as materialized (select * from ${arrays(deviceColumns)}),
    head_row as (select from office_counter where office_id = $1 and seq = $2 and fold_version = $3 for update),
    device_rows as (select from head_row, cursors, devices
      where devices.office_id = $1 and devices.device_id = cursors.device_id
        and devices.last_device_seq = cursors.judged_from and devices.retired_at is null for update of devices),
    unchanged as (select from head_row where (select count(*) from device_rows) = (select count(*) from cursors)),
    moved as (update devices set last_device_seq = cursors.last_device_seq, last_hash = cursors.last_hash
      from unchanged, cursors where devices.office_id = $1 and devices.device_id = cursors.device_id),
    recorded as (${inserted('events', eventColumns)}),
    folded as (${inserted('entities', entityColumns)} on conflict (office_id, kind, id) do update
      set state = excluded.state, last_seq = excluded.last_seq, read_only = excluded.read_only),
    named as (${inserted('dossier_codes', codeColumns)})
    update office_counter set seq = $4, chain_hash = $5 from unchanged where office_id = $1`;
}

function namesOf<Row>(columns: Columns<Row>): string {
  return columns.map(([name]) => name).join();
}
