import { z } from 'zod';
import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';
import { localDateTimeSchema } from './local-time.ts';
import { isBefore, laterOf, momentOf, type Moment } from './moment.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** What happens to the limit after a pause (rule DL-9). */
export const afterPauseSchema = z.enum(['resume', 'restart']);
export type AfterPause = z.infer<typeof afterPauseSchema>;

/** DL-9's defaults, for procedures that say nothing. */
export const defaultAfterPause = { 'financial-duty': 'resume', supplement: 'restart' } as const;

/**
 * A time in which the limit does not run, [from, to): waiting for a supplement or a financial duty (DL-8), or a phase outside the limit
 * such as a posting of 30 days (DL-10), which has a name. `after` overrides the request's `afterPause` for this pause alone.
 */
export const pauseSchema = z
  .object({
    from: localDateTimeSchema,
    to: localDateTimeSchema,
    name: z.string().min(1).max(200).optional(),
    after: afterPauseSchema.optional(),
  })
  .readonly();
export type Pause = z.infer<typeof pauseSchema>;

/** A pause ready to reckon with: inside the calendar, after the receipt, apart from all others. */
export interface ReckonedPause {
  readonly from: Moment;
  readonly to: Moment;
  readonly name?: string;
  readonly after: AfterPause;
}

export type PauseFault = Fault<'pause-ends-before-it-begins' | 'outside-calendar'>;

/**
 * The pauses in order of start (rule DL-8): overlapping and touching ones are one, which keeps all their names and restarts if any of
 * them does; empty ones, and what lies before the receipt, are left out.
 */
export function reckonedPauses(
  calendar: WorkingCalendar,
  received: Moment,
  pauses: readonly Pause[],
  afterPause: AfterPause,
): Result<readonly ReckonedPause[], PauseFault> {
  const found: ReckonedPause[] = [];
  for (const pause of pauses) {
    const from = momentOf(calendar, pause.from);
    const to = momentOf(calendar, pause.to);
    if (from === undefined) return fault('outside-calendar', { at: pause.from });
    if (to === undefined) return fault('outside-calendar', { at: pause.to });
    if (isBefore(to, from)) return fault('pause-ends-before-it-begins', { from: pause.from, to: pause.to });
    const begins = laterOf(from, received);
    if (!isBefore(begins, to)) continue;
    const named = pause.name === undefined ? {} : { name: pause.name };
    found.push({ from: begins, to, ...named, after: pause.after ?? afterPause });
  }
  return ok(found.length > 1 ? merged(found) : found);
}

function merged(pauses: readonly ReckonedPause[]): readonly ReckonedPause[] {
  const result: ReckonedPause[] = [];
  for (const pause of pauses.toSorted(inOrder)) {
    const last = result.at(-1);
    if (last === undefined || isBefore(last.to, pause.from)) result.push(pause);
    else result[result.length - 1] = joined(last, pause);
  }
  return result;
}

function joined(a: ReckonedPause, b: ReckonedPause): ReckonedPause {
  const names = [...new Set([a.name, b.name].filter((name) => name !== undefined))];
  return {
    from: a.from,
    to: laterOf(a.to, b.to),
    ...(names.length === 0 ? {} : { name: names.join(', ') }),
    after: a.after === 'restart' || b.after === 'restart' ? 'restart' : 'resume',
  };
}

/** By start, then by end, then by name, so that the order of input never shows in the trace. */
function inOrder(a: ReckonedPause, b: ReckonedPause): number {
  return (
    a.from.day - b.from.day ||
    a.from.second - b.from.second ||
    a.to.day - b.to.day ||
    a.to.second - b.to.second ||
    ((a.name ?? '') < (b.name ?? '') ? -1 : 1)
  );
}
