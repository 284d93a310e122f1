import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { type OpenedDatabase, openDatabase } from '../db/open-database.ts';
import { type PostgresCluster, startPostgresCluster } from './postgres-cluster.ts';

export interface TestDatabase extends OpenedDatabase {
  /** Runs a statement as whoever owns the tables, past the application's own role. */
  readonly asOwner: (statement: string) => Promise<readonly unknown[]>;
}

/** Installing PostgreSQL, where it is missing, is part of the first start. */
const startMs = 300_000;

/**
 * Runs one suite on PGlite and again on PostgreSQL. Each opens one database for the whole suite; tests keep apart by using offices of
 * their own.
 */
export function onEachDatabase(title: string, body: (database: () => TestDatabase) => void): void {
  describe(`${title} on PGlite`, () => suite(() => openTestDatabase(null), body));
  describe(`${title} on PostgreSQL`, () => {
    let cluster: PostgresCluster;
    beforeAll(async () => {
      cluster = await startPostgresCluster();
    }, startMs);
    suite(async () => openTestDatabase(await cluster.createDatabase()), body);
    afterAll(() => cluster.stop());
  });
}

/** @param url of a PostgreSQL database, or null for PGlite in memory */
export async function openTestDatabase(url: string | null): Promise<TestDatabase> {
  const opened = await openDatabase(
    url === null ? { kind: 'embedded', folder: null } : { kind: 'postgres', url, connections: 8 },
  );
  if (!opened.ok) throw new Error(opened.code);
  const { db } = opened.value;
  const asOwner = async (statement: string): Promise<readonly unknown[]> =>
    url === null ? (await sql.raw(statement).execute(db)).rows : queryOnce(url, statement);
  return { ...opened.value, asOwner };
}

/** One statement on a connection of its own. */
export async function queryOnce(url: string, statement: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

function suite(open: () => Promise<TestDatabase>, body: (database: () => TestDatabase) => void): void {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await open();
  }, startMs);
  body(() => opened);
  afterAll(() => opened.close());
}
