import type { EventId } from '#shared/kernel/ids.ts';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import { chainHashAfter } from '#shared/log/chain.ts';
import type { EntityRef, RecordedEvent } from '#shared/log/envelope.ts';
import type { ContextOf } from '#shared/log/subject.ts';
import { entityKey, foldRow } from '../fold.ts';
import type { StoredEntity } from '../stored-entity.ts';
import { type DeviceMeta, isOwnDevice } from './device-meta.ts';
import type { LocalTransaction } from './local-store.ts';
import { numberingAfter, seriesAfter } from './numbering-after.ts';
import { contextHere, refreshViews } from './view.ts';

export type PageFault = Fault<'log-gap' | 'log-chain-broken'>;

/**
 * Applies one pulled page (rules PULL-2, PULL-4, OUT-3): each row continues the cursor and the chain, the confirmed state is folded, own
 * events that are now seen leave the outbox, and the touched entities are shown anew. Whatever the page's length, the database is asked
 * a fixed number of times.
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
  if (fresh.length === 0) return ok([]);
  const touched = new Map(
    fresh.map(({ event }): [string, EntityRef] => [entityKey(event.entity), event.entity]),
  );
  const entities = new Map(await tx.entities([...touched.values()]));
  const changed = new Map<string, StoredEntity>();
  for (const row of fresh) {
    const { chainHash, ...unchained } = row;
    if (row.seq !== meta.cursor + 1) return fault('log-gap', { expected: meta.cursor + 1, seq: row.seq });
    if (chainHashAfter(meta.chainHash, unchained) !== chainHash)
      return fault('log-chain-broken', { seq: row.seq });
    const key = entityKey(row.event.entity);
    const before = entities.get(key) ?? null;
    const after = foldRow(before, row);
    if (after !== null && after !== before) {
      entities.set(key, after);
      changed.set(key, after);
    }
    meta = followed(meta, row);
  }
  await Promise.all([
    tx.saveEntities([...changed.values()]),
    tx.appendLog(fresh),
    tx.removePending(...fresh.map(({ event }) => event.id)),
  ]);
  const context = await contextHere(tx, contextOf, meta.officeId);
  await refreshViews(tx, [...touched.values()], context);
  await tx.saveMeta(meta);
  return ok(fresh.filter(({ event }) => isOwnDevice(meta, event.deviceId)).map(({ event }) => event.id));
}

/**
 * Cursor and chain after a row. An own row ahead of this device's own count (a restored database) moves that count too. The number of an
 * own dossier is not given again, nor that of anybody's slip (NUM-7).
 */
function followed(meta: DeviceMeta, { event, seq, chainHash }: RecordedEvent): DeviceMeta {
  const isOwn = isOwnDevice(meta, event.deviceId);
  const numbering = (isOwn ? numberingAfter : seriesAfter)(meta.numbering, event);
  const numbered = { ...meta, cursor: seq, chainHash, numbering };
  const isAhead = event.deviceId === meta.deviceId && event.deviceSeq > meta.lastDeviceSeq;
  return isAhead ? { ...numbered, lastDeviceSeq: event.deviceSeq, lastHash: event.hash } : numbered;
}
