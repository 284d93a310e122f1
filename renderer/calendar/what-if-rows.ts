import type { CalendarOverride } from '#shared/calendar/calendar-override.ts';
import type { CalendarShelf } from '#shared/calendar/calendar-shelf.ts';
import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import { comparePromises, type OpenDossier } from '#shared/calendar/what-if.ts';
import { isWrittenPromise } from '#shared/dossier/import/written-promise.ts';
import { isSettled } from '#shared/dossier/life/life-state.ts';
import { isReceiptSlip } from '#shared/dossier/slip.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { promiseRequestOf } from '#shared/dossier/state.ts';
import type { DossierId } from '#shared/kernel/ids.ts';
import type { Fault } from '#shared/kernel/result.ts';
import type { DossierRow } from '../store/rows.ts';

/** A dossier whose promise a changed calendar moves. */
export interface MovedRow {
  readonly id: DossierId;
  readonly dossier: Dossier;
  readonly from: LocalDateTime;
  readonly to: LocalDateTime;
  /** Numbers of the printed slips that would say a wrong date. */
  readonly wrongSlips: readonly string[];
}

/** What a change of the calendar does, before it is made (rule DL-15). */
export interface WhatIf {
  readonly moved: readonly MovedRow[];
  readonly unmoved: number;
  /** Their promise is reckoned when the pause ends. */
  readonly paused: number;
  readonly unreckoned: readonly { readonly dossier: Dossier; readonly fault: Fault }[];
}

/**
 * @param rows all dossiers of the office as this machine knows them
 * @param overrides those that would hold
 */
export function whatIf(
  shelf: CalendarShelf,
  overrides: readonly CalendarOverride[],
  rows: readonly DossierRow[],
): WhatIf {
  const open = rows
    .filter(
      ({ sync, dossier }) => sync !== 'refused' && dossier.voided === null && !isSettled(dossier.status),
    )
    .filter(({ dossier }) => !isWrittenPromise(dossier.promise))
    .map(({ dossier }) => dossier);
  const running = open.filter(({ paused }) => paused === null);
  const byId = new Map(running.map((dossier) => [dossier.id, dossier]));
  const { moved, unmoved, unreckoned } = comparePromises(
    (date) => shelf.inForce(date, overrides),
    running.map(openDossierOf),
  );
  return {
    unmoved,
    paused: open.length - running.length,
    moved: moved.flatMap(({ id, from, promise, wrongSlips }) => {
      const dossier = byId.get(id);
      return dossier === undefined ? [] : [{ id, dossier, from, to: promise.due, wrongSlips }];
    }),
    unreckoned: unreckoned.flatMap(({ id, fault }) => {
      const dossier = byId.get(id);
      return dossier === undefined ? [] : [{ dossier, fault }];
    }),
  };
}

function openDossierOf(dossier: Dossier): OpenDossier<DossierId> {
  const printed = dossier.slips.filter((slip) => isReceiptSlip(slip) && slip.prints > 0);
  return {
    id: dossier.id,
    request: promiseRequestOf(dossier),
    due: dossier.promise.due,
    printedSlips: printed.map(({ number }) => number),
  };
}
