import { useLiveQuery } from 'dexie-react-hooks';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import { lateArrivals } from '#shared/dossier/life/late-arrival.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { useServices } from '../../app/services.tsx';
import { useClock } from '../../app/session.tsx';
import { arrivalWords } from './arrival-words.ts';

/**
 * What of a dossier was done in time and came to the log after its promise, a line each. Rows that a snapshot took the place of are
 * asked for by the history on the same page; until they are here nothing is said of them.
 */
export function useLateArrivals({ id, promise: { due } }: Dossier): readonly string[] {
  const { db } = useServices();
  const { local } = useClock();
  const isPast = local > due;
  const found = useLiveQuery(async () => {
    if (!isPast) return [];
    const entity = `dossier/${id}`;
    const [log, pending] = await Promise.all([
      db.log.where('entity').equals(entity).sortBy('seq'),
      db.pending.where('entity').equals(entity).sortBy('deviceSeq'),
    ]);
    const recorded = log.flatMap(({ row: { event, verdict, receivedAt } }) =>
      verdict === 'rejected' ? [] : [{ event, arrivedAt: localDateTimeOf(receivedAt) }],
    );
    const unsent = pending.flatMap(({ event, ack, doubt }) =>
      ack === null && doubt === null ? [{ event, arrivedAt: null }] : [],
    );
    return [...recorded, ...unsent];
  }, [db, id, isPast]);
  return lateArrivals(due, found ?? [], local).map((arrival) => arrivalWords(arrival, due));
}
