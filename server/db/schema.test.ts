import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { KyselyOfficeLog } from '../sync/kysely-office-log.ts';
import { onEachDatabase } from '../testing/each-database.ts';
import { SampleOffice } from '../testing/sample-office.ts';

const changes = [`update events set verdict = 'rejected'`, `delete from events`, `truncate events`] as const;

/** Tables that no office owns: which migrations have run, and the lock under which they do, are facts of the whole database. */
const ofNoOffice: readonly string[] = ['kysely_migration', 'kysely_migration_lock'];

onEachDatabase('the schema', (database) => {
  it('begins every primary key and every unique constraint with the office', async () => {
    const { rows: tables } = await sql<{ name: string; hasOffice: boolean }>`
      select relname as name, exists (select 1 from pg_attribute
        where attrelid = pg_class.oid and attname = 'office_id' and attnotnull) as "hasOffice"
      from pg_class join pg_namespace on pg_namespace.oid = relnamespace and nspname = 'public'
      where relkind in ('r', 'p') order by relname`.execute(database().db);
    expect(tables.filter(({ hasOffice }) => !hasOffice).map(({ name }) => name)).toEqual(ofNoOffice);
    const { rows: keys } = await sql<{ relation: string; isPrimary: boolean; first: string }>`
      select table_.relname as relation, indisprimary as "isPrimary", column_.attname as first
      from pg_index
      join pg_class table_ on table_.oid = pg_index.indrelid
      join pg_namespace on pg_namespace.oid = table_.relnamespace and nspname = 'public'
      left join pg_attribute column_ on column_.attrelid = table_.oid and column_.attnum = pg_index.indkey[0]
      where pg_index.indisunique`.execute(database().db);
    const ofOffices = keys.filter(({ relation }) => !ofNoOffice.includes(relation));
    expect(ofOffices.filter(({ first }) => first !== 'office_id')).toEqual([]);
    const withKey = new Set(ofOffices.filter(({ isPrimary }) => isPrimary).map(({ relation }) => relation));
    expect(tables.filter(({ name, hasOffice }) => hasOffice && !withKey.has(name))).toEqual([]);
  });

  it('keeps the log as it is, even against the owner of its table', async () => {
    const opened = database();
    const office = new SampleOffice(1, 1);
    await office.addTo(opened.db);
    const device = office.devices[0]!;
    await office.push(opened.db, device, [device.received('H26.001.01-261123-0001')]);
    for (const change of changes) {
      await expect(opened.asOwner(change)).rejects.toThrow(/append-only/);
    }
    const { rows } = await new KyselyOfficeLog(opened.db).read(office.officeId, 0, 10);
    expect(rows.map(({ seq, verdict }) => [seq, verdict])).toEqual([[1, 'applied']]);
  });

  it('gives the running server no right to change the log, or to delete anything', async () => {
    const opened = database();
    if (opened.kind === 'embedded') {
      expect(opened.hasOwnRole).toBe(false);
      return;
    }
    expect(opened.hasOwnRole).toBe(true);
    const others = ['delete from users', 'delete from entities', 'drop table events', 'create table mine ()'];
    for (const change of [...changes, ...others]) {
      await expect(sql.raw(change).execute(opened.db)).rejects.toThrow(/permission denied|must be owner/);
    }
  });
});
