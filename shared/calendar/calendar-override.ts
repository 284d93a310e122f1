import { z } from 'zod';
import { localDateSchema } from './local-time.ts';
import { windowListSchema } from './window.ts';

const nameSchema = z.string().min(1).max(200);

/**
 * What an office does otherwise than its calendar version. A closure beats everything; half-day closures of one date leave what all
 * of them leave; other hours and make-up days apply first.
 */
const overrideChangeSchema = z.discriminatedUnion('kind', [
  /** Shut all day: storm, outage, mourning, distancing. */
  z.object({ kind: z.literal('closure'), name: nameSchema }).readonly(),
  /** Shut for a part of the day; `windows` are the hours that are still worked. */
  z
    .object({
      kind: z.literal('half-day-closure'),
      name: nameSchema,
      windows: windowListSchema.refine(isNotEmpty),
    })
    .readonly(),
  /** Other hours on the working days of the span; dates off stay off. */
  z
    .object({
      kind: z.literal('other-hours'),
      name: nameSchema,
      workingWindows: windowListSchema.refine(isNotEmpty),
      receptionWindows: windowListSchema,
    })
    .readonly(),
  /** Days off that this office works by order; hours of the weekday of `swappedWith`, else of Monday (DL-2). */
  z
    .object({
      kind: z.literal('make-up-working-day'),
      name: nameSchema,
      swappedWith: localDateSchema.optional(),
      windows: windowListSchema.refine(isNotEmpty).optional(),
    })
    .readonly(),
]);

const entryShape = {
  id: z.string().min(1).max(64),
  from: localDateSchema,
  to: localDateSchema,
  change: overrideChangeSchema,
  reason: z.string().min(3).max(500),
};

const inOrder = (override: { readonly from: string; readonly to: string }): boolean =>
  override.from <= override.to;
const outOfOrder = { path: ['to'], error: 'to is before from' };

/** What a person enters; office and author are known from elsewhere. `from` and `to` are inclusive. */
export const calendarOverrideEntrySchema = z.strictObject(entryShape).readonly().refine(inOrder, outOfOrder);
export type CalendarOverrideEntry = z.infer<typeof calendarOverrideEntrySchema>;

/** Rule DL-1: a deviation of one office, entered by a person who answers for it. */
export const calendarOverrideSchema = z
  .object({
    ...entryShape,
    officeId: z.string().min(1).max(64),
    /** User id of the person who entered it. */
    actor: z.string().min(1).max(64),
  })
  .readonly()
  .refine(inOrder, outOfOrder);
export type CalendarOverride = z.infer<typeof calendarOverrideSchema>;

function isNotEmpty(windows: readonly unknown[]): boolean {
  return windows.length > 0;
}
