import type { CalendarOverride } from '#shared/calendar/calendar-override.ts';
import type { WhatIf } from '../calendar/what-if-rows.ts';
import type { ListBuilding, ListMoment, ListPage, ListQuery } from './list-query.ts';

/** What the page asks the index. */
export type IndexAsk =
  | { readonly kind: 'list'; readonly query: ListQuery }
  /** Dossiers that wait at the counter for a hand-over, the longest waiting first. */
  | { readonly kind: 'waiting'; readonly except: readonly string[] }
  /** What a change of the calendar would do to all promises (rule DL-15). */
  | {
      readonly kind: 'what-if';
      readonly overrides: readonly CalendarOverride[];
    };

export interface WaitingDossiers {
  readonly kind: 'waiting';
  readonly ids: readonly string[];
}

export type IndexAnswer =
  ListPage | ListBuilding | WaitingDossiers | { readonly kind: 'what-if'; readonly result: WhatIf };

/** From the page to the worker of the index. */
export type ToIndexWorker =
  /** The database is open: the index can be made from it. */
  | {
      readonly kind: 'start';
      readonly database: string;
      readonly calendarVersions: unknown;
      readonly moment: ListMoment;
    }
  /** The page has written these dossiers; what is asked from now on must know of it. */
  | { readonly kind: 'touched'; readonly ids: readonly string[] }
  | { readonly kind: 'ask'; readonly id: number; readonly ask: IndexAsk };

/** From the worker of the index to the page. */
export type FromIndexWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: IndexAnswer }
  /** The index cannot be read: a bug or a broken database, in its own words. */
  | { readonly kind: 'failed'; readonly id: number; readonly problem: string }
  /** What was answered may be different now. */
  | { readonly kind: 'changed' };

/** Channel on which the sync worker tells the ids of the dossiers that it has written; the page tells its own by itself, in order with what it asks. */
export function dossiersWritten(database: string): string {
  return `dossiers-written/${database}`;
}
