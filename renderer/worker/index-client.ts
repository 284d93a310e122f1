import type { CalendarOverride } from '#shared/calendar/calendar-override.ts';
import type { PublishedCalendars } from '#shared/calendar/calendar-shelf.ts';
import type { WhatIf } from '../calendar/what-if-rows.ts';
import type { ListBuilding, ListMoment, ListPage, ListQuery } from '../search/list-query.ts';
import type { FromIndexWorker, IndexAnswer, IndexAsk, ToIndexWorker } from '../search/messages.ts';

/** The page's end of the index of all dossiers. */
export interface IndexClient {
  /** Begins making it, from the database of this name. */
  start(database: string, calendarVersions: PublishedCalendars, moment: ListMoment): void;
  /** The page has written these dossiers. What is asked after this knows of it. */
  touched(ids: readonly string[]): void;
  list(query: ListQuery): Promise<ListPage | ListBuilding>;
  /** Ids of dossiers that wait for a hand-over, the longest waiting first. @param except those that are known */
  waiting(except: readonly string[]): Promise<readonly string[]>;
  /** What these overrides would do to all promises (rule DL-15). */
  whatIf(overrides: readonly CalendarOverride[]): Promise<WhatIf>;
  /** @param listener called when answers may be different now */
  subscribe(listener: () => void): () => void;
}

interface Waiting {
  readonly resolve: (answer: IndexAnswer) => void;
  readonly reject: (problem: Error) => void;
}

/** @param create makes the worker; called when there is something to say to it first */
export function connectIndexWorker(create: () => Worker): IndexClient {
  const asked = new Map<number, Waiting>();
  const listeners = new Set<() => void>();
  let lastId = 0;
  let worker: Worker | null = null;
  const send = (message: ToIndexWorker): void => {
    worker ??= hearing(create());
    worker.postMessage(message);
  };
  const ask = (what: IndexAsk): Promise<IndexAnswer> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      asked.set(lastId, { resolve, reject });
      send({ kind: 'ask', id: lastId, ask: what });
    });
  const hearing = (made: Worker): Worker => {
    made.addEventListener('message', ({ data }: MessageEvent<FromIndexWorker>) => {
      if (data.kind === 'changed') {
        for (const listener of listeners) listener();
        return;
      }
      const waiting = asked.get(data.id);
      asked.delete(data.id);
      if (data.kind === 'answer') waiting?.resolve(data.answer);
      else waiting?.reject(new Error(`the index of dossiers: ${data.problem}`));
    });
    made.addEventListener('error', ({ message }) => {
      for (const { reject } of asked.values()) reject(new Error(`the index of dossiers: ${message}`));
      asked.clear();
    });
    return made;
  };
  return {
    start: (database, calendarVersions, moment) =>
      send({ kind: 'start', database, calendarVersions, moment }),
    touched: (ids) => send({ kind: 'touched', ids }),
    list: async (query) => {
      const start = performance.now();
      const answer = await ask({ kind: 'list', query });
      if (answer.kind !== 'page' && answer.kind !== 'building') throw otherAnswer(answer);
      performance.measure('dossier-list', { start });
      return answer;
    },
    waiting: async (except) => {
      const answer = await ask({ kind: 'waiting', except });
      if (answer.kind !== 'waiting') throw otherAnswer(answer);
      return answer.ids;
    },
    whatIf: async (overrides) => {
      const answer = await ask({ kind: 'what-if', overrides });
      if (answer.kind !== 'what-if') throw otherAnswer(answer);
      return answer.result;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function otherAnswer({ kind }: IndexAnswer): Error {
  return new Error(`the index of dossiers answered something else: ${kind}`);
}

export function createIndexWorker(): Worker {
  return new Worker(new URL('./index-worker.ts', import.meta.url), { type: 'module', name: 'index' });
}
