import { type UserId, eventIdSchema } from '#shared/kernel/ids.ts';
import type { Clock, IdSource } from '#shared/kernel/ports.ts';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import { sealEvent } from '#shared/log/chain.ts';
import type { EntityRef, EventEnvelope } from '#shared/log/envelope.ts';
import type { ContextOf, JudgeContext } from '#shared/log/subject.ts';
import { judgeEvent } from '../subjects.ts';
import type { DeviceMeta } from './device-meta.ts';
import type { LocalTransaction, PendingEvent } from './local-store.ts';
import { type HeldEntity, contextHere, foldPending, heldEntity, saveViewsOf } from './view.ts';

export interface RecordPorts {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly contextOf: ContextOf;
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

function nothingOf(ref: EntityRef): HeldEntity {
  return { ref, confirmed: null, pending: [], log: [] };
}

/** The device row and the context of judgements, as the caller has read them. */
export interface Known {
  readonly meta?: DeviceMeta;
  readonly context?: JudgeContext;
  /** True for an entity that this act begins: nothing of it can be here. */
  readonly isNew?: boolean;
}

export type RecordFault = Fault<'act-refused' | 'entity-read-only'>;

/**
 * Records an act on this device: judged, sealed into the device's chain, put into the outbox, and visible - all in the caller's
 * transaction (rules REC-1 to REC-3).
 *
 * @param known what this transaction has read already; a changed device row is saved with the event
 * @returns `act-refused` with the judgement's reason, or `entity-read-only` when the entity carries events of a newer version
 */
export async function recordEvent(
  tx: LocalTransaction,
  ports: RecordPorts,
  draft: EventDraft,
  known: Known = {},
): Promise<Result<EventEnvelope, RecordFault>> {
  const meta = known.meta ?? (await tx.meta());
  const [held, context] = await Promise.all([
    known.isNew === true ? nothingOf(draft.entity) : heldEntity(tx, draft.entity),
    known.context ?? contextHere(tx, ports.contextOf, meta.officeId),
  ]);
  if (held.confirmed?.readOnly === true) return fault('entity-read-only');
  const { state } = foldPending(held.confirmed, held.pending, context);
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
  const judgement = judgeEvent(state, event, context);
  if (judgement.verdict === 'rejected') return fault('act-refused', { reason: judgement.reason });
  const pending: PendingEvent = { event, ack: null, doubt: null, journaled: false };
  await Promise.all([
    tx.savePending(pending),
    tx.saveMeta({ ...meta, lastDeviceSeq: event.deviceSeq, lastHash: event.hash }),
    saveViewsOf(tx, [{ ...held, pending: [...held.pending, pending] }], context),
  ]);
  return ok(event);
}
