import type { EventId } from '#shared/kernel/ids.ts';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import { chainHashAfter } from '#shared/log/chain.ts';
import type { EntityRef, RecordedEvent } from '#shared/log/envelope.ts';
import type { ContextOf } from '#shared/log/subject.ts';
import { entityKey, foldRow } from '../fold.ts';
import type { StoredEntity } from '../stored-entity.ts';
import type { DeviceMeta, LocalTransaction } from './local-store.ts';
import { contextHere, refreshView } from './view.ts';

export type PageFault = Fault<'log-gap' | 'log-chain-broken'>;

/**
 * Applies one pulled page (rules PULL-2, PULL-4, OUT-3): each row continues the cursor and the chain, the confirmed state is folded, own
 * events that are now seen leave the outbox, and the touched entities are shown anew.
 *
 * @returns ids of the own events that were seen; `log-gap` or `log-chain-broken` when the page does not continue what is here, then
 * nothing of it may be kept: the caller's transaction must be given up
 */
export async function applyPage(
  tx: LocalTransaction,
  rows: readonly RecordedEvent[],
  contextOf: ContextOf,
): Promise<Result<readonly EventId[], PageFault>> {
  let meta = await tx.meta();
  const fresh = rows.filter(({ seq }) => seq > meta.cursor);
  const entities = new Map<string, StoredEntity | null>();
  const touched = new Map<string, EntityRef>();
  const seen: EventId[] = [];
  for (const row of fresh) {
    const { chainHash, ...unchained } = row;
    if (row.seq !== meta.cursor + 1) return fault('log-gap', { expected: meta.cursor + 1, seq: row.seq });
    if (chainHashAfter(meta.chainHash, unchained) !== chainHash)
      return fault('log-chain-broken', { seq: row.seq });
    const key = entityKey(row.event.entity);
    const before = entities.has(key) ? (entities.get(key) ?? null) : await tx.entity(row.event.entity);
    entities.set(key, foldRow(before, row));
    touched.set(key, row.event.entity);
    meta = followed(meta, row);
    if (row.event.deviceId === meta.deviceId) seen.push(row.event.id);
    await tx.removePending(row.event.id);
  }
  for (const entity of entities.values()) if (entity !== null) await tx.saveEntity(entity);
  await tx.appendLog(fresh);
  const context = await contextHere(tx, contextOf, meta.officeId);
  for (const ref of touched.values()) await refreshView(tx, ref, context);
  await tx.saveMeta(meta);
  return ok(seen);
}

/** Cursor and chain after a row. An own row ahead of this device's own count (a restored database) moves that count too. */
function followed(meta: DeviceMeta, { event, seq, chainHash }: RecordedEvent): DeviceMeta {
  const cursor = { ...meta, cursor: seq, chainHash };
  const isAhead = event.deviceId === meta.deviceId && event.deviceSeq > meta.lastDeviceSeq;
  return isAhead ? { ...cursor, lastDeviceSeq: event.deviceSeq, lastHash: event.hash } : cursor;
}
