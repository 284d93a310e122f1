import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jsonRecordSchema, jsonSchema } from './json-schema.ts';

describe('jsonSchema', () => {
  it('takes whatever JSON carries, as the general schema does, and gives back the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(jsonSchema.parse(value)).toBe(value);
        expect(z.json().safeParse(value).success).toBe(true);
      }),
    );
  });

  it('refuses what JSON does not carry, however deep it stands', () => {
    const none = [undefined, Number.NaN, Infinity, 1n, new Date(0), new Map(), () => 0, Symbol('x')];
    for (const value of none) {
      for (const nested of [value, [value], { a: { b: [1, value] } }]) {
        expect(jsonSchema.safeParse(nested).success).toBe(false);
        expect(jsonRecordSchema.safeParse({ nested }).success).toBe(false);
      }
    }
  });

  it('refuses a value without an end, and one that is deeper than anything that is recorded', () => {
    const endless: unknown[] = [];
    endless.push(endless);
    expect(jsonSchema.safeParse(endless).success).toBe(false);
    const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
    expect(jsonSchema.safeParse(nested(60)).success).toBe(true);
    expect(jsonSchema.safeParse(nested(100_000)).success).toBe(false);
  });
});

describe('jsonRecordSchema', () => {
  it('takes objects alone, and says so to whoever reads its description', () => {
    expect(jsonRecordSchema.parse({ a: [null, 'b'] })).toEqual({ a: [null, 'b'] });
    for (const value of [null, [], 'text', 5, new Date(0)])
      expect(jsonRecordSchema.safeParse(value).success).toBe(false);
    expect(z.toJSONSchema(jsonRecordSchema)).toMatchObject({ type: 'object' });
  });
});
