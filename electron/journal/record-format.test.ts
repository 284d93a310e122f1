import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';
import { encodeRecord, scanRecords } from './record-format.ts';

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

const values = (bytes: Uint8Array) => scanRecords(bytes).records.map(({ value }) => value);

describe('records', () => {
  it('have the usual CRC-32', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array())).toBe(0);
  });

  it('come back as they were', () => {
    const list = [{ a: 'Nguyễn' }, [1, 2], null, 'QMC'];
    expect(scanRecords(joined(list.map(encodeRecord)))).toMatchObject({ gaps: [] });
    expect(values(joined(list.map(encodeRecord)))).toEqual(list);
  });

  it('a torn last one is told, and where the good ones end', () => {
    const first = encodeRecord({ n: 1 });
    const second = encodeRecord({ n: 2 });
    for (let kept = 1; kept < second.length; kept += 1) {
      const scan = scanRecords(joined([first, second.subarray(0, kept)]));
      expect(scan.records).toHaveLength(1);
      expect(scan.goodEnd).toBe(first.length);
      expect(scan.gaps).toEqual([{ at: first.length, bytes: kept }]);
    }
  });

  it('damage of any byte costs its own record and no other', () => {
    const list = [1, 2, 3].map((n) => ({ n, text: 'Quầy Một Cửa' }));
    const bytes = joined(list.map(encodeRecord));
    const length = bytes.length / 3;
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = bytes.slice();
        damaged[at]! ^= change;
        const hit = Math.floor(at / length);
        expect(values(damaged)).toEqual(list.filter((_value, index) => index !== hit));
        expect(scanRecords(damaged).gaps).toEqual([{ at: hit * length, bytes: length }]);
      }),
    );
  });

  it('rubbish of any kind is never taken for a record, and never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void scanRecords(bytes)));
    expect(values(new Uint8Array(5000))).toEqual([]);
  });
});
