import { formatDistance } from 'date-fns';
import { vi } from 'date-fns/locale';
import { Dexie } from 'dexie';
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { timeOfAct } from '#shared/log/act-time.ts';
import type { CounterDb } from '../store/counter-db.ts';
import type { SyncStatus } from '../store/rows.ts';
import { useServices } from './services.tsx';

/** Before the worker has written its first status, and while the database is being asked. */
const unknownStatus: SyncStatus = {
  key: 'status',
  line: 'unknown',
  problem: null,
  lastRoundAt: null,
  busy: false,
};

/** How the line truly is, as the sync worker last found it. */
export function useLineStatus(): SyncStatus {
  const { db } = useServices();
  return useLiveQuery(() => db.status.get('status'), [db]) ?? unknownStatus;
}

export interface Waiting {
  /** Acts of this device that the server has not answered. */
  readonly count: number;
  /** When the oldest of them was done, epoch milliseconds; null when nothing waits. */
  readonly oldestAt: number | null;
}

const nothing: Waiting = { count: 0, oldestAt: null };

export function useWaiting(): Waiting {
  const { db } = useServices();
  return useLiveQuery(() => waitingIn(db, '[acked+deviceSeq]'), [db]) ?? nothing;
}

/** The number alone, for the rail. */
export function useWaitingCount(): number {
  return useWaiting().count;
}

/** Acts of this device that are not in the office's log yet, answered ones too; 1 while the database is being asked. */
export function useHeldCount(): number {
  const { db } = useServices();
  return useLiveQuery(() => db.pending.count(), [db]) ?? 1;
}

/** An act is on the journal's disk some milliseconds after it is in the database; only what stays behind is trouble. */
const journalGraceMs = 3000;

/** How many acts have no second copy on disk although there was time for it. */
export function useJournalTrouble(): number {
  const { db, clock } = useServices();
  const { count, oldestAt } = useLiveQuery(() => waitingIn(db, '[onDisk+deviceSeq]'), [db]) ?? nothing;
  const [lateAt, setLateAt] = useState<number | null>(null);
  useEffect(() => {
    if (oldestAt === null) return undefined;
    const timer = setTimeout(() => setLateAt(oldestAt), Math.max(0, oldestAt + journalGraceMs - clock.now()));
    return () => clearTimeout(timer);
  }, [oldestAt, clock]);
  return oldestAt !== null && oldestAt === lateAt ? count : 0;
}

async function waitingIn(db: CounterDb, index: '[acked+deviceSeq]' | '[onDisk+deviceSeq]'): Promise<Waiting> {
  // A collection is spent by one question.
  const waiting = () => db.pending.where(index).between([0, Dexie.minKey], [0, Dexie.maxKey]);
  const [count, oldest] = await Promise.all([waiting().count(), waiting().first()]);
  return { count, oldestAt: oldest === undefined ? null : timeOfAct(oldest.event) };
}

/** `2 phút trước`, for sentences about the past. Clocks that were set back read as no time at all. */
export function agoWords(then: number, now: number): string {
  return now - then < 60_000 ? 'vừa xong' : formatDistance(then, now, { locale: vi, addSuffix: true });
}

/** `2 phút`: how long something has waited. */
export function ageWords(since: number, now: number): string {
  return formatDistance(Math.min(since, now), now, { locale: vi });
}

/** `3 giờ`: how far two times are apart. */
export function apartWords(one: number, other: number): string {
  return formatDistance(one, other, { locale: vi });
}
