import type { EventId } from '#shared/kernel/ids.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import { type PushAnswer, protocolVersion, pushLimits } from '../protocol.ts';
import type { LocalStore, LocalTransaction, PendingEvent } from './local-store.ts';
import { noteServerTime, serverBehind } from './server-word.ts';
import { leaveIfSeen } from './snapshot.ts';
import type { RoundFault, RoundPorts, TransportFault } from './sync-round.ts';
import { contextHere, refreshViews } from './view.ts';

type Batch = readonly PendingEvent[];

/** An answer and what it says of the server's clock, measured when it came. */
type Answered = Result<{ readonly answer: PushAnswer; readonly offsetMs: number | null }, TransportFault>;

interface UnderWay {
  readonly batch: Batch;
  readonly answer: Promise<Answered>;
}

/** While the server works on one push, the next one travels. */
const pushesAtOnce = 2;

/**
 * Sends all that is unsent, a batch at a time and in order (rules OUT-1 to OUT-6). The next push leaves before the answer that made room for
 * it is written down. Broken off in between, what was answered and not written is sent again (OUT-4).
 */
export async function pushAll(ports: RoundPorts): Promise<Result<null, RoundFault>> {
  const { store } = ports;
  let from = await store.firstUnsent();
  if (from === null) return ok(null);
  let size = ports.pushSize ?? pushLimits.events;
  // After a fork answered events of the earlier id may still wait to be seen (FORK-2); they are not this chain's.
  const unsent = (await store.pendingFrom(from, size)).find(({ ack }) => ack === null);
  const batchFrom = async (deviceSeq: number): Promise<Batch> => {
    const pending = await store.pendingFrom(deviceSeq, size);
    const batch = withinBytes(pending.filter(({ event }) => event.deviceId === unsent?.event.deviceId));
    return batch[0]?.event.deviceSeq === deviceSeq ? batch : [];
  };
  /** With what comes after these pushes sent as well, as far as the device has it and there is room. */
  const filled = async (pushes: readonly UnderWay[], after: Batch): Promise<readonly UnderWay[]> => {
    if (pushes.length >= pushesAtOnce) return pushes;
    const next = await batchFrom(endOf(after) + 1);
    return next[0]?.ack === null ? filled([...pushes, begun(ports, next)], next) : pushes;
  };
  let underWay: readonly UnderWay[] = [];
  /** What the server lacked last, 0 for nothing: what it was sent again and lacks still is not sent a third time. */
  let lacked = 0;
  while (from !== null) {
    if (underWay.length === 0) {
      const batch = await batchFrom(from);
      if (batch.length === 0) return fault('device-forked', { deviceSeq: from });
      underWay = await filled([begun(ports, batch)], batch);
    }
    const [push, ...others] = underWay;
    if (push === undefined) throw new Error('A push is under way.');
    const answered = await push.answer;
    if (!answered.ok) {
      // The token is another device's: this machine was given a new id, and its database does not know it yet (FORK-5).
      if (answered.code === 'wrong-device') return fault('device-forked', { deviceSeq: from });
      if (answered.code !== 'request-too-large' || size === 1) return answered;
      size = Math.max(1, Math.floor(size / 4));
      underWay = await dropped(others);
      continue;
    }
    const { answer, offsetMs } = answered.value;
    // Asked before anything else: to a server that went back in time this device only seems to be forked.
    const behind = await serverBehind(store, answer.headSeq);
    const isNextWanted = behind === null && isAnswered(push.batch, answer);
    underWay = isNextWanted
      ? await filled(others, others.at(-1)?.batch ?? push.batch)
      : await dropped(others);
    const seen = await store.transact((tx) => takeAnswer(tx, ports, answer, offsetMs));
    if (seen.length > 0) ports.onSeen(seen);
    if (behind !== null) return behind;
    if (answer.problem?.kind === 'gap') {
      if (answer.problem.expected <= lacked) return fault('server-refused', { deviceSeq: lacked });
      lacked = answer.problem.expected;
    }
    const go: Result<number | null, RoundFault> =
      underWay.length === 0 ? await placeAfter(store, from, answer) : ok(endOf(push.batch) + 1);
    if (!go.ok) return go;
    from = go.value;
  }
  return ok(null);
}

function begun(ports: RoundPorts, batch: Batch): UnderWay {
  const answer = send(ports, batch);
  // Whoever waits for it is told of a failure; nobody need be told when it is let go.
  answer.catch(() => undefined);
  return { batch, answer };
}

/** Waits for pushes that are not wanted any more, so that nothing overtakes what is sent next; none is left. */
async function dropped(pushes: readonly UnderWay[]): Promise<readonly UnderWay[]> {
  await Promise.allSettled(pushes.map(({ answer }) => answer));
  return [];
}

/** The last deviceSeq of a batch that has events. */
function endOf(batch: Batch): number {
  const last = batch.at(-1);
  if (last === undefined) throw new Error('A push has events.');
  return last.event.deviceSeq;
}

async function send({ transport, trips }: RoundPorts, batch: Batch): Promise<Answered> {
  const events = batch.map(({ event }) => event);
  const [first] = events;
  if (first === undefined) throw new Error('A push has events.');
  const { officeId, deviceId } = first;
  const measured = trips.begin();
  const answer = await transport.push({ protocol: protocolVersion, officeId, deviceId, events });
  return answer.ok ? ok({ answer: answer.value, offsetMs: measured(answer.value.serverTime) }) : answer;
}

/** Whether the server has all of it. */
function isAnswered(batch: Batch, { acks, problem }: PushAnswer): boolean {
  const ids = new Set(acks.map(({ eventId }) => eventId));
  return problem === null && batch.every(({ event }) => ids.has(event.id));
}

/** From where to send after an answer that was written down; null when nothing is left. */
async function placeAfter(
  store: LocalStore,
  from: number,
  { problem }: PushAnswer,
): Promise<Result<number | null, RoundFault>> {
  // A gap can only be filled from before what was just sent; anything else would go round for ever.
  if (problem?.kind === 'forked') return fault('device-forked', { deviceSeq: problem.deviceSeq });
  if (problem !== null)
    return problem.expected < from
      ? ok(problem.expected)
      : fault('device-forked', { deviceSeq: problem.expected });
  const next = await store.firstUnsent();
  return next === from ? fault('server-refused', { deviceSeq: from }) : ok(next);
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

function withinBytes(pending: Batch): Batch {
  let bytes = 0;
  const end = pending.findIndex(({ event }, index) => {
    bytes += JSON.stringify(event).length * 2;
    return index > 0 && bytes > pushLimits.bytes;
  });
  return end < 0 ? pending : pending.slice(0, end);
}
