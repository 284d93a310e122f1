import { type Fault, fault } from '#shared/kernel/result.ts';
import type { LocalStore, LocalTransaction } from './local-store.ts';

/** `server-behind` when the server's log ends before what this device has seen of it (rule PULL-5), else null. */
export async function serverBehind(
  store: LocalStore,
  headSeq: number,
): Promise<Fault<'server-behind'> | null> {
  const { cursor, historyFrom } = await store.transact((tx) => tx.meta());
  // A device that begins anew has seen the log as far as before (FOLD-5).
  const seen = Math.max(cursor, historyFrom);
  return headSeq < seen ? fault('server-behind', { cursor: seen, headSeq }) : null;
}

/** Rules CLK-1 and CLK-3: the offset as measured, and the highest server time ever seen, which is the floor for this machine's clock. */
export async function noteServerTime(
  tx: LocalTransaction,
  offsetMs: number | null,
  serverTime: number,
): Promise<void> {
  const meta = await tx.meta();
  const lastServerTime = Math.max(meta.lastServerTime ?? 0, serverTime);
  await tx.saveMeta({ ...meta, clockOffsetMs: offsetMs, lastServerTime });
}
