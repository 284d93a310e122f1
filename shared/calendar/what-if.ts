import type { Result } from '#shared/kernel/result.ts';
import { dateOf, type LocalDate, type LocalDateTime } from './local-time.ts';
import { type DossierPromise, promiseFor, type PromiseFault, type PromiseRequest } from './promise.ts';
import type { CompileFault, WorkingCalendar } from './working-calendar.ts';

/** An open dossier whose limit runs. Closed ones keep their calendar and are not asked (DL-15); paused ones have no due date (DL-8f). */
export interface OpenDossier<Id extends string = string> {
  readonly id: Id;
  readonly request: PromiseRequest;
  /** The promise as it stands. */
  readonly due: LocalDateTime;
  /** Ids of the slips in the citizen's hands that print the promised date. */
  readonly printedSlips: readonly string[];
}

export interface MovedPromise<Id extends string = string> {
  readonly id: Id;
  readonly from: LocalDateTime;
  readonly promise: DossierPromise;
  /** Slips that the change makes wrong: all printed ones. */
  readonly wrongSlips: readonly string[];
}

export interface UnreckonedPromise<Id extends string = string> {
  readonly id: Id;
  readonly fault: PromiseFault | CompileFault;
}

export interface PromiseComparison<Id extends string = string> {
  /** In the order of the dossiers given. */
  readonly moved: readonly MovedPromise<Id>[];
  readonly unmoved: number;
  /** Dossiers for which the changed calendar gives no date, most often because it ends too early. */
  readonly unreckoned: readonly UnreckonedPromise<Id>[];
}

/** The calendar for what was received on a date. */
export type CalendarOn = (date: LocalDate) => Result<WorkingCalendar, CompileFault>;

/**
 * Rule DL-15, "what if": which open promises a changed calendar would move, from where to where, and which slips it would make wrong.
 * Changes nothing. Some microseconds per dossier.
 */
export function comparePromises<Id extends string>(
  changed: CalendarOn,
  openDossiers: readonly OpenDossier<Id>[],
): PromiseComparison<Id> {
  const moved: MovedPromise<Id>[] = [];
  const unreckoned: UnreckonedPromise<Id>[] = [];
  let unmoved = 0;
  for (const { id, request, due, printedSlips } of openDossiers) {
    const calendar = changed(dateOf(request.received));
    const promise = calendar.ok ? promiseFor(calendar.value, request) : calendar;
    if (!promise.ok) unreckoned.push({ id, fault: promise });
    else if (promise.value.due === due) unmoved += 1;
    else moved.push({ id, from: due, promise: promise.value, wrongSlips: printedSlips });
  }
  return { moved, unmoved, unreckoned };
}
