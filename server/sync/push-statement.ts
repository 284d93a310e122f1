import { CompiledQuery } from 'kysely';
import type { DeviceId, OfficeId } from '#shared/kernel/ids.ts';
import { foldVersion } from '#shared/sync/fold.ts';
import type { DeviceCursor, OfficeChange, OfficeHead } from '#shared/sync/server-core/office-log.ts';
import { entityRow } from './entity-rows.ts';
import { eventRow } from './event-rows.ts';

/** Columns with their types. The office is the same for all rows. */
type Columns = readonly (readonly [name: string, type: string])[];

const columns = {
  devices: [
    ['device_id', 'text'],
    ['judged_from', 'bigint'],
    ['last_device_seq', 'bigint'],
    ['last_hash', 'text'],
  ],
  events: [
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
  ],
  entities: [
    ['kind', 'text'],
    ['id', 'text'],
    ['state', 'jsonb'],
    ['last_seq', 'bigint'],
    ['read_only', 'boolean'],
  ],
  codes: [
    ['code', 'text'],
    ['dossier_id', 'text'],
  ],
} as const satisfies Record<string, Columns>;

type SetName = keyof typeof columns;

type Row = Readonly<Record<string, unknown>>;

type Sets = Readonly<Record<SetName, readonly Row[]>>;

const setNames = Object.keys(columns) as SetName[];

/** What a push was judged by. */
export interface JudgedBy {
  readonly head: OfficeHead;
  /** The cursors of every device whose chain it moves. */
  readonly devices: ReadonlyMap<DeviceId, DeviceCursor>;
}

/**
 * All that a push writes, as one statement, if the office and its devices are still as it was judged by them; else it changes no row
 * (rule PUSH-1). Most pushes bring one event or a few: rows of which there is one come as plain values, which costs the database far less
 * than arrays. So there are a few texts, each always the same, that a connection plans once.
 */
export function pushStatement(officeId: OfficeId, judgedBy: JudgedBy, change: OfficeChange): CompiledQuery {
  const { rows, entities, codes, devices, head } = change;
  const sets: Sets = {
    devices: devices.map((device) => deviceRow(judgedBy, device)),
    events: rows.map((row) => eventRow(officeId, row)),
    entities: entities.map((entity) => entityRow(officeId, entity)),
    codes: codes.map(({ code, dossierId }) => ({ code, dossier_id: dossierId })),
  };
  return CompiledQuery.raw(textFor(sets), [
    officeId,
    judgedBy.head.seq,
    foldVersion,
    head.seq,
    head.chainHash,
    ...setNames.flatMap((name) => parametersOf(columns[name], sets[name])),
  ]);
}

function deviceRow(judgedBy: JudgedBy, { deviceId, lastDeviceSeq, lastHash }: DeviceCursor): Row {
  const before = judgedBy.devices.get(deviceId);
  if (before === undefined) throw new Error('A device that was not asked for cannot be moved.');
  return {
    device_id: deviceId,
    judged_from: before.lastDeviceSeq,
    last_device_seq: lastDeviceSeq,
    last_hash: lastHash,
  };
}

/** None of a set, one, or any number: what the text depends on. */
type Size = 'none' | 'one' | 'many';

function sizeOf({ length }: readonly unknown[]): Size {
  if (length === 0) return 'none';
  return length === 1 ? 'one' : 'many';
}

function parametersOf(columns: Columns, rows: readonly Row[]): readonly unknown[] {
  const [first] = rows;
  if (first === undefined) return [];
  return columns.map(([name]) => (rows.length === 1 ? first[name] : rows.map((row) => row[name])));
}

const texts = new Map<string, string>();

function textFor(sets: Sets): string {
  const key = setNames.map((name) => sizeOf(sets[name])).join('-');
  const text = texts.get(key) ?? statementText(key, sets);
  texts.set(key, text);
  return text;
}

/**
 * `head_row` waits for whoever holds the office's row and then sees it as it is, and `device_rows` those of the devices after it. All that
 * writes hangs on `unchanged`, which has a row only if everything is as it was judged by.
 */
function statementText(key: string, sets: Sets): string {
  let last = 5;
  const given = (set: SetName): string => {
    const isOne = sizeOf(sets[set]) === 'one';
    const parameters = columns[set]
      .map(([name, type]) => `$${(last += 1)}::${type}${isOne ? ` as ${name}` : '[]'}`)
      .join();
    return isOne
      ? `(select ${parameters}) as given`
      : `unnest(${parameters}) as given(${namesOf(columns[set])})`;
  };
  const inserted = (name: string, table: string, set: SetName, onConflict = ''): string =>
    sizeOf(sets[set]) === 'none'
      ? ''
      : `, ${name} as (insert into ${table} (office_id,${namesOf(columns[set])})
          select $1::text, given.* from unchanged, ${given(set)} ${onConflict})`;
  return `/* prepared: push-writes-${key} */ with
    cursors as materialized (select * from ${given('devices')}),
    head_row as (select from office_counter where office_id = $1 and seq = $2 and fold_version = $3 for update),
    device_rows as (select from head_row, cursors, devices
      where devices.office_id = $1 and devices.device_id = cursors.device_id
        and devices.last_device_seq = cursors.judged_from and devices.retired_at is null for update of devices),
    unchanged as (select from head_row where (select count(*) from device_rows) = (select count(*) from cursors)),
    moved as (update devices set last_device_seq = cursors.last_device_seq, last_hash = cursors.last_hash
      from unchanged, cursors where devices.office_id = $1 and devices.device_id = cursors.device_id)
    ${inserted('recorded', 'events', 'events')}
    ${inserted(
      'folded',
      'entities',
      'entities',
      `on conflict (office_id, kind, id) do update
      set state = excluded.state, last_seq = excluded.last_seq, read_only = excluded.read_only`,
    )}
    ${inserted('named', 'dossier_codes', 'codes')}
    update office_counter set seq = $4, chain_hash = $5 from unchanged where office_id = $1`;
}

function namesOf(columns: Columns): string {
  return columns.map(([name]) => name).join();
}
