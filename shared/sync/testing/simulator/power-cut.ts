import type { LocalStore } from '../../client-core/local-store.ts';

/** What a transaction of a program that is gone comes to. */
class Dead extends Error {}

/** A store that is used by one life of a program: once that is over, its transactions come to nothing. */
export function whileAlive(store: LocalStore, isAlive: () => boolean): LocalStore {
  return {
    transact: (work) =>
      store.transact(async (tx) => {
        const result = await work(tx);
        if (!isAlive()) throw new Dead();
        return result;
      }),
    firstUnsent: () => store.firstUnsent(),
    pendingFrom: (...query) => store.pendingFrom(...query),
    unjournaled: () => store.unjournaled(),
  };
}

/** A store whose transactions never commit. */
export function cutOff(store: LocalStore): LocalStore {
  return {
    ...store,
    transact: (work) =>
      store.transact(async (tx) => {
        await work(tx);
        throw new Dead();
      }),
  };
}

/** The work's result; null when the power went under it. */
export async function unlessDead<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((error: unknown) => {
    if (error instanceof Dead) return null;
    throw error;
  });
}
