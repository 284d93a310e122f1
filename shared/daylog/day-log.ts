import { type LocalDate, type LocalDateTime, dateOf } from '#shared/calendar/local-time.ts';
import type { Incident } from '#shared/conduct/state.ts';
import { lacksLateCause } from '#shared/dossier/life/late-cause.ts';
import { isReceiptSlip, type Slip } from '#shared/dossier/slip.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import type { CounterId, UserId } from '#shared/kernel/ids.ts';
import type { SyncState } from '#shared/sync/client-core/local-store.ts';
import { compareVietnamese } from '#shared/text/collate.ts';

/** A dossier as a device shows it: what it is, and how far its record has come. */
export interface DossierEntry {
  readonly dossier: Dossier;
  readonly sync: SyncState;
}

export interface IncidentEntry {
  readonly incident: Incident;
  readonly sync: SyncState;
}

export interface DayLogRows {
  readonly dossiers: readonly DossierEntry[];
  /** Leave them out for whom the table of rights does not let read all incidents (`incident.view-all`). */
  readonly incidents: readonly IncidentEntry[];
}

export interface FieldCount {
  /** Lĩnh vực. */
  readonly field: string;
  readonly count: number;
}

/** What was done, by whomever the count is for. Every figure is the length of a list that `entriesOf` gives for it. */
export interface DayCounts {
  /** Void dossiers (rule CFL-9) are not among them, nor in any figure but their own and `unsettled`. */
  readonly received: number;
  readonly voided: number;
  /** Taken over from an old register under this date of receipt; in none of the other figures but `unsettled`. */
  readonly imported: number;
  /** Most first, then in alphabetical order. */
  readonly byField: readonly FieldCount[];
  /** Receipt slips by what became of them until now, also on later days. */
  readonly slips: Readonly<Record<Slip['state'], number>>;
  readonly incidents: number;
  /** Late by now, and nobody said why. */
  readonly uncaused: number;
  /** Dossiers and incidents that were not yet seen in the office's log, or that wait for a person. */
  readonly unsettled: number;
  /** First and last receipt; null when nothing was received. */
  readonly first: LocalDateTime | null;
  readonly last: LocalDateTime | null;
}

export interface OfficerDay {
  readonly id: UserId;
  /** Null for someone whom the office does not know any more. */
  readonly name: string | null;
  readonly counts: DayCounts;
}

export interface CounterDay {
  readonly id: CounterId;
  /** Null when the office has taken the counter off its list. */
  readonly name: string | null;
  readonly counts: DayCounts;
  /** Who worked there, in alphabetical order. */
  readonly officers: readonly OfficerDay[];
}

/** Nhật ký ngày: what the counters of an office did on a date. */
export interface DayLog {
  readonly date: LocalDate;
  /** When it is looked at: what is late depends on it. */
  readonly now: LocalDateTime;
  readonly total: DayCounts;
  /** Every counter of the office by its number, also one at which nothing happened; then those no longer listed. */
  readonly counters: readonly CounterDay[];
  /** By time of receipt. */
  readonly dossiers: readonly DossierEntry[];
  /** By the time when they happened. */
  readonly incidents: readonly IncidentEntry[];
}

/**
 * The log of one date: dossiers by the date of receipt, incidents by the date on which they happened. Each belongs to one counter and to
 * one person (who received, who recorded), so that the figures of the counters add up to the total.
 */
export function dayLogOf(
  rows: DayLogRows,
  date: LocalDate,
  profile: OfficeProfile,
  now: LocalDateTime,
): DayLog {
  const dossiers = rows.dossiers
    .filter(({ dossier }) => dateOf(dossier.receivedAt) === date)
    .toSorted(
      (a, b) => byText(a.dossier.receivedAt, b.dossier.receivedAt) || byText(a.dossier.code, b.dossier.code),
    );
  const incidents = rows.incidents
    .filter(({ incident }) => dateOf(incident.happenedAt) === date)
    .toSorted(
      (a, b) => byText(a.incident.happenedAt, b.incident.happenedAt) || byText(a.incident.id, b.incident.id),
    );
  const listed = profile.office.counters.toSorted((a, b) => a.number - b.number);
  const known = new Set(listed.map(({ id }) => id));
  const used = new Set([
    ...dossiers.map(({ dossier }) => dossier.counterId),
    ...incidents.map(({ incident }) => incident.counterId),
  ]);
  const gone = [...used].filter((id) => !known.has(id)).sort(byText);
  const all = { dossiers, incidents };
  return {
    date,
    now,
    total: countsOf(all, now),
    counters: [...listed, ...gone.map((id) => ({ id, name: null }))].map(({ id, name }) =>
      counterDay({ id, name }, all, profile, now),
    ),
    dossiers,
    incidents,
  };
}

function counterDay(
  { id, name }: Pick<CounterDay, 'id' | 'name'>,
  all: DayLogRows,
  profile: OfficeProfile,
  now: LocalDateTime,
): CounterDay {
  const here: DayLogRows = {
    dossiers: all.dossiers.filter(({ dossier }) => dossier.counterId === id),
    incidents: all.incidents.filter(({ incident }) => incident.counterId === id),
  };
  const people = new Set([
    ...here.dossiers.filter((entry) => !isImported(entry)).map(({ dossier }) => dossier.receivedBy),
    ...here.incidents.map(({ incident }) => incident.recordedBy),
  ]);
  const officers = [...people].map((userId): OfficerDay => {
    const own = {
      dossiers: here.dossiers.filter(({ dossier }) => dossier.receivedBy === userId),
      incidents: here.incidents.filter(({ incident }) => incident.recordedBy === userId),
    };
    const counts = countsOf(own, now);
    return { id: userId, name: profile.users.find((user) => user.id === userId)?.fullName ?? null, counts };
  });
  officers.sort((a, b) => compareVietnamese(a.name ?? '', b.name ?? '') || byText(a.id, b.id));
  return { id, name, counts: countsOf(here, now), officers };
}

/** Taken over from an old register: no counter received it. */
export function isImported({ dossier }: DossierEntry): boolean {
  return dossier.origin !== undefined;
}

function countsOf({ dossiers: all, incidents }: DayLogRows, now: LocalDateTime): DayCounts {
  const dossiers = all.filter((entry) => !isImported(entry));
  const slips: Record<Slip['state'], number> = {
    issued: 0,
    'printed-confirmed': 0,
    'printed-unknown': 0,
    failed: 0,
    void: 0,
  };
  const fields = new Map<string, number>();
  const counted = dossiers.filter((entry) => !isVoid(entry));
  for (const { dossier } of counted) {
    for (const { state } of dossier.slips.filter(isReceiptSlip)) slips[state] += 1;
    fields.set(dossier.procedure.field, (fields.get(dossier.procedure.field) ?? 0) + 1);
  }
  const times = counted.map(({ dossier }) => dossier.receivedAt).sort(byText);
  return {
    received: counted.length,
    voided: dossiers.length - counted.length,
    imported: all.length - dossiers.length,
    byField: [...fields]
      .map(([field, count]) => ({ field, count }))
      .sort((a, b) => b.count - a.count || compareVietnamese(a.field, b.field)),
    slips,
    incidents: incidents.length,
    uncaused: counted.filter((entry) => isUncaused(entry, now)).length,
    unsettled: [...all, ...incidents].filter(isUnsettled).length,
    first: times[0] ?? null,
    last: times.at(-1) ?? null,
  };
}

/** Of whoever did nothing. */
export function noCounts({ now }: DayLog): DayCounts {
  return countsOf({ dossiers: [], incidents: [] }, now);
}

export function isUncaused({ dossier }: DossierEntry, now: LocalDateTime): boolean {
  return lacksLateCause(dossier, now);
}

/** Taken out of the counts: it should not have been received. */
export function isVoid({ dossier }: DossierEntry): boolean {
  return dossier.voided !== null;
}

/** Not yet seen in the office's log, or in it and waiting for a person. */
export function isUnsettled({ sync }: { readonly sync: SyncState }): boolean {
  return sync !== 'confirmed';
}

/** Code points of local times stand in the order of time. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
