import type { Kysely, Transaction } from 'kysely';
import type { Fault, Result } from '#shared/kernel/result.ts';
import type { Schema } from './schema.ts';

class GivenUp extends Error {}

/** A database transaction whose work may end in a fault: then it is rolled back, and the fault is the answer. */
export async function transactOrGiveUp<T, F extends Fault>(
  db: Kysely<Schema>,
  work: (tx: Transaction<Schema>) => Promise<Result<T, F>>,
): Promise<Result<T, F>> {
  let refusal: F | null = null;
  try {
    return await db.transaction().execute(async (tx) => {
      const result = await work(tx);
      if (result.ok) return result;
      refusal = result;
      throw new GivenUp(result.code);
    });
  } catch (error) {
    if (error instanceof GivenUp && refusal !== null) return refusal;
    throw error;
  }
}
