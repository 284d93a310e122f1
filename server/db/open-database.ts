import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import { holdFolder } from './folder-lock.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';

export type DatabaseConfig =
  | { readonly kind: 'postgres'; readonly url: string; readonly connections: number }
  /** `folder` null: in memory. */
  | { readonly kind: 'embedded'; readonly folder: string | null };

export interface OpenedDatabase {
  readonly db: Kysely<Schema>;
  readonly kind: DatabaseConfig['kind'];
  close(): Promise<void>;
}

export type DatabaseFault = Fault<'database-folder-in-use'>;

/**
 * Opens and migrates the database. The embedded one has its fsync off (PGlite), which is why it is for trying and tests alone.
 *
 * @returns `database-folder-in-use` when another process holds the embedded database's folder: two would damage it
 */
export async function openDatabase(config: DatabaseConfig): Promise<Result<OpenedDatabase, DatabaseFault>> {
  if (config.kind === 'postgres') {
    const pool = new pg.Pool({
      connectionString: config.url,
      max: config.connections,
      types: { getTypeParser },
    });
    return opened(
      'postgres',
      new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }),
      () => undefined,
    );
  }
  const release = config.folder === null ? () => undefined : await held(config.folder);
  if (release === null) return fault('database-folder-in-use', { folder: config.folder ?? '' });
  const pglite = await PGlite.create({
    ...(config.folder === null ? {} : { dataDir: join(config.folder, 'pglite') }),
    parsers: { [bigintOid]: Number },
  });
  return opened('embedded', new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }) }), release);
}

async function held(folder: string): Promise<(() => void) | null> {
  await mkdir(folder, { recursive: true });
  return holdFolder(folder);
}

async function opened(
  kind: DatabaseConfig['kind'],
  db: Kysely<Schema>,
  release: () => void,
): Promise<Result<OpenedDatabase, never>> {
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    release();
    throw error;
  }
  return ok({
    db,
    kind,
    close: async () => {
      await db.destroy();
      release();
    },
  });
}

const bigintOid = 20;

/** `pg` gives bigint as text by default; seq and epoch milliseconds fit a number. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  return oid === bigintOid
    ? Number
    : (pg.types.getTypeParser(oid, format ?? 'text') as (value: string) => unknown);
}
