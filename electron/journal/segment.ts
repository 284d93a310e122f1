import { eventEnvelopeSchema, type EventEnvelope } from '#shared/log/envelope.ts';
import type { JournalDamage } from './journal.ts';
import { scanRecords } from './record-format.ts';

/** Names sort as numbers do. */
export function segmentName(number: number): string {
  return `${String(number).padStart(9, '0')}.log`;
}

/** Beside a segment: ids of its events that were released, a line each. It goes when the segment goes. */
export function releasedName(number: number): string {
  return `${String(number).padStart(9, '0')}.released`;
}

export function segmentNumber(name: string): number | null {
  const digits = /^(\d{9})\.log$/.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** What is known of a segment without reading it again. */
export interface Segment {
  readonly number: number;
  /** Up to the end of the last good record. */
  size: number;
  /** Hashes by event id: a device that was forked records the same event anew under another number. */
  readonly events: Map<string, Set<string>>;
  readonly released: Set<string>;
  /** Of these, what is not yet in the file beside the segment. */
  readonly unwritten: Set<string>;
}

export interface SegmentContent {
  readonly events: readonly EventEnvelope[];
  readonly goodEnd: number;
  readonly damages: readonly JournalDamage[];
}

/** The good events of a segment's bytes, and what is wrong with the rest. */
export function readSegment(number: number, bytes: Uint8Array): SegmentContent {
  const segment = segmentName(number);
  const scan = scanRecords(bytes);
  const damages: JournalDamage[] = scan.gaps.map(({ at, bytes: length }) => ({
    kind: at + length === bytes.length ? 'torn' : 'corrupt',
    segment,
    at,
    bytes: length,
  }));
  const events: EventEnvelope[] = [];
  for (const { at, bytes: length, value } of scan.records) {
    const parsed = eventEnvelopeSchema.safeParse(value);
    if (parsed.success) events.push(parsed.data);
    else damages.push({ kind: 'unreadable', segment, at, bytes: length });
  }
  return { events, goodEnd: scan.goodEnd, damages };
}

/** Whether every event of a segment was let go. */
export function isSpent(segment: Segment): boolean {
  return neededIn(segment) === 0;
}

export function neededIn({ events, released }: Segment): number {
  let needed = 0;
  for (const id of events.keys()) if (!released.has(id)) needed += 1;
  return needed;
}

export function hasEvent({ events }: Segment, { id, hash }: EventEnvelope): boolean {
  return events.get(id)?.has(hash) === true;
}

export function noteEvent({ events }: Segment, { id, hash }: EventEnvelope): void {
  const hashes = events.get(id);
  if (hashes === undefined) events.set(id, new Set([hash]));
  else hashes.add(hash);
}

export function noteReleased(segment: Segment, eventIds: readonly string[]): void {
  for (const id of eventIds) {
    if (!segment.events.has(id) || segment.released.has(id)) continue;
    segment.released.add(id);
    segment.unwritten.add(id);
  }
}
