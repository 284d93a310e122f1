/** What was read without a lock cannot be built on: it stands no more, or its states are of another fold. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/** States in which the database gave a transaction up for another's sake: nothing of it was kept, and trying again is right. */
const retryable: readonly unknown[] = ['40001', '40P01'];

const attempts = 5;

/** Runs a transaction again when it was overtaken or the database asks for it; any other failure goes to the caller at once. */
export async function retried<T>(transaction: (attempt: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction(attempt);
    } catch (error) {
      if (attempt >= attempts || !isRetryable(error)) throw error;
    }
  }
}

function isRetryable(error: unknown): boolean {
  if (error instanceof Overtaken) return true;
  return error instanceof Error && 'code' in error && retryable.includes(error.code);
}
