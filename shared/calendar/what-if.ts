import type { LocalDateTime } from './local-time.ts';
import { promiseFor, type PromiseFault, type PromiseRequest } from './promise.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** An open dossier as the calendar page knows it. Closed ones keep their calendar and are not asked (DL-15). */
export interface OpenDossier {
  readonly id: string;
  readonly request: PromiseRequest;
  /** Ids of the slips in the citizen's hands that print the promised date. */
  readonly printedSlips: readonly string[];
}

export interface MovedPromise {
  readonly id: string;
  readonly from: LocalDateTime;
  readonly to: LocalDateTime;
  /** Slips that the change makes wrong: all printed ones. */
  readonly wrongSlips: readonly string[];
}

export interface UnreckonedPromise {
  readonly id: string;
  readonly calendar: 'before' | 'after';
  readonly fault: PromiseFault;
}

export interface PromiseComparison {
  /** In the order of the dossiers given. */
  readonly moved: readonly MovedPromise[];
  readonly unmoved: number;
  /** Dossiers for which one of the calendars gives no date, most often because it ends too early. */
  readonly unreckoned: readonly UnreckonedPromise[];
}

/**
 * Rule DL-15, "what if": which open promises a calendar change would move, from where to where, and which slips it would make wrong.
 * Changes nothing. Some microseconds per dossier.
 */
export function comparePromises(
  before: WorkingCalendar,
  after: WorkingCalendar,
  openDossiers: readonly OpenDossier[],
): PromiseComparison {
  const moved: MovedPromise[] = [];
  const unreckoned: UnreckonedPromise[] = [];
  let unmoved = 0;
  for (const { id, request, printedSlips } of openDossiers) {
    const [old, fresh] = [promiseFor(before, request), promiseFor(after, request)];
    if (!old.ok) unreckoned.push({ id, calendar: 'before', fault: old });
    else if (!fresh.ok) unreckoned.push({ id, calendar: 'after', fault: fresh });
    else if (old.value.due === fresh.value.due) unmoved += 1;
    else moved.push({ id, from: old.value.due, to: fresh.value.due, wrongSlips: printedSlips });
  }
  return { moved, unmoved, unreckoned };
}
