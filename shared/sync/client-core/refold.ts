import type { OfficeId } from '#shared/kernel/ids.ts';
import { chainStart } from '#shared/log/chain.ts';
import type { RecordedEvent } from '#shared/log/envelope.ts';
import type { ContextOf } from '#shared/log/subject.ts';
import { officeCalendarRef } from '#shared/office-calendar/state.ts';
import { entityKey, foldRow, foldVersion } from '../fold.ts';
import type { StoredEntity } from '../stored-entity.ts';
import { readEvent } from '../subjects.ts';
import type { DeviceMeta } from './device-meta.ts';
import type { RefoldTransaction } from './local-store.ts';
import { contextHere, refreshViews } from './view.ts';

/** Entities in one transaction of a refold: some tens of milliseconds. */
export const refoldPortionSize = 500;

/**
 * Makes the next entities anew with this software's fold (rules FOLD-4 to FOLD-6). To be called until it answers null, before anything is
 * recorded, pulled or shown; killed between two portions, it goes on where it stopped.
 *
 * @returns how many entities were done, or null when every state here is of this fold
 */
export async function refoldPortion(
  tx: RefoldTransaction,
  contextOf: ContextOf,
  limit: number = refoldPortionSize,
): Promise<number | null> {
  const meta = await tx.meta();
  if (meta.foldVersion === foldVersion) return null;
  const isBegun = meta.refold?.version === foldVersion;
  const after = isBegun ? (meta.refold?.after ?? null) : null;
  const next = await tx.entitiesAfter(after, limit);
  const entities = isBegun ? next : await withCalendar(tx, next, meta);
  const rows = byEntity(await tx.logOf(entities.map(({ ref }) => ref)));
  const whole: StoredEntity[] = [];
  const lacking: StoredEntity[] = [];
  for (const entity of entities) {
    const folded = foldedAnew(entity, rows.get(entityKey(entity.ref)) ?? [], meta);
    if (folded === null) lacking.push(emptied(entity));
    else whole.push(folded);
  }
  await tx.saveEntities([...whole, ...lacking]);
  await tx.closeViews(lacking.map(({ ref }) => ref));
  await refreshViews(
    tx,
    whole.map(({ ref }) => ref),
    await contextHere(tx, contextOf, meta.officeId),
  );
  // An earlier version's refold may have emptied some already.
  const isLacking = lacking.length > 0 || (meta.refold?.isLacking ?? false);
  const last = next.at(-1);
  if (last !== undefined && next.length === limit) {
    await tx.saveMeta({ ...meta, refold: { version: foldVersion, after: entityKey(last.ref), isLacking } });
    return entities.length;
  }
  await refreshUnconfirmed(tx, contextOf, meta);
  await tx.saveMeta(finished(meta, isLacking));
  return entities.length;
}

/** The office's calendar goes first, since every portion judges by it. */
async function withCalendar(
  tx: RefoldTransaction,
  entities: readonly StoredEntity[],
  { officeId }: DeviceMeta,
): Promise<readonly StoredEntity[]> {
  const ref = officeCalendarRef(officeId);
  const calendar = await tx.entity(ref);
  const others = entities.filter((entity) => entityKey(entity.ref) !== entityKey(ref));
  return calendar === null ? entities : [calendar, ...others];
}

/** Whether entities wait for the server to be made anew (rule FOLD-5). */
export function awaitsServer({ cursor, historyFrom }: DeviceMeta): boolean {
  return cursor < historyFrom;
}

/** What is shown without a state: records that are in the outbox alone, or that were refused. */
async function refreshUnconfirmed(
  tx: RefoldTransaction,
  contextOf: ContextOf,
  { officeId }: DeviceMeta,
): Promise<void> {
  const pending = (await tx.allPending()).map(({ event }) => event.entity);
  await refreshViews(
    tx,
    [...pending, ...(await tx.markedRefs())],
    await contextHere(tx, contextOf, officeId),
  );
}

/** To be folded from its first row, because its rows are not all here. */
function emptied({ ref }: StoredEntity): StoredEntity {
  return { ref, state: null, lastSeq: 0, readOnly: false };
}

/** Null when rows of it are missing here. */
function foldedAnew(
  entity: StoredEntity,
  rows: readonly RecordedEvent[],
  { cursor, historyFrom, officeId }: DeviceMeta,
): StoredEntity | null {
  const first = rows.find(({ verdict }) => verdict !== 'rejected');
  if (first === undefined || entity.lastSeq > cursor) return null;
  if (historyFrom > 0 && (first.seq <= historyFrom || !isFirstEver(first, officeId))) return null;
  return rows.reduce(foldRow, null);
}

/** Whether nothing can have come before it. The office's calendar is opened by any of its events. */
function isFirstEver({ event }: RecordedEvent, officeId: OfficeId): boolean {
  const reading = readEvent(event);
  const isCalendar = event.entity.kind === officeCalendarRef(officeId).kind;
  return reading.kind === 'known' && reading.isOpening && !isCalendar;
}

/** Where something is lacking the device begins anew: it takes a snapshot, or the log from its first row. */
function finished(meta: DeviceMeta, isLacking: boolean): DeviceMeta {
  const done = { ...meta, foldVersion, refold: null };
  if (!isLacking) return done;
  const historyFrom = Math.max(meta.historyFrom, meta.cursor);
  return { ...done, cursor: 0, chainHash: chainStart, snapshot: null, historyFrom };
}

function byEntity(rows: readonly RecordedEvent[]): ReadonlyMap<string, readonly RecordedEvent[]> {
  const groups = new Map<string, RecordedEvent[]>();
  for (const row of rows) {
    const key = entityKey(row.event.entity);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}
