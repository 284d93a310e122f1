import { z } from 'zod';
import { localDateSchema } from '#shared/calendar/local-time.ts';

/**
 * How far a fact of the catalogue can be relied on: `high` = read in a source that agrees with a second one, `medium` = one weak
 * source, `low` = to be checked before it is used for real.
 */
export const confidenceSchema = z.enum(['high', 'medium', 'low']);
export type Confidence = z.infer<typeof confidenceSchema>;

/** What every file under `resources/` says of itself. Rules are dated data, never constants in code. */
export const resourceMetaSchema = z.strictObject({
  title: z.string().min(1),
  source: z.string().min(1),
  confidence: confidenceSchema,
  validFrom: localDateSchema,
  /** The last day on which it holds; null while no end is known. */
  validTo: localDateSchema.nullable(),
  note: z.string().optional(),
});
export type ResourceMeta = z.infer<typeof resourceMetaSchema>;
