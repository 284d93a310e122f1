import { z } from 'zod';
import type { Json } from '#shared/kernel/canonical-json.ts';
import { jsonSchema } from '#shared/kernel/json-schema.ts';
import { type EntityRef, entityRefSchema } from '#shared/log/envelope.ts';

/** The fold of an entity's recorded events up to `lastSeq`. The fold ignores rows at or before it, so that a fuzzy snapshot is exact. */
export interface StoredEntity {
  readonly ref: EntityRef;
  readonly state: Json;
  readonly lastSeq: number;
  /** True once an event of an unknown type or version was met: it may be shown, not acted on, until the software is updated. */
  readonly readOnly: boolean;
}

export const storedEntitySchema: z.ZodType<StoredEntity> = z.strictObject({
  ref: entityRefSchema,
  state: jsonSchema,
  lastSeq: z.number().int().min(1),
  readOnly: z.boolean(),
});
