import { type Kysely, sql } from 'kysely';

/** The register book of a lane's holder; until now it was the lane's number. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table number_lanes add column book int`.execute(db);
  await sql`update number_lanes set book = lane`.execute(db);
  await sql`alter table number_lanes alter column book set not null`.execute(db);
}
