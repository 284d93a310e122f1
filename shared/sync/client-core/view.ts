import type { Json } from '#shared/kernel/canonical-json.ts';
import type { EntityRef, EventEnvelope, RecordedEvent } from '#shared/log/envelope.ts';
import type { OfficeId } from '#shared/kernel/ids.ts';
import { settledBy } from '#shared/log/settlement.ts';
import type { ContextOf, JudgeContext } from '#shared/log/subject.ts';
import { officeCalendarRef } from '#shared/office-calendar/state.ts';
import type { StoredEntity } from '../stored-entity.ts';
import { judgeEvent, readEvent } from '../subjects.ts';
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
  for (const { event } of pending) {
    const judgement = judgeEvent(state, event, context);
    if (judgement.verdict === 'rejected') doubts.set(event.id, judgement.reason);
    else state = evolved(state, event);
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
  readonly log: readonly RecordedEvent[];
}

/** Reads it in one round trip to the database. */
export async function heldEntity(tx: LocalTransaction, ref: EntityRef): Promise<HeldEntity> {
  const [confirmed, pending, log] = await Promise.all([tx.entity(ref), tx.pendingOf(ref), tx.logOf(ref)]);
  return { ref, confirmed, pending, log };
}

/** Writes anew what the screens read of one entity, and the doubts of its pending events. */
export async function refreshView(
  tx: LocalTransaction,
  ref: EntityRef,
  context: JudgeContext,
): Promise<void> {
  await saveViewOf(tx, await heldEntity(tx, ref), context);
}

/** The same for an entity that was read already. */
export async function saveViewOf(
  tx: LocalTransaction,
  { ref, confirmed, pending, log }: HeldEntity,
  context: JudgeContext,
): Promise<void> {
  const { state, doubts } = foldPending(confirmed, pending, context);
  for (const entry of pending) {
    const doubt = doubts.get(entry.event.id) ?? null;
    if (doubt !== entry.doubt) await tx.savePending({ ...entry, doubt });
  }
  const standing = standingOf(pending, doubts, log);
  const shown = state ?? stateOfRefused(pending, log);
  if (shown !== null) {
    await tx.saveView({ ref, state: shown, readOnly: confirmed?.readOnly ?? false, ...standing });
  }
}

function standingOf(
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
  return first === undefined ? null : evolved(null, first);
}

function evolved(state: Json | null, event: EventEnvelope): Json | null {
  const reading = readEvent(event);
  if (reading.kind !== 'known') return state;
  if (state === null && !reading.isOpening) return null;
  return reading.evolve(state);
}
