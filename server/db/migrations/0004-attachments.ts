import { type Kysely, sql } from 'kysely';

/**
 * Files that belong to dossiers, named by the hash of their content. They are in the database because that is what is backed up and what
 * any number of instances share. Out of line and unpacked: scans are packed already.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table attachments (
     office_id text not null references offices,
     sha256 text not null,
     media_type text not null,
     content bytea not null,
     received_at bigint not null,
     device_id text not null,
     primary key (office_id, sha256))`.execute(db);
  await sql`alter table attachments alter column content set storage external`.execute(db);
}
