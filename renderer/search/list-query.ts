import type { CalendarOverride } from '#shared/calendar/calendar-override.ts';
import type { OpenClass } from '#shared/calendar/classes.ts';
import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import type { TimeLeft } from '#shared/calendar/time-left.ts';
import type { LifeState } from '#shared/dossier/life/life-state.ts';
import type { AnswerTime } from '#shared/dossier/online/answer-clock.ts';
import type { Slip } from '#shared/dossier/slip.ts';
import type { DossierId, UserId } from '#shared/kernel/ids.ts';
import type { SyncState } from '#shared/sync/client-core/local-store.ts';

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

/** Where the due date of a dossier lies whose clock runs; the week ends on Sunday. */
export const dueLanes = ['overdue', 'today', 'tomorrow', 'this-week', 'later'] as const;
export type DueLane = (typeof dueLanes)[number];

export const listColumns = ['code', 'applicant', 'procedure', 'received', 'left', 'sync'] as const;
/** Columns of the list that it can be ordered by. */
export type ListColumn = (typeof listColumns)[number];

/** What the page knows and the index needs to say how dossiers stand now. */
export interface ListMoment {
  readonly now: LocalDateTime;
  /** Null before anybody has signed in. */
  readonly userId: UserId | null;
  /** What the office does otherwise than the published calendar. */
  readonly overrides: readonly CalendarOverride[];
}

export interface ListChoice {
  readonly filter: ListFilter;
  /** Null for all. */
  readonly lane: DueLane | null;
  /** Null for all counters. */
  readonly counterId: string | null;
  readonly typed: string;
}

export interface ListQuery extends ListMoment, ListChoice {
  /** Null: at risk first. */
  readonly sort: { readonly column: ListColumn; readonly isDescending: boolean } | null;
  /** The window of rows that is wanted; one beyond the end gives the last rows. */
  readonly offset: number;
  readonly limit: number;
  /** A row whose place is wanted; null for none. */
  readonly selectedId: string | null;
}

/** What the list shows of a dossier. */
export interface ListRow {
  readonly id: DossierId;
  readonly code: string;
  readonly isVoided: boolean;
  readonly name: string;
  /** Masked. */
  readonly idNumber: string;
  readonly procedure: string;
  readonly receivedAt: LocalDateTime;
  /** When the citizen expects the result. */
  readonly due: LocalDateTime;
  readonly status: LifeState;
  /** Of an online dossier; null for one that came in by another way. */
  readonly answer: AnswerTime | null;
  /** Receipts that nothing has replaced. */
  readonly slips: readonly Pick<Slip, 'id' | 'state' | 'prints'>[];
  readonly sync: SyncState;
  /** Code of the reason for `review` or `refused`, else null. */
  readonly reason: string | null;
}

/** A row with what the clock says of it now. */
export interface ListedDossier {
  readonly row: ListRow;
  readonly left: TimeLeft;
  /** Paused dossiers stand apart: their clock does not run (DL-12); of settled ones it has ended. */
  readonly openClass: OpenClass | 'settled';
}

/** A window of the list. */
export interface ListPage {
  readonly kind: 'page';
  readonly offset: number;
  readonly rows: readonly ListedDossier[];
  /** Rows of the whole list. */
  readonly count: number;
  /** Dossiers of the chosen counter. */
  readonly total: number;
  /** Dossiers of the chosen counter under each filter. */
  readonly counts: Readonly<Record<ListFilter, number>>;
  /** What was asked for, by due date, whichever lane is chosen; what is paused or settled has none. */
  readonly lanes: Readonly<Record<DueLane, number>>;
  /** The row that was named in the query, and its place; null when it is not in the list. */
  readonly selectedId: string | null;
  readonly selectedIndex: number | null;
}

/** The index is being made: so many dossiers of all are in it. */
export interface ListBuilding {
  readonly kind: 'building';
  readonly done: number;
  readonly total: number;
}
