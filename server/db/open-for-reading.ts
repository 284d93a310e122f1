import { existsSync } from 'node:fs';
import { Kysely, sql } from 'kysely';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import { type HeldDatabase, embeddedDataIn, holdEmbedded } from './hold-embedded.ts';
import { matchSchema } from './migrate.ts';
import type { DatabaseConfig } from './open-database.ts';
import { postgresDialect, readOnlyStatement } from './postgres-pool.ts';
import type { Schema } from './schema.ts';

/**
 * Opens a database as it stands: no table is made or changed, and the database itself refuses to write. Throws when it cannot be reached.
 *
 * @returns `database-missing` for a folder without one; `database-folder-in-use` when a running server holds it; `database-older` and
 * `database-newer` when another version of the server has written it
 */
export async function openForReading(
  config: DatabaseConfig,
): Promise<
  Result<
    HeldDatabase,
    Fault<'database-missing' | 'database-folder-in-use' | 'database-older' | 'database-newer'>
  >
> {
  const held = config.kind === 'postgres' ? ok(heldPostgres(config.url)) : await heldFolder(config.folder);
  if (!held.ok) return held;
  const { db, close } = held.value;
  try {
    const matched = await matchSchema(db);
    if (matched.ok) return held;
    await close();
    return matched;
  } catch (error) {
    await close();
    throw error;
  }
}

function heldPostgres(url: string): HeldDatabase {
  const dialect = postgresDialect({
    url,
    connections: 1,
    role: null,
    isReadOnly: true,
    // A statement that it was needed for fails by itself.
    onConnectionLost: () => undefined,
  });
  const db = new Kysely<Schema>({ dialect });
  return { db, close: () => db.destroy() };
}

async function heldFolder(
  folder: string | null,
): Promise<Result<HeldDatabase, Fault<'database-missing' | 'database-folder-in-use'>>> {
  if (folder === null || !existsSync(embeddedDataIn(folder)))
    return fault('database-missing', { folder: folder ?? '' });
  const held = await holdEmbedded(folder);
  if (held.ok) await sql.raw(readOnlyStatement).execute(held.value.db);
  return held;
}
