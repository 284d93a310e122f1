import type { OfficeId } from '#shared/kernel/ids.ts';
import { type PullAnswer, pullPageSize } from '../protocol.ts';
import type { OfficeLog } from './office-log.ts';

/** One page of an office's log after a cursor (rules PULL-1 to PULL-3). The office comes from the token, never from the request. */
export async function readLog(
  log: OfficeLog,
  officeId: OfficeId,
  query: { readonly after: number; readonly limit: number },
  serverTime: number,
): Promise<PullAnswer> {
  const { rows, headSeq } = await log.read(officeId, query.after, Math.min(query.limit, pullPageSize));
  return { rows: [...rows], headSeq, serverTime };
}
