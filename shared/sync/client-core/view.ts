import type { Json } from '#shared/kernel/canonical-json.ts';
import type { EntityRef, RecordedEvent } from '#shared/log/envelope.ts';
import type { OfficeId } from '#shared/kernel/ids.ts';
import { settledBy } from '#shared/log/settlement.ts';
import type { ContextOf, JudgeContext } from '#shared/log/subject.ts';
import { officeCalendarRef } from '#shared/office-calendar/state.ts';
import type { StoredEntity } from '../stored-entity.ts';
import { entityKey } from '../fold.ts';
import { type Reading, judgeReading, readEvent } from '../subjects.ts';
import type { EntityView, LocalTransaction, PendingEvent, SyncState } from './local-store.ts';

/**
 * Folds the own pending events over the confirmed state, judging each again: what no longer stands keeps its place in the outbox with
 * its doubt noted, and leaves no mark on the view (rule VIEW-1).
 */
export function foldPending(
  confirmed: StoredEntity | null,
  pending: readonly PendingEvent[],
  context: JudgeContext,
): { readonly state: Json | null; readonly doubts: ReadonlyMap<string, string> } {
  let state = confirmed?.state ?? null;
  const doubts = new Map<string, string>();
  // A state that was emptied to be made anew (FOLD-5): nothing can be judged on it.
  if (confirmed?.lastSeq === 0) return { state, doubts };
  for (const { event, ack } of pending) {
    // A snapshot may be ahead of the cursor: what it has in it already is not folded twice.
    if (ack !== null && confirmed !== null && ack.seq <= confirmed.lastSeq) continue;
    const reading = readEvent(event);
    const judgement = judgeReading(state, reading, context);
    if (judgement.verdict === 'rejected') doubts.set(event.id, judgement.reason);
    else state = evolved(state, reading);
  }
  return { state, doubts };
}

/** What judgements know on this device: the office's calendar as its own screens show it, unsent changes included. */
export async function contextHere(
  tx: LocalTransaction,
  contextOf: ContextOf,
  officeId: OfficeId,
): Promise<JudgeContext> {
  const ref = officeCalendarRef(officeId);
  const [confirmed, pending] = await Promise.all([tx.entity(ref), tx.pendingOf(ref)]);
  const context = contextOf(confirmed?.state ?? null);
  return pending.length === 0 ? context : contextOf(foldPending(confirmed, pending, context).state);
}

/** An entity as this device's own screens show it; null when it holds nothing of it. */
export async function stateHere(
  tx: LocalTransaction,
  ref: EntityRef,
  context: JudgeContext,
): Promise<Json | null> {
  const [confirmed, pending] = await Promise.all([tx.entity(ref), tx.pendingOf(ref)]);
  return foldPending(confirmed, pending, context).state;
}

/** All that this device holds of one entity. */
export interface HeldEntity {
  readonly ref: EntityRef;
  readonly confirmed: StoredEntity | null;
  readonly pending: readonly PendingEvent[];
  /** Its marked rows, by seq. */
  readonly log: readonly RecordedEvent[];
}

/** Reads it in one round trip to the database. */
export async function heldEntity(tx: LocalTransaction, ref: EntityRef): Promise<HeldEntity> {
  const [confirmed, pending, log] = await Promise.all([
    tx.entity(ref),
    tx.pendingOf(ref),
    tx.markedLog([ref]),
  ]);
  return { ref, confirmed, pending, log };
}

/** Writes anew what the screens read of these entities, and the doubts of their pending events: some bulk reads, one bulk write. */
export async function refreshViews(
  tx: LocalTransaction,
  refs: readonly EntityRef[],
  context: JudgeContext,
): Promise<void> {
  const touched = [...new Map(refs.map((ref) => [entityKey(ref), ref])).values()];
  if (touched.length === 0) return;
  const [entities, pending, log] = await Promise.all([
    tx.entities(touched),
    tx.pendingOf(...touched),
    tx.markedLog(touched),
  ]);
  const pendingBy = byEntity(pending);
  const logBy = byEntity(log);
  const held = touched.map((ref): HeldEntity => {
    const key = entityKey(ref);
    return {
      ref,
      confirmed: entities.get(key) ?? null,
      pending: pendingBy.get(key) ?? [],
      log: logBy.get(key) ?? [],
    };
  });
  await saveViewsOf(tx, held, context);
}

function byEntity<T extends PendingEvent | RecordedEvent>(entries: readonly T[]): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    const key = entityKey(entry.event.entity);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}

/** The same for entities that were read already. */
export async function saveViewsOf(
  tx: LocalTransaction,
  held: readonly HeldEntity[],
  context: JudgeContext,
): Promise<void> {
  const views: EntityView[] = [];
  const doubted: PendingEvent[] = [];
  for (const { ref, confirmed, pending, log } of held) {
    const { state, doubts } = foldPending(confirmed, pending, context);
    for (const entry of pending) {
      const doubt = doubts.get(entry.event.id) ?? null;
      if (doubt !== entry.doubt) doubted.push({ ...entry, doubt });
    }
    const standing = standingOf(pending, doubts, log);
    const shown = state ?? stateOfRefused(pending, log);
    if (shown !== null)
      views.push({ ref, state: shown, readOnly: confirmed?.readOnly ?? false, ...standing });
  }
  await Promise.all([tx.saveViews(views), tx.savePending(...doubted)]);
}

/** How a record stands, from its pending events and its marked rows. */
export function standingOf(
  pending: readonly PendingEvent[],
  doubts: ReadonlyMap<string, string>,
  log: readonly RecordedEvent[],
): { readonly sync: SyncState; readonly reason: string | null } {
  const doubted = pending.find(({ event }) => doubts.has(event.id));
  if (doubted !== undefined) return { sync: 'refused', reason: doubts.get(doubted.event.id) ?? null };
  const standing = log.filter(({ verdict }) => verdict !== 'rejected');
  const settled = new Set([...standing, ...pending].flatMap(({ event }) => settledBy(event)));
  const open = log.filter(({ event }) => !settled.has(event.id));
  const refused = open.find(({ verdict }) => verdict === 'rejected');
  if (refused !== undefined) return { sync: 'refused', reason: refused.reason };
  if (pending.some(({ ack }) => ack === null)) return { sync: 'saved', reason: null };
  if (pending.length > 0) return { sync: 'sent', reason: null };
  const reviewed = open.find(({ verdict }) => verdict === 'review');
  return reviewed === undefined
    ? { sync: 'confirmed', reason: null }
    : { sync: 'review', reason: reviewed.reason };
}

/** A record whose first event was refused does not vanish from the officer's eyes: it is shown as what was typed, marked refused. */
function stateOfRefused(
  pending: readonly PendingEvent[],
  log: readonly RecordedEvent[],
): EntityView['state'] {
  const first = log[0]?.event ?? pending[0]?.event;
  return first === undefined ? null : evolved(null, readEvent(first));
}

function evolved(state: Json | null, reading: Reading): Json | null {
  if (reading.kind !== 'known') return state;
  if (state === null && !reading.isOpening) return null;
  return reading.evolve(state);
}
