import type { DeviceId, OfficeId } from '#shared/kernel/ids.ts';
import { type PullAnswer, pullPageSize } from '../protocol.ts';
import type { OfficeLog } from './office-log.ts';

/** One page of an office's log after a cursor (rules PULL-1 to PULL-3, PULL-6). The office comes from the token, never from the request.
 *
 * @param query.briefly the asking device, when it has its own events by itself
 */
export async function readLog(
  log: OfficeLog,
  officeId: OfficeId,
  {
    after,
    limit,
    briefly = null,
  }: { readonly after: number; readonly limit: number; readonly briefly?: DeviceId | null },
  serverTime: number,
): Promise<PullAnswer> {
  const { rows, own, headSeq } = await log.read(officeId, after, Math.min(limit, pullPageSize), briefly);
  return { rows: [...rows], ...(briefly === null ? {} : { own: [...own] }), headSeq, serverTime };
}
