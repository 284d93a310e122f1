import type { EntityRef } from '#shared/log/envelope.ts';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import { entityKey } from '#shared/sync/fold.ts';
import { historyAnswerSchema } from '#shared/sync/protocol.ts';
import type { CounterDb } from './counter-db.ts';
import { logRow } from './log-row.ts';

/**
 * Whether rows of an entity may be missing here, because a snapshot took their place (rule SNAP-7). What began after the snapshot, or is
 * not in the log yet, is whole.
 */
export async function isHistoryPartial(db: CounterDb, ref: EntityRef): Promise<boolean> {
  const key = entityKey(ref);
  const [device, confirmed, rows] = await Promise.all([
    db.meta.get('device'),
    db.confirmed.get(key),
    db.log.where('entity').equals(key).sortBy('seq'),
  ]);
  const from = device?.key === 'device' ? device.historyFrom : 0;
  if (from === 0 || confirmed === undefined) return false;
  // A row that is not in question can only be here from before the snapshot's end when it was asked for.
  return !rows.some(({ seq, marked }) => seq <= from && marked === undefined) && !beganAfter(rows, from);
}

function beganAfter(
  rows: readonly { readonly seq: number; readonly row: { readonly event: { readonly type: string } } }[],
  from: number,
): boolean {
  const first = rows[0];
  return first !== undefined && first.seq > from && /\.(received|recorded)$/.test(first.row.event.type);
}

/**
 * Asks the server for an entity's rows and keeps those that the cursor has passed; the ones after it come with the next pull, in order.
 *
 * @param fetch of the page, to `app://counter/api`
 */
export async function fetchHistory(
  db: CounterDb,
  ref: EntityRef,
  fetch: (path: string) => Promise<Response>,
): Promise<Result<null, Fault<'server-unreachable'>>> {
  let body: unknown;
  try {
    const response = await fetch(`/api/v1/sync/history?kind=${ref.kind}&id=${ref.id}`);
    body = await response.json();
  } catch {
    return fault('server-unreachable');
  }
  const answer = historyAnswerSchema.safeParse(body);
  if (!answer.success) return fault('server-unreachable');
  const rows = answer.data.rows.filter(({ event }) => entityKey(event.entity) === entityKey(ref));
  await db.transaction('rw', db.meta, db.log, async () => {
    const device = await db.meta.get('device');
    const cursor = device?.key === 'device' ? device.cursor : 0;
    await db.log.bulkPut(rows.filter(({ seq }) => seq <= cursor).map(logRow));
  });
  return ok(null);
}
