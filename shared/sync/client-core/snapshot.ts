import type { EventId } from '#shared/kernel/ids.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { ContextOf } from '#shared/log/subject.ts';
import { entityKey } from '../fold.ts';
import type { SnapshotAnswer } from '../protocol.ts';
import type { DeviceMeta } from './device-meta.ts';
import type { LocalTransaction, PendingEvent } from './local-store.ts';
import { seriesAfter, seriesAfterEntity } from './numbering-after.ts';
import { contextHere, refreshViews } from './view.ts';

/** From when on a device takes the entities instead of the log, and how many of them at a time. */
export interface SnapshotSettings {
  /** Rows of the log beyond which a device that has none takes a snapshot. */
  readonly fresh: number;
  /** Rows behind beyond which a device takes one that was away: it gets the whole office, so this is more than a week's work. */
  readonly absent: number;
  readonly pageSize: number;
}

export const usualSnapshots: SnapshotSettings = { fresh: 2_000, absent: 100_000, pageSize: 500 };

/** Whether the head is so far off that a snapshot is the shorter way (rule SNAP-1). */
export function wantsSnapshot(
  { cursor }: Pick<DeviceMeta, 'cursor'>,
  headSeq: number,
  { fresh, absent }: SnapshotSettings,
): boolean {
  return headSeq - cursor > (cursor === 0 ? fresh : absent);
}

/** Begins a snapshot; pages follow until `applySnapshotPage` has had the last one. */
export async function beginSnapshot(tx: LocalTransaction): Promise<void> {
  await tx.saveMeta({ ...(await tx.meta()), snapshot: { head: null, next: null } });
}

/** What of it is here already may stay: the fold of the log goes on from it (FOLD-1). */
export async function giveSnapshotUp(tx: LocalTransaction): Promise<void> {
  await tx.saveMeta({ ...(await tx.meta()), snapshot: null });
}

/**
 * Applies one page of a snapshot (rules SNAP-1 to SNAP-6). An entity that is here in a newer state stays; one that is newer than the
 * snapshot's beginning is taken as it is, because the fold passes over what it has in it already (FOLD-1). With the last page the device
 * stands at the beginning's head, as if it had pulled all rows up to there.
 *
 * @returns ids of own events that are now seen
 */
export async function applySnapshotPage(
  tx: LocalTransaction,
  page: SnapshotAnswer,
  contextOf: ContextOf,
): Promise<readonly EventId[]> {
  const meta = await tx.meta();
  if (meta.snapshot === null) return [];
  const head = meta.snapshot.head ?? page.head;
  const marked = page.marked.filter(({ seq }) => seq <= head.seq);
  const here = await tx.entities(page.entities.map(({ ref }) => ref));
  const newer = page.entities.filter(
    ({ ref, lastSeq }) => lastSeq > (here.get(entityKey(ref))?.lastSeq ?? 0),
  );
  await Promise.all([tx.saveEntities(newer), tx.appendLog(marked)]);
  const touched = [...newer.map(({ ref }) => ref), ...marked.map(({ event }) => event.entity)];
  const context = await contextHere(tx, contextOf, meta.officeId);
  const ofEntities = page.entities.reduce(seriesAfterEntity, meta.numbering);
  // What was refused is in no state, and its paper may be out.
  const numbering = page.marked.reduce((after, { event }) => seriesAfter(after, event), ofEntities);
  if (page.next !== null) {
    await refreshViews(tx, touched, context);
    await tx.saveMeta({ ...meta, numbering, snapshot: { head, next: page.next } });
    return [];
  }
  const isAhead = head.seq > meta.cursor;
  await tx.saveMeta({
    ...meta,
    numbering,
    snapshot: null,
    ...(isAhead ? { cursor: head.seq, chainHash: head.chainHash, historyFrom: head.seq } : {}),
  });
  const seen = await leaveIfSeen(tx, await tx.allPending());
  await refreshViews(tx, [...touched, ...seen.map(({ entity }) => entity)], context);
  return seen.map(({ id }) => id);
}

/**
 * Lets answered events go whose place in the log is at or before the cursor: the state has them in it, and no row of theirs will be
 * pulled (rule SNAP-5).
 */
export async function leaveIfSeen(
  tx: LocalTransaction,
  pending: readonly PendingEvent[],
): Promise<readonly EventEnvelope[]> {
  const { cursor } = await tx.meta();
  const gone = pending.flatMap(({ event, ack }) => (ack !== null && ack.seq <= cursor ? [event] : []));
  if (gone.length === 0) return gone;
  const ids = gone.map(({ id }) => id);
  await Promise.all([tx.removePending(...ids), tx.noteSeen(ids)]);
  return gone;
}
