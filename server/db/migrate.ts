import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import * as first from './migrations/0001-first.ts';
import type { Schema } from './schema.ts';

/** Forward only, in the order of their names; a released one is never changed. */
const migrations: Readonly<Record<string, Migration>> = { '0001-first': first };

/** Brings the database to this version's schema. Several instances may start at once: the migrator holds a lock. Throws on failure. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
