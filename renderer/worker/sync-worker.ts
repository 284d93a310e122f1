import { z } from 'zod';
import { calendarVersionSchema } from '#shared/calendar/calendar-version.ts';
import { CalendarShelf, type PublishedCalendars } from '#shared/calendar/calendar-shelf.ts';
import { contextOn } from '#shared/office-calendar/judge-context.ts';
import type { Clock } from '#shared/kernel/ports.ts';
import { ok } from '#shared/kernel/result.ts';
import { OfficeClock } from '#shared/sync/client-core/office-clock.ts';
import { RoundTrips } from '#shared/sync/client-core/round-trips.ts';
import { usualSnapshots } from '#shared/sync/client-core/snapshot.ts';
import { syncRound } from '#shared/sync/client-core/sync-round.ts';
import { dossiersWritten } from '../search/messages.ts';
import { CounterDb } from '../store/counter-db.ts';
import { DexieLocalStore } from '../store/dexie-local-store.ts';
import { HttpTransport } from './http-transport.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { PokeListener } from './poke-listener.ts';
import { SyncLoop } from './sync-loop.ts';

// Composition root of the sync worker: the only place here with a real clock, real chance and the real line.
declare const self: DedicatedWorkerGlobalScope;

z.config({ jitless: true });

const clock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };

function start(database: string, versions: PublishedCalendars): SyncLoop {
  const db = new CounterDb(database, 'relaxed');
  const contextOf = contextOn(new CalendarShelf(versions));
  const store = new DexieLocalStore(db);
  const written = new BroadcastChannel(dossiersWritten(database));
  store.onDossiers((ids) => written.postMessage(ids));
  const trips = new RoundTrips(clock);
  const officeClock = new OfficeClock(clock);
  const transport = new HttpTransport({ fetch: (path, init) => fetch(path, init), timeoutMs: 20_000 });
  const pokes = new PokeListener(
    () => new EventSource('/api/v1/sync/poke'),
    () => loop.wish(),
  );
  const loop: SyncLoop = new SyncLoop({
    clock: officeClock,
    random: Math.random,
    later: (ms, call) => {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
    round: async () => {
      const result = await syncRound({
        store,
        transport,
        trips,
        contextOf,
        snapshots: usualSnapshots,
        onSeen: (eventIds) => self.postMessage({ kind: 'seen', eventIds } satisfies FromWorker),
      });
      officeClock.learn(await store.transact((tx) => tx.meta()));
      if (!result.ok && result.code === 'device-forked') {
        self.postMessage({ kind: 'forked' } satisfies FromWorker);
      }
      if (result.ok) pokes.ensure();
      else pokes.close();
      return result.ok ? ok(null) : result;
    },
    lastRoundAt: async () => (await db.status.get('status'))?.lastRoundAt ?? null,
    report: async (status) => {
      await db.status.put(status);
    },
  });
  return loop;
}

let loop: SyncLoop | null = null;

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case 'start':
      loop ??= start(
        data.database,
        z.tuple([calendarVersionSchema], calendarVersionSchema).parse(data.calendarVersions),
      );
      loop.wish();
      break;
    case 'sync-now':
      loop?.wish();
      break;
    case 'visible':
      loop?.setVisible(data.isVisible);
      break;
    case 'stop':
      loop?.stop();
      break;
  }
});
