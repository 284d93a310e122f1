import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import { timeOfAct } from '#shared/log/act-time.ts';
import type { EntityRef } from '#shared/log/envelope.ts';
import { eventWords } from '#shared/text/event-words.ts';
import type { SyncState } from '#shared/sync/client-core/local-store.ts';
import { type DossierId, dossierIdSchema } from '#shared/kernel/ids.ts';
import type {
  DossierRow,
  IncidentRow,
  OfficeCalendarRow,
  PendingRow,
  RegisterExportRow,
  SyncStatus,
} from '../store/rows.ts';
import { reasonText } from './reason-text.ts';
import { text } from './text.vi.ts';
import type { TroubleInQuestion } from './trouble-query.ts';

/** An act that is not in the office's log yet, in words. */
export interface WaitingRow {
  readonly id: string;
  readonly what: string;
  /** Code of the dossier, name of the incident. */
  readonly about: string;
  readonly who: string;
  /** Epoch milliseconds. */
  readonly since: number;
  readonly sync: SyncState;
  /** Why it waits and what to do. */
  readonly why: string;
  readonly dossierId: DossierId | null;
}

/** A record that the rules have stopped or put before a supervisor, in words. */
export interface TroubleRow {
  readonly id: string;
  readonly about: string;
  /** The act that is in question; of several the first, which the others mostly follow from. Empty when this machine has none of it. */
  readonly what: string;
  /** Who did that act; whoever began the record when this machine has none of it. */
  readonly who: string;
  /** When it was done, `yyyy-MM-ddTHH:mm`. */
  readonly at: string;
  readonly sync: SyncState;
  readonly why: string;
  readonly dossierId: DossierId | null;
  readonly entity: EntityRef;
  /** As the record stands on this machine. */
  readonly state: unknown;
}

export function waitingRow(
  pending: PendingRow,
  status: SyncStatus,
  users: OfficeProfile['users'],
  about: string,
): WaitingRow {
  const { event } = pending;
  return {
    id: pending.id,
    what: eventWords(event.type),
    about,
    who: nameOf(users, event.actorId),
    since: timeOfAct(event),
    sync: syncOf(pending),
    why: whyWaiting(pending, status),
    dossierId: event.entity.kind === 'dossier' ? dossierIdSchema.parse(event.entity.id) : null,
  };
}

export function dossierTrouble(row: DossierRow, users: OfficeProfile['users']): TroubleRow {
  const { dossier } = row;
  return {
    id: row.id,
    about: `${dossier.code} · ${dossier.applicant.name}`,
    what: '',
    who: nameOf(users, dossier.receivedBy),
    at: dossier.receivedAt,
    sync: row.sync,
    why: reasonText(row.reason),
    dossierId: dossier.id,
    entity: { kind: 'dossier', id: row.id },
    state: dossier,
  };
}

export function incidentTrouble(row: IncidentRow, users: OfficeProfile['users']): TroubleRow {
  const { incident } = row;
  return {
    id: row.id,
    about: text.incident(incident.categoryName),
    what: '',
    who: nameOf(users, incident.recordedBy),
    at: incident.happenedAt,
    sync: row.sync,
    why: reasonText(row.reason),
    dossierId: incident.dossierId,
    entity: { kind: 'incident', id: row.id },
    state: incident,
  };
}

/** The row of a record with the act in question: its own author and time, not those of who received the dossier. */
export function withAct(
  row: TroubleRow,
  trouble: TroubleInQuestion | null,
  users: OfficeProfile['users'],
): TroubleRow {
  const first = trouble?.events[0];
  if (trouble === null || first === undefined) return row;
  const { event, why } = first;
  return {
    ...row,
    what: text.actAndMore(eventWords(event.type), trouble.events.length - 1),
    who: nameOf(users, event.actorId),
    at: localDateTimeOf(timeOfAct(event)),
    why: why === '' ? row.why : why,
  };
}

export function calendarTrouble(row: OfficeCalendarRow): TroubleRow {
  return {
    id: row.id,
    about: text.officeCalendar,
    what: '',
    who: '',
    at: '',
    sync: row.sync,
    why: reasonText(row.reason),
    dossierId: null,
    entity: { kind: 'office-calendar', id: row.id },
    state: row.calendar,
  };
}

export function exportTrouble(row: RegisterExportRow, users: OfficeProfile['users']): TroubleRow {
  return {
    id: row.id,
    about: text.register,
    what: '',
    who: nameOf(users, row.exported.by),
    at: row.at,
    sync: row.sync,
    why: reasonText(row.reason),
    dossierId: null,
    entity: { kind: 'register-export', id: row.id },
    state: row.exported,
  };
}

function syncOf({ ack, doubt }: PendingRow): SyncState {
  if (ack === null) return doubt === null ? 'saved' : 'review';
  if (ack.verdict === 'rejected') return 'refused';
  return ack.verdict === 'review' ? 'review' : 'sent';
}

function whyWaiting({ ack, doubt }: PendingRow, { line, problem }: SyncStatus): string {
  const reason = ack?.reason ?? doubt;
  if (reason !== null) return reasonText(reason);
  if (ack !== null) return text.whySent;
  if (problem !== null && problem !== 'server-unreachable') return reasonText(problem);
  return text.whyUnsent[line];
}

function nameOf(users: OfficeProfile['users'], id: string): string {
  return users.find((user) => user.id === id)?.fullName ?? text.stranger;
}
