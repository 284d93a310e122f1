import { mkdir } from 'node:fs/promises';
import { Kysely } from 'kysely';
import { type Fault, type Result, ok } from '#shared/kernel/result.ts';
import { applicationRole, grantApplicationRole } from './application-role.ts';
import { holdEmbedded } from './hold-embedded.ts';
import { migrate } from './migrate.ts';
import { postgresDialect } from './postgres-pool.ts';
import type { Schema } from './schema.ts';

export type DatabaseConfig =
  | { readonly kind: 'postgres'; readonly url: string; readonly connections: number }
  /** `folder` null: in memory. */
  | { readonly kind: 'embedded'; readonly folder: string | null };

export interface OpenedDatabase {
  readonly db: Kysely<Schema>;
  readonly kind: DatabaseConfig['kind'];
  /** True when the server acts as a role that can only add to the log; else the trigger alone guards it. */
  readonly hasOwnRole: boolean;
  readonly close: () => Promise<void>;
}

export type DatabaseFault = Fault<'database-folder-in-use' | 'database-newer'>;

/**
 * Opens and migrates the database. Throws when it cannot be reached.
 *
 * @param onConnectionLost told of connections that broke while nobody used them; the pool replaces them by itself
 * @returns `database-folder-in-use` when another process holds the embedded database's folder, which two would damage; `database-newer`
 * when a newer version has been here
 */
export function openDatabase(
  config: DatabaseConfig,
  onConnectionLost: (error: Error) => void = () => undefined,
): Promise<Result<OpenedDatabase, DatabaseFault>> {
  return config.kind === 'postgres' ? openPostgres(config, onConnectionLost) : openEmbedded(config.folder);
}

/** Migrations run as the connected user, who owns the tables; everything else as a role that may do less. */
async function openPostgres(
  { url, connections }: Extract<DatabaseConfig, { kind: 'postgres' }>,
  onConnectionLost: (error: Error) => void,
): Promise<Result<OpenedDatabase, DatabaseFault>> {
  const owner = new Kysely<Schema>({
    dialect: postgresDialect({ url, connections: 1, role: null, onConnectionLost }),
  });
  let hasOwnRole: boolean;
  try {
    const migrated = await migrate(owner);
    if (!migrated.ok) return migrated;
    hasOwnRole = await grantApplicationRole(owner);
  } finally {
    await owner.destroy();
  }
  const role = hasOwnRole ? applicationRole : null;
  const db = new Kysely<Schema>({ dialect: postgresDialect({ url, connections, role, onConnectionLost }) });
  return ok({ db, kind: 'postgres', hasOwnRole, close: () => db.destroy() });
}

/** PGlite does not wait for the disk (its fsync is off), which is why it is for trying and tests alone. */
async function openEmbedded(folder: string | null): Promise<Result<OpenedDatabase, DatabaseFault>> {
  if (folder !== null) await mkdir(folder, { recursive: true });
  const held = await holdEmbedded(folder);
  if (!held.ok) return held;
  const { db, close } = held.value;
  try {
    const migrated = await migrate(db);
    if (migrated.ok) return ok({ db, kind: 'embedded', hasOwnRole: false, close });
    await close();
    return migrated;
  } catch (error) {
    await close();
    throw error;
  }
}
