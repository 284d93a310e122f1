/** States in which the database gave a transaction up for another's sake: nothing of it was kept, and trying again is right. */
const retryable: readonly unknown[] = ['40001', '40P01'];

const attempts = 5;

/** Runs a transaction again when the database asks for it; any other failure goes to the caller at once. */
export async function retried<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      const state = error instanceof Error && 'code' in error ? error.code : undefined;
      if (attempt >= attempts || !retryable.includes(state)) throw error;
    }
  }
}
