import { join } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import { holdFolder } from './folder-lock.ts';
import type { Schema } from './schema.ts';

export interface HeldDatabase {
  readonly db: Kysely<Schema>;
  readonly close: () => Promise<void>;
}

/** Where the embedded database lies in its folder. */
export const embeddedDataIn = (folder: string): string => join(folder, 'pglite');

/**
 * The embedded database of a folder, which belongs to this process until it is closed: two would damage it.
 *
 * @param folder null for memory
 */
export async function holdEmbedded(
  folder: string | null,
): Promise<Result<HeldDatabase, Fault<'database-folder-in-use'>>> {
  const release = folder === null ? () => undefined : holdFolder(folder);
  if (release === null) return fault('database-folder-in-use', { folder: folder ?? '' });
  try {
    const pglite = await PGlite.create({
      ...(folder === null ? {} : { dataDir: embeddedDataIn(folder) }),
      parsers: { [types.INT8]: Number },
    });
    const db = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }) });
    const close = async (): Promise<void> => {
      await db.destroy();
      release();
    };
    return ok({ db, close });
  } catch (error) {
    release();
    throw error;
  }
}
