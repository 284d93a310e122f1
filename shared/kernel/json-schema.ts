import { z } from 'zod';
import type { Json } from './canonical-json.ts';

/** Deeper than anything that is recorded; a value without an end, or one that is deeper, is none. */
const maxDepth = 64;

/**
 * What JSON can carry. One walk over the value, which stays the one that came: `z.json()` tries a union of five at every node and
 * builds a copy, and payloads are most of what sync reads.
 */
export const jsonSchema: z.ZodType<Json> = z.unknown().refine((value): boolean => isJson(value, 0)) as never;

/** A JSON object, the same way. */
export const jsonRecordSchema: z.ZodType<Record<string, Json>> = z
  .unknown()
  .refine((value): boolean => isRecord(value) && isJson(value, 0))
  .meta({ type: 'object' }) as never;

function isJson(value: unknown, depth: number): boolean {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth === maxDepth) return false;
  return Array.isArray(value)
    ? isJsonList(value, depth + 1)
    : isRecord(value) && isJsonRecord(value, depth + 1);
}

function isJsonList(list: readonly unknown[], depth: number): boolean {
  for (let index = 0; index < list.length; index += 1) if (!isJson(list[index], depth)) return false;
  return true;
}

function isJsonRecord(record: Readonly<Record<string, unknown>>, depth: number): boolean {
  for (const key of Object.keys(record)) if (!isJson(record[key], depth)) return false;
  return true;
}

/** A plain object: no list, no instance of anything. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}
