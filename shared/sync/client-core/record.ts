import { type UserId, eventIdSchema } from '#shared/kernel/ids.ts';
import type { Clock, IdSource } from '#shared/kernel/ports.ts';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import { sealEvent } from '#shared/log/chain.ts';
import type { EntityRef, EventEnvelope } from '#shared/log/envelope.ts';
import type { JudgeContext } from '#shared/log/subject.ts';
import { judgeEvent } from '../subjects.ts';
import type { LocalTransaction } from './local-store.ts';
import { foldPending, refreshView } from './view.ts';

export interface RecordPorts {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly context: JudgeContext;
}

/** What somebody is about to do, before it has a place in the device's chain. */
export interface EventDraft {
  readonly entity: EntityRef;
  readonly type: string;
  readonly v: number;
  readonly payload: EventEnvelope['payload'];
  readonly base: EventEnvelope['base'];
  readonly actorId: UserId;
}

export type RecordFault = Fault<'act-refused' | 'entity-read-only'>;

/**
 * Records an act on this device: judged, sealed into the device's chain, put into the outbox, and visible - all in the caller's
 * transaction (rules REC-1 to REC-3).
 *
 * @returns `act-refused` with the judgement's reason, or `entity-read-only` when the entity carries events of a newer version
 */
export async function recordEvent(
  tx: LocalTransaction,
  ports: RecordPorts,
  draft: EventDraft,
): Promise<Result<EventEnvelope, RecordFault>> {
  const confirmed = await tx.entity(draft.entity);
  if (confirmed?.readOnly === true) return fault('entity-read-only');
  const { state } = foldPending(confirmed, await tx.pendingOf(draft.entity), ports.context);
  const meta = await tx.meta();
  const event = sealEvent({
    ...draft,
    id: eventIdSchema.parse(ports.ids.next()),
    officeId: meta.officeId,
    deviceId: meta.deviceId,
    deviceSeq: meta.lastDeviceSeq + 1,
    occurredAt: ports.clock.now(),
    clock: {
      offsetMs: meta.clockOffsetMs,
      monotonicMs: ports.clock.monotonic(),
      lastServerTime: meta.lastServerTime,
    },
    prevHash: meta.lastHash,
  });
  const judgement = judgeEvent(state, event, ports.context);
  if (judgement.verdict === 'rejected') return fault('act-refused', { reason: judgement.reason });
  await tx.savePending({ event, ack: null, doubt: null, journaled: false });
  await tx.saveMeta({ ...meta, lastDeviceSeq: event.deviceSeq, lastHash: event.hash });
  await refreshView(tx, draft.entity, ports.context);
  return ok(event);
}
