import { sha256Hex } from '#shared/kernel/sha256.ts';
import { eventEnvelopeSchema, type EventEnvelope } from '#shared/log/envelope.ts';

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');

/** An id that is valid and tells its number. */
function sampleId(kind: number, number: number): string {
  return `018f${hex(kind, 4)}-0000-7000-8000-${hex(number, 12)}`;
}

export interface SampleWishes {
  readonly device?: number;
  /** Bytes of filling in the payload. */
  readonly filling?: number;
  /** Another version of the same event, as a forked device records it. */
  readonly variant?: string;
}

/** The `seq`-th event of a device. Not chained: the journal does not look at what it keeps. */
export function sampleEvent(
  seq: number,
  { device = 1, filling = 200, variant = '' }: SampleWishes = {},
): EventEnvelope {
  return eventEnvelopeSchema.parse({
    id: sampleId(0x10 + device, seq),
    officeId: sampleId(1, 1),
    deviceId: sampleId(2, device),
    deviceSeq: seq,
    entity: { kind: 'dossier', id: sampleId(3, seq) },
    type: 'dossier.received',
    v: 1,
    payload: { note: `Hồ sơ số ${seq} ${'x'.repeat(filling)}` },
    base: null,
    actorId: sampleId(4, 1),
    occurredAt: 1_795_000_000_000 + seq,
    clock: { offsetMs: null, monotonicMs: seq, lastServerTime: null },
    prevHash: '0'.repeat(64),
    hash: sha256Hex(`${device}:${seq}:${variant}`),
  });
}

export function sampleEvents(from: number, to: number, wishes: SampleWishes = {}): EventEnvelope[] {
  return Array.from({ length: to - from + 1 }, (_unused, index) => sampleEvent(from + index, wishes));
}
