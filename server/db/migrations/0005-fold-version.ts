import { type Kysely, sql } from 'kysely';

/** Which version of the fold made an office's states; 0 for those of before, which are then made anew from the log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table office_counter add column fold_version int not null default 0`.execute(db);
}
