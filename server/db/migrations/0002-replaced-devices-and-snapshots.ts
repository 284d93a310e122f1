import { type Kysely, sql } from 'kysely';

/**
 * Devices that go on under a new id, and which id followed which and when; and a way to the few rows of a log that a snapshot brings
 * beside the entities: those that are or were in question, and what settled them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table devices add column retired_at bigint`,
  `create table device_replacements (
     office_id text not null references offices,
     successor_id text not null,
     device_id text not null,
     user_id text,
     replaced_at bigint not null,
     primary key (office_id, successor_id))`,
  `create index device_replacements_of_device on device_replacements (office_id, device_id)`,
  `create index events_marked on events (office_id, seq)
     where verdict <> 'applied' or type like '%.trouble-settled' or type in
       ('dossier.correction-approved', 'dossier.correction-declined', 'dossier.conflict-resolved')`,
];
