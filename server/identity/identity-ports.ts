import type { Kysely } from 'kysely';
import type { Clock, IdSource } from '#shared/kernel/ports.ts';
import type { Schema } from '../db/schema.ts';
import type { RandomBytes } from './tokens.ts';

export interface IdentityPorts {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly random: RandomBytes;
}
