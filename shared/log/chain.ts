import { canonicalJson } from '#shared/kernel/canonical-json.ts';
import { type Sha256Hex, sha256Hex } from '#shared/kernel/sha256.ts';
import type { EventEnvelope, RecordedEvent } from './envelope.ts';

/** The link before the first one, of a device's chain and of an office's. */
export const chainStart = '0'.repeat(64);

/** An event before it is sealed. */
export type UnsealedEvent = Omit<EventEnvelope, 'hash'>;

/** Closes an event: from here on any change of any field can be shown. */
export function sealEvent(event: UnsealedEvent): EventEnvelope {
  return { ...event, hash: hashOfEvent(event) };
}

/** True when the event is as its device sealed it. */
export function isSealIntact(event: EventEnvelope, sha256: Sha256Hex = sha256Hex): boolean {
  return hashOfEvent(event, sha256) === event.hash;
}

/** The office's chain after this row; the device compares its own reckoning with the server's and so notices a changed log. */
export function chainHashAfter(
  previous: string,
  row: Omit<RecordedEvent, 'chainHash'>,
  sha256: Sha256Hex = sha256Hex,
): string {
  return sha256(
    `${previous}\n${canonicalJson({
      hash: row.event.hash,
      seq: row.seq,
      receivedAt: row.receivedAt,
      verdict: row.verdict,
      reason: row.reason,
    })}`,
  );
}

function hashOfEvent(event: UnsealedEvent, sha256: Sha256Hex = sha256Hex): string {
  const { id, officeId, deviceId, deviceSeq, entity, type, v, payload, base, actorId, occurredAt, clock } =
    event;
  const body = {
    id,
    officeId,
    deviceId,
    deviceSeq,
    entity,
    type,
    v,
    payload,
    base,
    actorId,
    occurredAt,
    clock,
  };
  return sha256(`${event.prevHash}\n${canonicalJson(body)}`);
}
