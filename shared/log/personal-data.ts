import type { z } from 'zod';

/**
 * Marks a field as personal data (Luật 91/2025/QH15): it never enters a log line or a metric, and lists show it masked.
 * The mark travels with the schema, so that no second list of field names has to be kept.
 */
export function personal<S extends z.ZodType>(schema: S): S {
  return schema.meta({ personal: true });
}
