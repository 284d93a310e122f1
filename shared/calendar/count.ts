import type { Moment } from './moment.ts';
import type { ReckonedPause } from './pauses.ts';
import type { TraceStep } from './trace.ts';

/**
 * One count of a limit from one start; there is an implementation per unit. It is asked where it is due, is told of the pauses in order
 * of their start, and at the end writes its part of the trace.
 */
export interface Count {
  /** Where the count ends by the pauses taken so far; undefined beyond the calendar. */
  due(): Moment | undefined;
  /** Takes a pause that begins before `due()`. */
  take(pause: ReckonedPause): void;
  /** Adds the steps of counting, skipping and pausing up to the due moment, which must exist. */
  describe(due: Moment, trace: TraceStep[]): void;
}

export interface TakenPause {
  readonly pause: ReckonedPause;
  /** How much of the limit's unit the count stood still. */
  readonly amount: number;
}
