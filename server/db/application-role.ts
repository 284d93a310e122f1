import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** The role as which every connection of a running server acts. It owns nothing, so that it has these rights and no others. */
export const applicationRole = 'qmc_application';

type Right = 'select' | 'insert' | 'update';

/** Nothing is ever deleted; what is in the log and the names that dossiers were given are not changed either. */
const rights: Readonly<Record<keyof Schema, readonly Right[]>> = {
  offices: ['select', 'insert', 'update'],
  users: ['select', 'insert', 'update'],
  devices: ['select', 'insert', 'update'],
  device_replacements: ['select', 'insert'],
  number_lanes: ['select', 'insert', 'update'],
  enrolment_codes: ['select', 'insert', 'update'],
  sessions: ['select', 'insert', 'update'],
  sign_ins: ['select', 'insert', 'update'],
  office_counter: ['select', 'insert', 'update'],
  events: ['select', 'insert'],
  entities: ['select', 'insert', 'update'],
  dossier_codes: ['select', 'insert'],
  attachments: ['select', 'insert'],
  bundle_keys: ['select', 'insert'],
};

/** Any number, the same in every instance: roles and grants are changed by one of them at a time. */
const lockKey = 8_478_001;

/**
 * Makes the application's role and grants it what it may do. Doing it again changes nothing.
 *
 * @returns false where the connected user may not make roles, or the engine has none; then the trigger alone guards the log
 */
export async function grantApplicationRole(owner: Kysely<Schema>): Promise<boolean> {
  try {
    await owner.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${lockKey})`.execute(tx);
      const known = await sql`select 1 from pg_roles where rolname = ${applicationRole}`.execute(tx);
      const role = sql.id(applicationRole);
      if (known.rows.length === 0) await sql`create role ${role} nologin`.execute(tx);
      await sql`grant ${role} to current_user`.execute(tx);
      await sql`grant usage on schema public to ${role}`.execute(tx);
      for (const [table, granted] of Object.entries(rights)) {
        await sql`grant ${sql.raw(granted.join(', '))} on ${sql.table(table)} to ${role}`.execute(tx);
      }
    });
    return true;
  } catch (error) {
    if (isUnableToGrant(error)) return false;
    throw error;
  }
}

/** Not allowed, no such feature, no such function (engines that only speak PostgreSQL's protocol), or another instance came first. */
function isUnableToGrant(error: unknown): boolean {
  const state = error instanceof Error && 'code' in error ? error.code : undefined;
  return ['42501', '0A000', '42883', '42P01', '42710', '23505'].includes(String(state));
}
