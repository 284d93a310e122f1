import { useLiveQuery } from 'dexie-react-hooks';
import { useLineStatus } from '../app/line-status.ts';
import { useServices } from '../app/services.tsx';
import { useProfile } from '../app/session.tsx';
import type { CounterDb } from '../store/counter-db.ts';
import type { PendingRow } from '../store/rows.ts';
import { text } from './text.vi.ts';
import {
  type TroubleRow,
  type WaitingRow,
  calendarTrouble,
  dossierTrouble,
  incidentTrouble,
  waitingRow,
} from './waiting-row.ts';

/** All acts of this device that are not in the office's log yet, oldest first; undefined while the database is being asked. */
export function useWaitingRows(): readonly WaitingRow[] | undefined {
  const { db } = useServices();
  const { users } = useProfile();
  const status = useLineStatus();
  const found = useLiveQuery(async () => {
    const pending = await db.pending.orderBy('deviceSeq').toArray();
    const names = await Promise.all(pending.map((row) => aboutOf(db, row)));
    return pending.map((row, index) => ({ row, about: names[index] ?? '' }));
  }, [db]);
  return found?.map(({ row, about }) => waitingRow(row, status, users, about));
}

/** Records under review or refused, newest first. */
export function useTroubleRows(): readonly TroubleRow[] | undefined {
  const { db } = useServices();
  const { users } = useProfile();
  const found = useLiveQuery(async () => {
    const isTrouble = ({ sync }: { readonly sync: string }): boolean =>
      sync === 'review' || sync === 'refused';
    return Promise.all([
      db.dossiers.filter(isTrouble).toArray(),
      db.incidents.filter(isTrouble).toArray(),
      db.officeCalendars.filter(isTrouble).toArray(),
    ]);
  }, [db]);
  if (found === undefined) return undefined;
  const [dossiers, incidents, calendars] = found;
  return [
    ...dossiers.map((row) => dossierTrouble(row, users)),
    ...incidents.map((row) => incidentTrouble(row, users)),
    ...calendars.map(calendarTrouble),
  ].toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

async function aboutOf(db: CounterDb, { event }: PendingRow): Promise<string> {
  const { kind, id } = event.entity;
  if (kind === 'dossier') return (await db.dossiers.get(id))?.dossier.code ?? '';
  if (kind === 'incident') return text.incident((await db.incidents.get(id))?.incident.categoryName ?? '');
  return kind === 'office-calendar' ? text.officeCalendar : '';
}
