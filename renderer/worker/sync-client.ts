import type { PublishedCalendars } from '#shared/calendar/calendar-shelf.ts';
import type { EventId } from '#shared/kernel/ids.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** The page's end of the sync worker: one per window, and one window per profile (main holds the single-instance lock). */
export interface SyncClient {
  /** Begins syncing; to be called once the local data are open in the database of this name. */
  start(database: string, calendarVersions: PublishedCalendars): void;
  /** Asks for a round now: after an act, or because a person pressed the button. */
  requestSync(): void;
  stop(): void;
}

/**
 * @param create makes the worker; called when there is something to say to it first
 * @param on.seen own events that the pulled log shows: their journal entries may go
 * @param on.forked the machine must go on under a new device id
 */
export function connectSyncWorker(
  create: () => Worker,
  on: { readonly seen: (eventIds: readonly EventId[]) => void; readonly forked: () => void },
): SyncClient {
  let worker: Worker | null = null;
  const send = (message: ToWorker): void => {
    worker ??= hearing(create());
    worker.postMessage(message);
  };
  const hearing = (made: Worker): Worker => {
    made.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'seen') on.seen(data.eventIds);
      else on.forked();
    });
    return made;
  };
  document.addEventListener('visibilitychange', () =>
    send({ kind: 'visible', isVisible: document.visibilityState === 'visible' }),
  );
  return {
    start: (database, calendarVersions) => send({ kind: 'start', database, calendarVersions }),
    requestSync: () => send({ kind: 'sync-now' }),
    stop: () => send({ kind: 'stop' }),
  };
}

export function createSyncWorker(): Worker {
  return new Worker(new URL('./sync-worker.ts', import.meta.url), { type: 'module', name: 'sync' });
}
