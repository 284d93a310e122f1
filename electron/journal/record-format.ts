import { crc32 } from './crc32.ts';

/**
 * A record: mark (4 bytes), length of the JSON (4, little-endian), CRC-32 of the JSON (4), JSON in UTF-8. The mark lets a reader find
 * the next record after a damaged one, whose length cannot be trusted.
 */
const mark = Uint8Array.of(0x51, 0x4d, 0x43, 0xe1);
const headBytes = 12;
/** Longest JSON that is taken for one; above it a length is damage. */
const longestRecord = 16 * 1024 * 1024;

export function encodeRecord(value: unknown): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(value));
  const record = new Uint8Array(headBytes + json.length);
  const view = new DataView(record.buffer);
  record.set(mark);
  view.setUint32(4, json.length, true);
  view.setUint32(8, crc32(json), true);
  record.set(json, headBytes);
  return record;
}

export interface FoundRecord {
  readonly at: number;
  /** With its head. */
  readonly bytes: number;
  readonly value: unknown;
}

export interface Scan {
  readonly records: readonly FoundRecord[];
  /** Stretches that are no records. One that reaches the end is a torn record. */
  readonly gaps: readonly { readonly at: number; readonly bytes: number }[];
  /** Where the last good record ends: appending goes on here. */
  readonly goodEnd: number;
}

/** Finds all good records, whatever lies between them. */
export function scanRecords(bytes: Uint8Array): Scan {
  const records: FoundRecord[] = [];
  const gaps: { at: number; bytes: number }[] = [];
  let position = 0;
  let goodEnd = 0;
  while (position < bytes.length) {
    const record = recordAt(bytes, position);
    if (record === null) {
      position = nextMark(bytes, position + 1);
      continue;
    }
    if (position > goodEnd) gaps.push({ at: goodEnd, bytes: position - goodEnd });
    records.push(record);
    position += record.bytes;
    goodEnd = position;
  }
  if (bytes.length > goodEnd) gaps.push({ at: goodEnd, bytes: bytes.length - goodEnd });
  return { records, gaps, goodEnd };
}

function recordAt(bytes: Uint8Array, at: number): FoundRecord | null {
  if (bytes.length - at < headBytes || !mark.every((byte, index) => bytes[at + index] === byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, headBytes);
  const length = view.getUint32(4, true);
  if (length > longestRecord || at + headBytes + length > bytes.length) return null;
  const json = bytes.subarray(at + headBytes, at + headBytes + length);
  if (crc32(json) !== view.getUint32(8, true)) return null;
  try {
    return { at, bytes: headBytes + length, value: JSON.parse(new TextDecoder().decode(json)) as unknown };
  } catch {
    return null;
  }
}

function nextMark(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(mark[0] ?? 0, from); at !== -1; at = bytes.indexOf(mark[0] ?? 0, at + 1)) {
    if (mark.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return bytes.length;
}
