import { expect, it } from 'vitest';
import { afterWrong, noAttempts, waitLeft, waitSpan } from './attempts.ts';

it('the wait is never longer than it is, wherever the clock was', () => {
  const locked = { wrong: 0, lockedUntil: 10_000_000_000 };
  expect(waitLeft(locked, 0)).toBe(waitSpan);
  expect(waitLeft(locked, 10_000_000_000)).toBe(0);
  expect(waitLeft(noAttempts, 5)).toBe(0);
  expect(afterWrong({ wrong: 4, lockedUntil: 0 }, 100)).toEqual({ wrong: 0, lockedUntil: 100 + waitSpan });
});
