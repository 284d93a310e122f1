import {
  type LocalDate,
  type LocalDateTime,
  addDays,
  dateOf,
  weekdayOf,
} from '#shared/calendar/local-time.ts';
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
import { standingOf } from '../../dossiers/open-class-words.ts';
import type { DossierRow } from '../../store/rows.ts';
import { searchText } from '../indexed-dossier.ts';
import type { DueLane, ListFilter } from '../list-query.ts';

// The work list reckoned over all rows at once, as plainly as it can be said: what the index must agree with.

/** A row with what the clock says of it now. */
export interface NaiveListed {
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
export function naiveList(rows: readonly DossierRow[], view: ListView): readonly NaiveListed[] {
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
        compare(a.row.dossier.code, b.row.dossier.code) ||
        compare(a.row.id, b.row.id),
    );
}

/**
 * Whether a dossier belongs to a filter; a void one only to its own. It is open until its life is over: a result that nobody fetched still
 * waits.
 */
export function isIn(
  filter: ListFilter,
  { row, openClass }: NaiveListed,
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

/** Null where no clock runs. */
export function laneOf({ row, openClass }: NaiveListed, { today }: ListView): DueLane | null {
  if (row.dossier.voided !== null || openClass === 'settled' || openClass === 'paused') return null;
  if (openClass === 'overdue') return 'overdue';
  const date = dateOf(row.due);
  if (date === today) return 'today';
  if (date === addDays(today, 1)) return 'tomorrow';
  const sunday = addDays(today, 7 - weekdayOf(today));
  return date <= sunday ? 'this-week' : 'later';
}

function isUnsettled({ sync }: DossierRow): boolean {
  return sync === 'refused' || sync === 'review';
}

function isBadSlip(state: string): boolean {
  return state === 'failed' || state === 'printed-unknown';
}

/** Rows that match what was typed, best first; equally good ones stay in the order of the list. All of them for an empty query. */
export function naiveSearch(listed: readonly NaiveListed[], typed: string): readonly NaiveListed[] {
  if (typed.trim() === '') return listed;
  const query = foldQuery(typed);
  const lots: NaiveListed[][] = [];
  for (const entry of listed) {
    const original = query.accented.length === 0 ? '' : originalOf(entry.row);
    const rank = matchRank(searchText(entry.row), original, query);
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
