import { CompiledQuery } from 'kysely';
import type { OfficeId } from '#shared/kernel/ids.ts';
import type { OfficeChange } from '#shared/sync/server-core/office-log.ts';
import { eventRow } from './event-rows.ts';
import { entityRow } from './entity-rows.ts';

const eventInsert = [
  'office_id',
  'seq',
  'event_id',
  'device_id',
  'device_seq',
  'entity_kind',
  'entity_id',
  'type',
  'envelope',
  'received_at',
  'verdict',
  'reason',
  'chain_hash',
] as const;

const entityInsert = ['office_id', 'kind', 'id', 'state', 'last_seq', 'read_only'] as const;

const codeInsert = ['office_id', 'code', 'dossier_id'] as const;

/**
 * All that a push writes, as one statement: a round trip less for each table is what a small push gains most from. Put together as text,
 * because a tree of a node for each of some thousand values costs more than the values themselves.
 */
export function pushStatement(officeId: OfficeId, change: OfficeChange): CompiledQuery {
  const { rows, entities, codes, devices, head } = change;
  const values: unknown[] = [];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const office = place(officeId);
  const parts = devices.map(
    ({ deviceId, lastDeviceSeq, lastHash }, index) =>
      `d${index} as (update devices set last_device_seq = ${place(lastDeviceSeq)}, last_hash = ${place(lastHash)}
        where office_id = ${office} and device_id = ${place(deviceId)})`,
  );
  const inserted = <Row extends object>(
    table: string,
    columns: readonly (keyof Row & string)[],
    list: readonly Row[],
  ): string => {
    const lists = list.map((row) => `(${columns.map((column) => place(row[column])).join()})`);
    return `insert into ${table} (${columns.join()}) values ${lists.join()}`;
  };
  if (rows.length > 0) {
    const list = rows.map((row) => eventRow(officeId, row));
    parts.push(`e as (${inserted('events', eventInsert, list)})`);
  }
  if (entities.length > 0) {
    const list = entities.map((entity) => entityRow(officeId, entity));
    parts.push(`n as (${inserted('entities', entityInsert, list)} on conflict (office_id, kind, id) do update
      set state = excluded.state, last_seq = excluded.last_seq, read_only = excluded.read_only)`);
  }
  if (codes.length > 0) {
    const list = codes.map(({ code, dossierId }) => ({ office_id: officeId, code, dossier_id: dossierId }));
    parts.push(`c as (${inserted('dossier_codes', codeInsert, list)})`);
  }
  return CompiledQuery.raw(
    `with ${parts.join()} update office_counter set seq = ${place(head.seq)}, chain_hash = ${place(head.chainHash)}
      where office_id = ${office}`,
    values,
  );
}
