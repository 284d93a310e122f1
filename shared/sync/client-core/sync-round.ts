import type { EventId } from '#shared/kernel/ids.ts';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import type { ContextOf } from '#shared/log/subject.ts';
import { foldVersion } from '../fold.ts';
import {
  type PullAnswer,
  type PushAnswer,
  type PushRequest,
  type SnapshotAnswer,
  protocolVersion,
  pullPageSize,
  pushLimits,
} from '../protocol.ts';
import { type PageFault, applyPage } from './apply-page.ts';
import type { LocalStore, LocalTransaction, PendingEvent } from './local-store.ts';
import type { RoundTrips } from './round-trips.ts';
import {
  applySnapshotPage,
  beginSnapshot,
  giveSnapshotUp,
  leaveIfSeen,
  type SnapshotSettings,
  wantsSnapshot,
} from './snapshot.ts';
import { transactOrGiveUp } from './transact-or-give-up.ts';
import { contextHere, refreshViews } from './view.ts';

export type TransportFault = Fault<
  | 'server-unreachable'
  | 'server-busy'
  | 'request-too-large'
  | 'device-revoked'
  | 'not-enrolled'
  | 'wrong-device'
  | 'server-refused'
  | 'update-required'
>;

/** The line to the server. An answer may be lost after the server did its work: everything sent may be sent again. */
export interface Transport {
  push(request: PushRequest): Promise<Result<PushAnswer, TransportFault>>;
  /** `update-required` when this version of the protocol is too old to be answered (rule VER-5). */
  pull(after: number, limit: number): Promise<Result<PullAnswer, TransportFault>>;
  /** @param place `next` of the page before, null for the first */
  snapshot(place: string | null, limit: number): Promise<Result<SnapshotAnswer, TransportFault>>;
}

export interface RoundPorts {
  readonly store: LocalStore;
  readonly transport: Transport;
  /** Measures the server's clock; one of it lives as long as the process. */
  readonly trips: RoundTrips;
  readonly contextOf: ContextOf;
  readonly snapshots: SnapshotSettings;
  /** Own events seen in the log: their journal entries may go. Called after the transaction that applied them. */
  readonly onSeen: (eventIds: readonly EventId[]) => void;
}

/** `server-behind`: the server's log ends before what this device has seen of it, as after an old backup was restored (rule PULL-5). */
export type RoundFault = TransportFault | PageFault | Fault<'device-forked' | 'server-behind'>;

/** One push of all that is unsent and one pull to the head (rules OUT-1 to OUT-4, PULL-2). */
export async function syncRound(
  ports: RoundPorts,
): Promise<Result<{ readonly headSeq: number }, RoundFault>> {
  const pushed = await pushAll(ports);
  if (!pushed.ok) return pushed;
  return pullAll(ports);
}

async function pushAll(ports: RoundPorts): Promise<Result<null, RoundFault>> {
  let from = await ports.store.firstUnsent();
  let size: number = pushLimits.events;
  const unsent = from === null ? undefined : (await ports.store.pendingFrom(from, size)).find(isUnsent);
  while (from !== null) {
    // After a fork answered events of the earlier id may still wait to be seen (FORK-2); they are not this chain's.
    const pending = await ports.store.pendingFrom(from, size);
    const batch = withinBytes(pending.filter(({ event }) => event.deviceId === unsent?.event.deviceId));
    const first = batch[0];
    if (first === undefined || first.event.deviceSeq !== from)
      return fault('device-forked', { deviceSeq: from });
    const { officeId, deviceId } = first.event;
    const events = batch.map(({ event }) => event);
    const answered = ports.trips.begin();
    const answer = await ports.transport.push({ protocol: protocolVersion, officeId, deviceId, events });
    if (!answer.ok) {
      // The token is another device's: this machine was given a new id, and its database does not know it yet (FORK-5).
      if (answer.code === 'wrong-device') return fault('device-forked', { deviceSeq: from });
      if (answer.code !== 'request-too-large' || size === 1) return answer;
      size = Math.max(1, Math.floor(size / 4));
      continue;
    }
    const offsetMs = answered(answer.value.serverTime);
    const seen = await ports.store.transact((tx) => takeAnswer(tx, ports, answer.value, offsetMs));
    if (seen.length > 0) ports.onSeen(seen);
    // Asked before anything else: to a server that went back in time this device only seems to be forked.
    const behind = await serverBehind(ports.store, answer.value.headSeq);
    if (behind !== null) return behind;
    const { problem } = answer.value;
    // A gap can only be filled from before what was just sent; anything else would go round for ever.
    if (problem?.kind === 'forked') return fault('device-forked', { deviceSeq: problem.deviceSeq });
    if (problem === null) {
      const next = await ports.store.firstUnsent();
      if (next === from) return fault('server-refused', { deviceSeq: from });
      from = next;
    } else if (problem.expected < from) from = problem.expected;
    else return fault('device-forked', { deviceSeq: problem.expected });
  }
  return ok(null);
}

function isUnsent({ ack }: PendingEvent): boolean {
  return ack === null;
}

async function takeAnswer(
  tx: LocalTransaction,
  ports: RoundPorts,
  answer: PushAnswer,
  offsetMs: number | null,
): Promise<readonly EventId[]> {
  const context = await contextHere(tx, ports.contextOf, (await tx.meta()).officeId);
  const acks = new Map(answer.acks.map((ack) => [ack.eventId, ack]));
  const pending = await tx.pendingAmong([...acks.keys()]);
  const answered = pending.map((entry): PendingEvent => ({
    ...entry,
    ack: acks.get(entry.event.id) ?? null,
  }));
  await tx.savePending(...answered);
  const seen = await leaveIfSeen(tx, answered);
  await refreshViews(
    tx,
    answered.map(({ event }) => event.entity),
    context,
  );
  await noteServerTime(tx, offsetMs, answer.serverTime);
  return seen.map(({ id }) => id);
}

async function pullAll(ports: RoundPorts): Promise<Result<{ readonly headSeq: number }, RoundFault>> {
  let isFoldShared = true;
  for (;;) {
    const meta = await ports.store.transact((tx) => tx.meta());
    if (meta.snapshot !== null) {
      const taken = await takeSnapshotPage(ports, meta.snapshot.next);
      if (!taken.ok) return taken;
      isFoldShared = taken.value;
      continue;
    }
    const { cursor } = meta;
    const answered = ports.trips.begin();
    const answer = await ports.transport.pull(cursor, pullPageSize);
    if (!answer.ok) return answer;
    const { rows, headSeq, serverTime } = answer.value;
    const offsetMs = answered(serverTime);
    const behind = await serverBehind(ports.store, headSeq);
    if (behind !== null) return behind;
    if (isFoldShared && wantsSnapshot(meta, headSeq, ports.snapshots)) {
      await ports.store.transact(beginSnapshot);
      continue;
    }
    const applied = await transactOrGiveUp(ports.store, async (tx) => {
      const seen = await applyPage(tx, rows, ports.contextOf);
      if (seen.ok) await noteServerTime(tx, offsetMs, serverTime);
      return seen;
    });
    if (!applied.ok) return applied;
    if (applied.value.length > 0) ports.onSeen(applied.value);
    if (rows.length === 0 || (rows.at(-1)?.seq ?? 0) >= headSeq) return ok({ headSeq });
  }
}

/** @returns false when the server folds otherwise than this software: then the snapshot is given up, and the log is pulled (rule SNAP-8) */
async function takeSnapshotPage(
  ports: RoundPorts,
  place: string | null,
): Promise<Result<boolean, TransportFault>> {
  const answered = ports.trips.begin();
  const answer = await ports.transport.snapshot(place, ports.snapshots.pageSize);
  if (!answer.ok) return answer;
  const offsetMs = answered(answer.value.serverTime);
  if (answer.value.foldVersion !== foldVersion) {
    await ports.store.transact(giveSnapshotUp);
    return ok(false);
  }
  const seen = await ports.store.transact(async (tx) => {
    const ids = await applySnapshotPage(tx, answer.value, ports.contextOf);
    await noteServerTime(tx, offsetMs, answer.value.serverTime);
    return ids;
  });
  if (seen.length > 0) ports.onSeen(seen);
  return ok(true);
}

async function serverBehind(store: LocalStore, headSeq: number): Promise<Fault<'server-behind'> | null> {
  const { cursor, historyFrom } = await store.transact((tx) => tx.meta());
  // A device that begins anew has seen the log as far as before (FOLD-5).
  const seen = Math.max(cursor, historyFrom);
  return headSeq < seen ? fault('server-behind', { cursor: seen, headSeq }) : null;
}

/** Rules CLK-1 and CLK-3: the offset as measured, and the highest server time ever seen, which is the floor for this machine's clock. */
async function noteServerTime(
  tx: LocalTransaction,
  offsetMs: number | null,
  serverTime: number,
): Promise<void> {
  const meta = await tx.meta();
  const lastServerTime = Math.max(meta.lastServerTime ?? 0, serverTime);
  await tx.saveMeta({ ...meta, clockOffsetMs: offsetMs, lastServerTime });
}

function withinBytes(pending: readonly PendingEvent[]): readonly PendingEvent[] {
  let bytes = 0;
  const end = pending.findIndex(({ event }, index) => {
    bytes += JSON.stringify(event).length * 2;
    return index > 0 && bytes > pushLimits.bytes;
  });
  return end < 0 ? pending : pending.slice(0, end);
}
