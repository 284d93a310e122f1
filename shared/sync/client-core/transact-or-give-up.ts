import type { Fault, Result } from '#shared/kernel/result.ts';
import type { LocalStore, LocalTransaction } from './local-store.ts';

class GivenUp extends Error {}

/**
 * A transaction whose work may end in a fault: then nothing of it is kept. An exception is the only way to end a Dexie transaction, so
 * one is thrown and caught here; it never leaves this function.
 */
export async function transactOrGiveUp<T, F extends Fault>(
  store: Pick<LocalStore, 'transact'>,
  work: (tx: LocalTransaction) => Promise<Result<T, F>>,
): Promise<Result<T, F>> {
  let refusal: F | null = null;
  try {
    return await store.transact(async (tx) => {
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
