import type { LocalDate, LocalDateTime } from '#shared/calendar/local-time.ts';
import type { OpenClass } from '#shared/calendar/classes.ts';
import { apologyNeed } from '#shared/dossier/life/apology-due.ts';
import { officialStates } from '#shared/dossier/life/life-state.ts';
import { awaitsHandOver, awaitsSupplement, isUncollected } from '#shared/dossier/life/work-queues.ts';
import { outdatedSlip } from '#shared/dossier/correction/slips.ts';
import { wrongSlips } from '#shared/dossier/state.ts';
import { type TimeLeft, timeLeft } from '#shared/calendar/time-left.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { foldQuery, matchRank } from '#shared/text/fold.ts';
import type { DossierRow } from '../store/rows.ts';
import { standingOf } from './open-class-words.ts';

export const listFilters = [
  'open',
  'today',
  'due-soon',
  'overdue',
  'apology',
  'hand-over',
  'supplement',
  'paused',
  'uncollected',
  'mine',
  'trouble',
  'imported',
  'voided',
] as const;
export type ListFilter = (typeof listFilters)[number];

/** A row with what the clock says of it now. */
export interface ListedDossier {
  readonly row: DossierRow;
  readonly left: TimeLeft;
  /** Paused dossiers stand apart: their clock does not run (DL-12); of settled ones it has ended. */
  readonly openClass: OpenClass | 'settled';
}

export interface ListView {
  readonly now: LocalDateTime;
  readonly today: LocalDate;
  readonly calendar: WorkingCalendar;
  readonly userId: UserId;
  /** Null for all counters. */
  readonly counterId: string | null;
}

/** The rows of the chosen counter with their time left, at risk first: by due instant, then by code; what is settled comes last. */
export function listedDossiers(rows: readonly DossierRow[], view: ListView): readonly ListedDossier[] {
  return rows
    .filter(({ counterId }) => view.counterId === null || counterId === view.counterId)
    .map((row) => {
      const left = timeLeft(view.calendar, view.now, row.due);
      return { row, left, openClass: standingOf(row.dossier, left) };
    })
    .sort(
      (a, b) =>
        Number(a.openClass === 'settled') - Number(b.openClass === 'settled') ||
        compare(a.row.due, b.row.due) ||
        compare(a.row.dossier.code, b.row.dossier.code),
    );
}

/**
 * Whether a dossier belongs to a filter; a void one only to its own. It is open until its life is over: a result that nobody fetched still
 * waits.
 */
export function isIn(
  filter: ListFilter,
  { row, openClass }: ListedDossier,
  { today, userId, calendar, now }: ListView,
): boolean {
  if (row.dossier.voided !== null) return filter === 'voided' || (filter === 'trouble' && isUnsettled(row));
  switch (filter) {
    case 'voided':
      return false;
    case 'open':
      return !officialStates[row.dossier.status].isFinal;
    case 'apology':
      return apologyNeed(calendar, row.dossier, now) !== null;
    case 'hand-over':
      return awaitsHandOver(row.dossier);
    case 'supplement':
      return awaitsSupplement(row.dossier);
    case 'uncollected':
      return isUncollected(row.dossier);
    case 'today':
      return row.receivedDate === today && !isImported(row);
    case 'due-soon':
      return openClass === 'due-soon' || openClass === 'due-today';
    case 'overdue':
      return openClass === 'overdue';
    case 'paused':
      return openClass === 'paused';
    case 'mine':
      return row.dossier.receivedBy === userId && !isImported(row);
    case 'imported':
      return isImported(row);
    case 'trouble':
      return (
        isUnsettled(row) ||
        row.dossier.slips.some(({ state }) => isBadSlip(state)) ||
        wrongSlips(row.dossier).length > 0 ||
        outdatedSlip(row.dossier) !== null
      );
  }
}

/** Taken over from an old register: nobody received it here. */
function isImported({ dossier }: DossierRow): boolean {
  return dossier.origin !== undefined;
}

function isUnsettled({ sync }: DossierRow): boolean {
  return sync === 'refused' || sync === 'review';
}

function isBadSlip(state: string): boolean {
  return state === 'failed' || state === 'printed-unknown';
}

/** Rows that match what was typed, best first; equally good ones stay in the order of the list. All of them for an empty query. */
export function searched(listed: readonly ListedDossier[], typed: string): readonly ListedDossier[] {
  if (typed.trim() === '') return listed;
  const query = foldQuery(typed);
  // By rank into lots instead of sorting: the order within a rank stays, and 200,000 rows are done between two keys.
  const lots: ListedDossier[][] = [];
  for (const entry of listed) {
    const original = query.accented.length === 0 ? '' : originalOf(entry.row);
    const rank = matchRank(entry.row.search, original, query);
    if (rank !== null) (lots[rank] ??= []).push(entry);
  }
  return lots.flat();
}

/** With diacritics, so that who types them finds the exact name first. */
function originalOf({ dossier }: DossierRow): string {
  return `${dossier.code} ${dossier.applicant.name} ${dossier.procedure.name}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
