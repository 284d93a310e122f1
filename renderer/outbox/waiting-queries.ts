import { useLiveQuery } from 'dexie-react-hooks';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import type { SyncState } from '#shared/sync/client-core/local-store.ts';
import { useLineStatus } from '../app/line-status.ts';
import { useServices } from '../app/services.tsx';
import { useProfile } from '../app/session.tsx';
import type { CounterDb } from '../store/counter-db.ts';
import type {
  DossierRow,
  IncidentRow,
  OfficeCalendarRow,
  PendingRow,
  RegisterExportRow,
} from '../store/rows.ts';
import { text } from './text.vi.ts';
import { troubleOf } from './trouble-query.ts';
import {
  type TroubleRow,
  type WaitingRow,
  calendarTrouble,
  dossierTrouble,
  exportTrouble,
  incidentTrouble,
  waitingRow,
  withAct,
} from './waiting-row.ts';

/** All acts of this device that are not in the office's log yet, oldest first; undefined while the database is being asked. */
export function useWaitingRows(): readonly WaitingRow[] | undefined {
  const { db } = useServices();
  const { users } = useProfile();
  const status = useLineStatus();
  const found = useLiveQuery(async () => {
    const pending = await db.pending.orderBy('deviceSeq').toArray();
    const aboutOf = await aboutAll(db, pending);
    return pending.map((row) => ({ row, about: aboutOf(row) }));
  }, [db]);
  return found?.map(({ row, about }) => waitingRow(row, status, users, about));
}

/** Records under review or refused, newest first. */
export function useTroubleRows(): readonly TroubleRow[] | undefined {
  const { db } = useServices();
  const { users } = useProfile();
  return useLiveQuery(() => troubleRowsIn(db, users), [db, users]);
}

/** How many records are under review or refused. */
export function useTroubleCount(): number {
  const { db } = useServices();
  return useLiveQuery(() => countTroubled(db), [db]) ?? 0;
}

async function countTroubled(db: CounterDb): Promise<number> {
  const tables = [db.dossiers, db.incidents, db.officeCalendars, db.registerExports];
  const counts = await Promise.all(tables.map((table) => table.where('sync').anyOf(troubles).count()));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Each with the act that is in question, newest act first. */
export async function troubleRowsIn(
  db: CounterDb,
  users: OfficeProfile['users'],
): Promise<readonly TroubleRow[]> {
  const { dossiers, incidents, calendars, exports } = await troubledIn(db);
  const rows = [
    ...dossiers.map((row) => dossierTrouble(row, users)),
    ...incidents.map((row) => incidentTrouble(row, users)),
    ...calendars.map(calendarTrouble),
    ...exports.map((row) => exportTrouble(row, users)),
  ];
  const troubles = await Promise.all(rows.map(({ entity, state }) => troubleOf(db, entity, state)));
  return rows
    .map((row, index) => withAct(row, troubles[index] ?? null, users))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

/** States of a record that wait for a person. */
const troubles: readonly SyncState[] = ['review', 'refused'];

/** Records under review or refused. */
export async function troubledIn(db: CounterDb): Promise<{
  readonly dossiers: readonly DossierRow[];
  readonly incidents: readonly IncidentRow[];
  readonly calendars: readonly OfficeCalendarRow[];
  readonly exports: readonly RegisterExportRow[];
}> {
  const [dossiers, incidents, calendars, exports] = await Promise.all([
    db.dossiers.where('sync').anyOf(troubles).toArray(),
    db.incidents.where('sync').anyOf(troubles).toArray(),
    db.officeCalendars.where('sync').anyOf(troubles).toArray(),
    db.registerExports.where('sync').anyOf(troubles).toArray(),
  ]);
  return { dossiers, incidents, calendars, exports };
}

/** What each act is about, each record read once: a week without a line leaves many acts about few. */
export async function aboutAll(
  db: CounterDb,
  pending: readonly PendingRow[],
): Promise<(row: PendingRow) => string> {
  const idsOf = (wanted: string): string[] => [
    ...new Set(pending.flatMap(({ event: { entity } }) => (entity.kind === wanted ? [entity.id] : []))),
  ];
  const [dossiers, incidents] = await Promise.all([
    db.dossiers.bulkGet(idsOf('dossier')),
    db.incidents.bulkGet(idsOf('incident')),
  ]);
  const codes = new Map(dossiers.map((row) => [row?.id, row?.dossier.code]));
  const categories = new Map(incidents.map((row) => [row?.id, row?.incident.categoryName]));
  return ({ event: { entity } }) => {
    if (entity.kind === 'dossier') return codes.get(entity.id) ?? '';
    if (entity.kind === 'incident') return text.incident(categories.get(entity.id) ?? '');
    if (entity.kind === 'register-export') return text.register;
    return entity.kind === 'office-calendar' ? text.officeCalendar : '';
  };
}
