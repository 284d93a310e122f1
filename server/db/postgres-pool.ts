import { type DatabaseConnection, PostgresDialect, CompiledQuery } from 'kysely';
import { type CustomTypesConfig, Pool, types } from 'pg';
import { PreparingClient } from './prepared-statements.ts';

export interface PoolOptions {
  readonly url: string;
  readonly connections: number;
  /** The role to act as, or null for the connected user's own rights. */
  readonly role: string | null;
  /** Every transaction is read-only: the database itself refuses to write. */
  readonly isReadOnly?: boolean;
  /** A connection was lost, as when the database restarts; whoever used it is told by the statement that fails. */
  readonly onConnectionLost: (error: Error) => void;
}

/** How long a request waits for a free connection before it is turned away, in milliseconds. */
const waitMs = 5_000;

/**
 * Bounds for one statement and for a transaction that has gone quiet, in milliseconds. The second gives an office's lock free when the
 * machine that held it went dark.
 */
const bounds = { statement_timeout: 30_000, idle_in_transaction_session_timeout: 30_000 } as const;

/**
 * What is prepared is planned once (see `PreparingClient`). Left to itself the planner takes a list of unknown length for a long one, a plan
 * for it as dear, and plans anew for the short list that comes each time, at twice the cost of a push's reads.
 */
const planning = { plan_cache_mode: 'force_generic_plan' } as const;

/** For every transaction of the session that follows. */
export const readOnlyStatement = 'set default_transaction_read_only = on';

export function postgresDialect({
  url,
  connections,
  role,
  isReadOnly = false,
  onConnectionLost,
}: PoolOptions): PostgresDialect {
  const pool = new Pool({
    Client: PreparingClient,
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: waitMs,
    keepAlive: true,
    types: numbersForBigints,
  });
  // Both are needed: the pool watches idle connections alone, and one that is lost in the middle of a transaction, between two of its
  // statements, would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', onConnectionLost));
  const statements = Object.entries({ ...bounds, ...planning }).map(
    ([name, value]) => `set ${name} = ${value}`,
  );
  if (role !== null) statements.push(`set role "${role}"`);
  if (isReadOnly) statements.push(readOnlyStatement);
  return new PostgresDialect({
    pool,
    onCreateConnection: async (connection: DatabaseConnection) => {
      for (const statement of statements) await connection.executeQuery(CompiledQuery.raw(statement));
    },
  });
}

/** `pg` gives bigint as text by default; seq and epoch milliseconds fit a number. */
const numbersForBigints: CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === types.builtins.INT8 ? Number : (types.getTypeParser(oid, format) as (value: string) => unknown),
};
