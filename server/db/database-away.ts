/** States and system errors that say "not now": the database is starting, stopping, not reachable, or gave this statement up. */
const passing: ReadonlySet<unknown> = new Set([
  '08000',
  '08001',
  '08003',
  '08006',
  '25P03',
  '40001',
  '40P01',
  '53300',
  '55P03',
  '57014',
  '57P01',
  '57P02',
  '57P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** What `pg` says without a code when it waited too long for a connection or lost one. */
const passingMessages =
  /^(?:timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/;

/** True when the same request may well pass in a moment: nothing of it was kept. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && passing.has(error.code)) return true;
  return passingMessages.test(error.message);
}
