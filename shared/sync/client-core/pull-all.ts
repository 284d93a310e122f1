import type { EventId } from '#shared/kernel/ids.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import type { RecordedEvent } from '#shared/log/envelope.ts';
import { foldVersion } from '../fold.ts';
import { type PullAnswer, type SnapshotAnswer, pullPageSize } from '../protocol.ts';
import { type PageFault, applyPage } from './apply-page.ts';
import { AskedAhead } from './asked-ahead.ts';
import type { LocalTransaction } from './local-store.ts';
import { noteServerTime, serverBehind } from './server-word.ts';
import { applySnapshotPage, beginSnapshot, giveSnapshotUp, wantsSnapshot } from './snapshot.ts';
import type { RoundFault, RoundPorts, TransportFault } from './sync-round.ts';
import { transactOrGiveUp } from './transact-or-give-up.ts';

/** An answer and what it says of the server's clock, measured when it came. */
type Answered<T> = Result<{ readonly answer: T; readonly offsetMs: number | null }, TransportFault>;

/**
 * Pulls to the head, or takes a snapshot where that is shorter (rules PULL-1 to PULL-6, SNAP-1 to SNAP-8). The next page is asked for while
 * one is applied.
 */
export async function pullAll(ports: RoundPorts): Promise<Result<{ readonly headSeq: number }, RoundFault>> {
  const { store, transport, snapshots } = ports;
  let isFoldShared = true;
  let areOwnBrief = true;
  const pages = new AskedAhead((after: number) =>
    measured(ports, () => transport.pull(after, pullPageSize, areOwnBrief)),
  );
  const parts = new AskedAhead((place: string | null) =>
    measured(ports, () => transport.snapshot(place, snapshots.pageSize)),
  );
  for (;;) {
    const meta = await store.transact((tx) => tx.meta());
    if (meta.snapshot !== null) {
      const taken = await takeSnapshotPage(ports, parts, meta.snapshot.next);
      if (!taken.ok) return taken;
      isFoldShared = taken.value;
      continue;
    }
    const answered = await pages.take(meta.cursor);
    if (!answered.ok) return answered;
    const { answer, offsetMs } = answered.value;
    const { headSeq } = answer;
    const behind = await serverBehind(store, headSeq);
    if (behind !== null) return behind;
    if (isFoldShared && wantsSnapshot(meta, headSeq, snapshots)) {
      await store.transact(beginSnapshot);
      continue;
    }
    const last = lastSeqOf(answer);
    const isLast = last === null || last >= headSeq;
    if (!isLast) pages.begin(last);
    const applied = await transactOrGiveUp(store, (tx) => takePage(tx, ports, answer, offsetMs));
    if (!applied.ok && answer.own !== undefined && areOwnBrief) {
      // What is here is not what the log has under that id: the rows themselves must tell.
      areOwnBrief = false;
      pages.drop();
      continue;
    }
    if (!applied.ok) return applied;
    if (applied.value.length > 0) ports.onSeen(applied.value);
    if (isLast) return ok({ headSeq });
  }
}

async function measured<T extends { readonly serverTime: number }>(
  { trips }: RoundPorts,
  ask: () => Promise<Result<T, TransportFault>>,
): Promise<Answered<T>> {
  const begun = trips.begin();
  const answer = await ask();
  return answer.ok ? ok({ answer: answer.value, offsetMs: begun(answer.value.serverTime) }) : answer;
}

function lastSeqOf({ rows, own = [] }: PullAnswer): number | null {
  const last = Math.max(rows.at(-1)?.seq ?? 0, own.at(-1)?.seq ?? 0);
  return last === 0 ? null : last;
}

async function takePage(
  tx: LocalTransaction,
  ports: RoundPorts,
  answer: PullAnswer,
  offsetMs: number | null,
): Promise<Result<readonly EventId[], PageFault>> {
  const rows = await wholeRows(tx, answer);
  if (rows === null) return fault('log-gap');
  const seen = await applyPage(tx, rows, ports.contextOf);
  if (seen.ok) await noteServerTime(tx, offsetMs, answer.serverTime);
  return seen;
}

/** The page with the own events put in from the outbox (rule PULL-6); null when one of them is not there. */
async function wholeRows(
  tx: LocalTransaction,
  { rows, own = [] }: PullAnswer,
): Promise<readonly RecordedEvent[] | null> {
  if (own.length === 0) return rows;
  const pending = await tx.pendingAmong(own.map(({ eventId }) => eventId));
  const events = new Map(pending.map(({ event }) => [event.id, event]));
  const whole = own.flatMap(({ eventId, ...row }): RecordedEvent[] => {
    const event = events.get(eventId);
    return event === undefined ? [] : [{ event, ...row }];
  });
  return whole.length < own.length ? null : [...rows, ...whole].sort((a, b) => a.seq - b.seq);
}

/** @returns false when the server folds otherwise than this software: then the snapshot is given up, and the log is pulled (rule SNAP-8) */
async function takeSnapshotPage(
  ports: RoundPorts,
  parts: AskedAhead<string | null, Answered<SnapshotAnswer>>,
  place: string | null,
): Promise<Result<boolean, TransportFault>> {
  const answered = await parts.take(place);
  if (!answered.ok) return answered;
  const { answer, offsetMs } = answered.value;
  if (answer.foldVersion !== foldVersion) {
    await ports.store.transact(giveSnapshotUp);
    return ok(false);
  }
  if (answer.next !== null) parts.begin(answer.next);
  const seen = await ports.store.transact(async (tx) => {
    const ids = await applySnapshotPage(tx, answer, ports.contextOf);
    await noteServerTime(tx, offsetMs, answer.serverTime);
    return ids;
  });
  if (seen.length > 0) ports.onSeen(seen);
  return ok(true);
}
