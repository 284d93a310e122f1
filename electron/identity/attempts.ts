import { z } from 'zod';

/** Wrong passwords in a row after which a name has to wait, and how long (milliseconds). Without the server nobody else counts them. */
const wrongBeforeWait = 5;
export const waitSpan = 5 * 60 * 1000;

export const attemptsSchema = z.strictObject({
  wrong: z.int().min(0),
  /** Epoch milliseconds; 0 when nothing has to be waited for. */
  lockedUntil: z.int().min(0),
});
/** How often somebody tried a name in vain, offline. Stored, so that starting the app anew is no way around the wait. */
export type Attempts = z.infer<typeof attemptsSchema>;

export const noAttempts: Attempts = { wrong: 0, lockedUntil: 0 };

/**
 * Milliseconds still to wait, 0 when a try is free. Never more than the whole wait, so that a clock that was far ahead and was put
 * right does not shut anybody out for days.
 */
export function waitLeft({ lockedUntil }: Attempts, now: number): number {
  return Math.min(Math.max(0, lockedUntil - now), waitSpan);
}

export function afterWrong({ wrong }: Attempts, now: number): Attempts {
  const count = wrong + 1;
  return count < wrongBeforeWait
    ? { wrong: count, lockedUntil: 0 }
    : { wrong: 0, lockedUntil: now + waitSpan };
}
