import { Dexie } from 'dexie';
import { type Result, fault } from '#shared/kernel/result.ts';

/** Turns a failed IndexedDB transaction into a value. Dexie rolls the whole transaction back, so nothing half-written is left. */
export async function savedOr<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Dexie.DexieError) return fault('storage-failed', { name: error.name });
    throw error;
  }
}
