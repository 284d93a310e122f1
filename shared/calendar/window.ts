import { z } from 'zod';
import { localTimeSchema, secondOfTime } from './local-time.ts';

/** A span of working or reception time within one day, from `from` up to and not including `to`; whole minutes. */
const windowSchema = z
  .object({ from: localTimeSchema.length(5), to: localTimeSchema.length(5) })
  .readonly()
  .refine((window) => window.from < window.to, { error: 'window-ends-before-it-begins' });
export type Window = z.infer<typeof windowSchema>;

/** In order, without overlap. Windows that touch are written as one. */
export const windowListSchema = z
  .array(windowSchema)
  .max(8)
  .readonly()
  .refine(
    (windows) =>
      windows.every((window, index) => index === 0 || (windows[index - 1]?.to ?? '') < window.from),
    {
      error: 'windows-out-of-order',
    },
  );

/** A window in seconds since midnight. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export function spansOf(windows: readonly Window[]): readonly Span[] {
  return windows.map((window) => ({ from: secondOfTime(window.from), to: secondOfTime(window.to) }));
}

/** The time that lies in both lists. */
export function intersectSpans(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  return a.flatMap((one) =>
    b.flatMap((other) => {
      const from = Math.max(one.from, other.from);
      const to = Math.min(one.to, other.to);
      return from < to ? [{ from, to }] : [];
    }),
  );
}
