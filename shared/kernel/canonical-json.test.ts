import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Json, canonicalJson } from './canonical-json.ts';

const json = fc.jsonValue({ stringUnit: 'binary' }) as fc.Arbitrary<Json>;

describe('canonicalJson', () => {
  it('writes what JSON.stringify writes, but for the order of keys', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        const parsed = JSON.parse(text) as Json;
        expect(parsed).toEqual(JSON.parse(JSON.stringify(value)));
        expect(text).toHaveLength(JSON.stringify(parsed).length);
      }),
    );
  });

  it('writes each text and number as JSON.stringify does, halves of characters and marks included', () => {
    const texts = [
      '',
      'Nguyễn Thị Ái',
      '"',
      '\\',
      '\n\t\u0000\u001f\u007f',
      '😀',
      '\ud83d',
      'a\ude00b',
      '\u2028',
    ];
    for (const text of texts) {
      expect(canonicalJson(text)).toBe(JSON.stringify(text));
      expect(canonicalJson({ [text]: text })).toBe(JSON.stringify({ [text]: text }));
    }
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(canonicalJson(number)).toBe(JSON.stringify(number));
      }),
    );
  });

  it('sorts keys by code unit, numbers among them, and leaves out what is absent', () => {
    expect(canonicalJson({ b: 1, a: [true, null], 10: 'x', 9: 'y', z: undefined })).toBe(
      '{"10":"x","9":"y","a":[true,null],"b":1}',
    );
    for (const value of [Number.NaN, Infinity, -Infinity])
      expect(() => canonicalJson([value])).toThrow(TypeError);
  });
});
