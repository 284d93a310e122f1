import { type Kysely, sql } from 'kysely';

/**
 * Packs what is written from now on with lz4 where the database was built with it: PostgreSQL's own way of packing takes longer than all
 * else that is done to a row of the log. What is there already is read as before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `do $$ begin
         alter table events alter column envelope set compression lz4;
         alter table entities alter column state set compression lz4;
       exception when feature_not_supported then null;
       end $$`,
    )
    .execute(db);
}
