import { type Kysely, sql } from 'kysely';

/**
 * Every table of an office has `office_id` first in its key and in every unique constraint, so that the schema can be distributed by
 * office. Identifiers are text: the same statement runs on PGlite, PostgreSQL and engines that speak its protocol. Envelopes are `json`,
 * not `jsonb`: their hash is over what the device wrote, so the text is kept as it came. Codes are ordered byte by byte, so that those of
 * one day stand together whatever the language of the database.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table offices (office_id text primary key, profile jsonb not null)`,
  `create table users (
     office_id text not null references offices,
     user_id text not null,
     sign_in_name text not null,
     full_name text not null,
     role text not null,
     active boolean not null,
     password_hash text not null,
     failed_attempts int not null default 0,
     locked_until bigint not null default 0,
     primary key (office_id, user_id),
     unique (office_id, sign_in_name))`,
  `create table devices (
     office_id text not null references offices,
     device_id text not null,
     name text not null,
     counter_id text,
     token_hash text,
     last_device_seq bigint not null default 0,
     last_hash text not null,
     revoked_at bigint,
     primary key (office_id, device_id))`,
  `create index devices_token on devices (token_hash)`,
  `create table number_lanes (
     office_id text not null references offices,
     lane int not null,
     device_id text not null,
     fence int not null,
     lease_until bigint not null,
     primary key (office_id, lane))`,
  `create table enrolment_codes (
     office_id text not null references offices,
     code_hash text not null,
     counter_id text not null,
     expires_at bigint not null,
     used_at bigint,
     primary key (office_id, code_hash))`,
  `create index enrolment_codes_hash on enrolment_codes (code_hash)`,
  `create table sessions (
     office_id text not null references offices,
     token_hash text not null,
     device_id text not null,
     user_id text not null,
     expires_at bigint not null,
     ended_at bigint,
     primary key (office_id, token_hash))`,
  `create table sign_ins (
     office_id text not null references offices,
     device_id text not null,
     user_id text not null,
     last_at bigint not null,
     primary key (office_id, device_id, user_id))`,
  `create table office_counter (
     office_id text primary key references offices,
     seq bigint not null,
     chain_hash text not null)`,
  `create table events (
     office_id text not null references offices,
     seq bigint not null,
     event_id text not null,
     device_id text not null,
     device_seq bigint not null,
     entity_kind text not null,
     entity_id text not null,
     type text not null,
     envelope json not null,
     received_at bigint not null,
     verdict text not null check (verdict in ('applied', 'review', 'rejected')),
     reason text,
     chain_hash text not null,
     primary key (office_id, seq),
     unique (office_id, event_id),
     unique (office_id, device_id, device_seq))`,
  `create index events_of_entity on events (office_id, entity_kind, entity_id, seq)`,
  `create table entities (
     office_id text not null references offices,
     kind text not null,
     id text not null,
     state jsonb,
     last_seq bigint not null,
     read_only boolean not null,
     primary key (office_id, kind, id))`,
  `create table dossier_codes (
     office_id text not null references offices,
     code text collate "C" not null,
     dossier_id text not null,
     primary key (office_id, code))`,
  // What is in the log stays as it is: a correction is an event. Grants are the first wall, this is the second.
  `create function refuse_change() returns trigger language plpgsql as $$
     begin raise exception 'events are append-only'; end $$`,
  `create trigger events_append_only before update or delete on events
     for each row execute function refuse_change()`,
  `create trigger events_never_emptied before truncate on events
     for each statement execute function refuse_change()`,
];
