import { type Kysely, sql } from 'kysely';

/**
 * For bundles of unsent work: the key with which a device signs (null until it has told it), and each office's key pair, to which its
 * devices seal. The private key stands beside the events that it protects on their way: whoever reads this database has those already.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table devices add column bundle_key text`,
  `create table bundle_keys (
     office_id text primary key references offices,
     key_id text not null,
     public_key text not null,
     private_key text not null)`,
];
