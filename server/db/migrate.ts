import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import { up as first } from './migrations/0001-first.ts';
import { up as replacedDevicesAndSnapshots } from './migrations/0002-replaced-devices-and-snapshots.ts';
import { up as bundles } from './migrations/0003-bundles.ts';
import { up as attachments } from './migrations/0004-attachments.ts';
import { up as foldVersion } from './migrations/0005-fold-version.ts';
import { up as lz4 } from './migrations/0006-lz4.ts';
import { up as books } from './migrations/0007-books.ts';
import type { Schema } from './schema.ts';

/** Forward only, in the order of their names; a released one is never changed. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': { up: first },
  '0002-replaced-devices-and-snapshots': { up: replacedDevicesAndSnapshots },
  '0003-bundles': { up: bundles },
  '0004-attachments': { up: attachments },
  '0005-fold-version': { up: foldVersion },
  '0006-lz4': { up: lz4 },
  '0007-books': { up: books },
};

export const migrationNames: readonly string[] = Object.keys(migrations);

/**
 * Brings the database to this version's schema. Several instances may start at once: the migrator holds a lock. Throws when the database
 * fails.
 *
 * @returns `database-newer` when a newer version of the server has been here; this one would misread what that wrote
 */
export async function migrate(db: Kysely<Schema>): Promise<Result<null, Fault<'database-newer'>>> {
  const stranger = (await migrationsThere(db)).find((name) => !Object.hasOwn(migrations, name));
  if (stranger !== undefined) return fault('database-newer', { migration: stranger });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  return ok(null);
}

/**
 * Whether the database has exactly this version's schema. Changes nothing.
 *
 * @returns `database-older` when it has not all of it, or none; `database-newer` as `migrate`
 */
export async function matchSchema(
  db: Kysely<Schema>,
): Promise<Result<null, Fault<'database-older' | 'database-newer'>>> {
  const there = await migrationsThere(db);
  const stranger = there.find((name) => !Object.hasOwn(migrations, name));
  if (stranger !== undefined) return fault('database-newer', { migration: stranger });
  const missing = migrationNames.find((name) => !there.includes(name));
  return missing === undefined ? ok(null) : fault('database-older', { migration: missing });
}

async function migrationsThere(db: Kysely<Schema>): Promise<readonly string[]> {
  const table = await sql<{
    there: string | null;
  }>`select to_regclass('kysely_migration')::text as there`.execute(db);
  if (table.rows[0]?.there == null) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name);
}
