import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { queryOnce } from '../testing/each-database.ts';
import { type PostgresCluster, startPostgresCluster } from '../testing/postgres-cluster.ts';
import { isDatabaseAway } from './database-away.ts';
import { migrationNames } from './migrate.ts';
import { type DatabaseConfig, type OpenedDatabase, openDatabase } from './open-database.ts';

const aRow = `insert into offices (office_id, profile) values ('office', '{}')`;

async function opened(config: DatabaseConfig): Promise<OpenedDatabase> {
  const result = await openDatabase(config);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

describe('openDatabase in a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'qmc-db-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('holds the folder until it is closed, and finds its rows again', async () => {
    const config = { kind: 'embedded', folder } as const;
    const first = await opened(config);
    await sql.raw(aRow).execute(first.db);
    expect(await openDatabase(config)).toMatchObject({ code: 'database-folder-in-use', detail: { folder } });
    await first.close();
    const second = await opened(config);
    expect(await second.db.selectFrom('offices').select('office_id').execute()).toEqual([
      { office_id: 'office' },
    ]);
    await sql
      .raw(`insert into kysely_migration (name, timestamp) values ('9999-later', '')`)
      .execute(second.db);
    await second.close();
    expect(await openDatabase(config)).toMatchObject({
      code: 'database-newer',
      detail: { migration: '9999-later' },
    });
    expect(() => readFileSync(join(folder, 'server.pid'))).toThrow(/ENOENT/);
  });

  it('refuses a folder that a living process holds and takes over one whose holder is gone', async () => {
    const mark = join(folder, 'server.pid');
    writeFileSync(mark, `${process.ppid} 0`);
    expect(await openDatabase({ kind: 'embedded', folder })).toMatchObject({
      code: 'database-folder-in-use',
    });
    expect(readFileSync(mark, 'utf8')).toBe(`${process.ppid} 0`);
    // The same number in an earlier life of it, as in a container.
    writeFileSync(mark, `${process.pid} 0`);
    await (await opened({ kind: 'embedded', folder })).close();
  });
});

describe('openDatabase on PostgreSQL', () => {
  let cluster: PostgresCluster;
  beforeAll(async () => {
    cluster = await startPostgresCluster();
  }, 300_000);
  afterAll(() => cluster.stop());

  it('lets several servers start on an empty database at the same moment', async () => {
    const url = await cluster.createDatabase();
    const config = { kind: 'postgres', url, connections: 2 } as const;
    const servers = await Promise.all([opened(config), opened(config), opened(config)]);
    expect(servers.map(({ hasOwnRole }) => hasOwnRole)).toEqual([true, true, true]);
    expect(await queryOnce(url, 'select name from kysely_migration order by name')).toEqual(
      migrationNames.map((name) => ({ name })),
    );
    await Promise.all(servers.map(({ close }) => close()));
  });

  it('works as the connected user where that one may not make roles', async () => {
    const url = await cluster.createDatabase();
    await queryOnce(url, 'create role plain login');
    await queryOnce(url, 'grant create on schema public to plain');
    const { db, hasOwnRole, close } = await opened({
      kind: 'postgres',
      url: url.replace('qmc_owner@', 'plain@'),
      connections: 2,
    });
    expect(hasOwnRole).toBe(false);
    await sql.raw(aRow).execute(db);
    await close();
  });

  it('goes on after its connections were cut, and says of the failure that it passes', async () => {
    const url = await cluster.createDatabase();
    const lost: unknown[] = [];
    const result = await openDatabase({ kind: 'postgres', url, connections: 2 }, (error) => lost.push(error));
    if (!result.ok) throw new Error(result.code);
    const { db, close } = result.value;
    const broken = await db
      .transaction()
      .execute(async (tx) => {
        await queryOnce(
          url,
          'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
        );
        await sql`select 1`.execute(tx);
      })
      .then(
        () => null,
        (error: unknown) => error,
      );
    expect(isDatabaseAway(broken)).toBe(true);
    // The broken connection is told of when its socket ends, which may be after the query has failed.
    await expect.poll(() => lost.length).toBeGreaterThan(0);
    const { rows } = await sql<{ one: number }>`select 1 as one`.execute(db);
    expect(rows).toEqual([{ one: 1 }]);
    await close();
  });

  it('reads counts and times as numbers', async () => {
    const { db, close } = await opened({
      kind: 'postgres',
      url: await cluster.createDatabase(),
      connections: 1,
    });
    const { rows } = await sql<{ big: number }>`select cast(1795488926089 as bigint) as big`.execute(db);
    expect(rows).toEqual([{ big: 1_795_488_926_089 }]);
    await close();
  });
});
