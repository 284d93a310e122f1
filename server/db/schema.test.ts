import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { KyselyOfficeLog } from '../sync/kysely-office-log.ts';
import { onEachDatabase } from '../testing/each-database.ts';
import { SampleOffice } from '../testing/sample-office.ts';

const changes = [`update events set verdict = 'rejected'`, `delete from events`, `truncate events`] as const;

onEachDatabase('the schema', (database) => {
  it('begins every primary key and every unique constraint with the office', async () => {
    const { rows } = await sql<{ relation: string; name: string; first: string }>`
      select table_.relname as relation, index_.relname as name, column_.attname as first
      from pg_index
      join pg_class table_ on table_.oid = pg_index.indrelid
      join pg_class index_ on index_.oid = pg_index.indexrelid
      join pg_namespace on pg_namespace.oid = table_.relnamespace and nspname = 'public'
      join pg_attribute column_ on column_.attrelid = table_.oid and column_.attnum = pg_index.indkey[0]
      where pg_index.indisunique and table_.relname not like 'kysely_%'`.execute(database().db);
    expect(new Set(rows.map(({ relation }) => relation)).size).toBe(13);
    expect(rows.filter(({ first }) => first !== 'office_id')).toEqual([]);
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
