import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import type { Incident } from '#shared/conduct/state.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { OfficeCalendar } from '#shared/office-calendar/state.ts';
import type { EventId } from '#shared/kernel/ids.ts';
import type { RegisterExport } from '#shared/register-export/state.ts';
import type { StoredEntity } from '#shared/sync/stored-entity.ts';
import type { PendingEvent, SyncState } from '#shared/sync/client-core/local-store.ts';
import type { RecordedEvent } from '#shared/log/envelope.ts';

/** Rows of the local database. What is a view can be rebuilt from `confirmed` and `pending`; those two and `meta` cannot. */

interface ViewRow {
  readonly id: string;
  readonly sync: SyncState;
  /** Code of the reason for `review` or `refused`, else null. */
  readonly reason: string | null;
  readonly readOnly: boolean;
}

export interface DossierRow extends ViewRow {
  readonly dossier: Dossier;
  /** Code and aliases: a multi-entry index, so that an old slip still finds its dossier. */
  readonly codes: readonly string[];
  /** Control slips that it has together with others: a multi-entry index that finds them all, empty for most. */
  readonly sharedSlipIds: readonly string[];
  /** Since which dates it is unknown whether its slips came out of the printer: a multi-entry index, empty for nearly all. */
  readonly doubtDates: readonly string[];
  /** Codes on its receipt slips that it has no longer: a multi-entry index, empty for nearly all. */
  readonly oldCodes: readonly string[];
  /** `yyyy-MM-dd`. */
  readonly receivedDate: string;
  /** When the citizen expects the result. */
  readonly due: LocalDateTime;
  readonly counterId: string;
  /** For offering a known applicant. */
  readonly applicantIdNumber: string;
  readonly applicantPhone: string;
  /** `namesakeKey` of the applicant. */
  readonly applicantNamesake: string;
  /** Dates on which money was taken or taken back, `yyyy-MM-dd`: a multi-entry index for the day's till. */
  readonly feeDates: readonly string[];
  /** Folded text of all that search looks through. */
  readonly search: string;
}

export interface IncidentRow extends ViewRow {
  readonly incident: Incident;
  /** `yyyy-MM-dd`. */
  readonly happenedDate: string;
  readonly counterId: string;
}

export interface OfficeCalendarRow extends ViewRow {
  readonly calendar: OfficeCalendar;
}

export interface RegisterExportRow extends ViewRow {
  readonly exported: RegisterExport;
  /** `yyyy-MM-ddTHH:mm:ss`. */
  readonly at: LocalDateTime;
}

/** What somebody at this machine said of a heading of old registers. */
export interface RegisterHeadingRow {
  /** Folded, as `plainHeading` does. */
  readonly heading: string;
  /** A `RegisterField` of the app that wrote it; null for a column that is not used. */
  readonly field: string | null;
}

export interface ConfirmedRow extends StoredEntity {
  /** `kind/id`. */
  readonly key: string;
}

export interface PendingRow extends PendingEvent {
  readonly id: string;
  readonly deviceSeq: number;
  /** `kind/id`. */
  readonly entity: string;
  /** IndexedDB has no boolean keys. */
  readonly acked: 0 | 1;
  readonly onDisk: 0 | 1;
}

export interface LogRow {
  readonly seq: number;
  readonly entity: string;
  readonly row: RecordedEvent;
  /** `entity` again for marked rows (`isMarked`), else absent: an index over the few that matter beside the state. */
  marked?: string;
}

/** An own event that is in the office's log though its row is not kept here (rule SNAP-5). */
export interface SeenRow {
  readonly id: EventId;
}

/** Something begun and not saved as a record: survives a crash and a closed window. One draft per kind and user. */
export interface DraftRow {
  readonly key: string;
  readonly savedAt: number;
  readonly value: unknown;
}

/** How the line to the server truly is, written by the sync worker after each attempt; never what the browser believes. */
export interface SyncStatus {
  readonly key: 'status';
  readonly line: 'unknown' | 'online' | 'offline';
  /** Fault code of the last failed attempt, or null. */
  readonly problem: string | null;
  /** Epoch milliseconds of the last complete round, or null. */
  readonly lastRoundAt: number | null;
  /** True while a round is under way. */
  readonly busy: boolean;
}
