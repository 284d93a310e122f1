import { z } from 'zod';
import { calendarVersionSchema } from '#shared/calendar/calendar-version.ts';
import { CalendarShelf, type PublishedCalendars } from '#shared/calendar/calendar-shelf.ts';
import { dateOf } from '#shared/calendar/local-time.ts';
import { calendarInForce } from '../app/calendar-in-force.ts';
import { answerTo } from '../search/answers.ts';
import { IndexKeeper } from '../search/index-keeper.ts';
import { type FromIndexWorker, type ToIndexWorker, dossiersWritten } from '../search/messages.ts';
import { CounterDb } from '../store/counter-db.ts';
import { dossierReader } from '../store/dossier-reader.ts';

// Composition root of the worker that holds the index of the dossiers.
declare const self: DedicatedWorkerGlobalScope;

z.config({ jitless: true });

/** The page draws its list anew so often at most while others change it. */
const quietMs = 200;

interface Begun {
  readonly keeper: IndexKeeper;
  readonly answer: ReturnType<typeof answerTo>;
}

/** Questions that come before the start wait for it. */
let setBegun: (started: Begun) => void;
const begun = new Promise<Begun>((resolve) => {
  setBegun = resolve;
});

function begin(database: string, versions: PublishedCalendars): Begun {
  const reader = dossierReader(new CounterDb(database));
  const shelf = new CalendarShelf(versions);
  const keeper = new IndexKeeper({
    ...reader,
    calendarAt: ({ now, overrides }) => calendarInForce(shelf, dateOf(now), overrides),
    onChanged: tellChanged,
  });
  new BroadcastChannel(dossiersWritten(database)).addEventListener(
    'message',
    ({ data }: MessageEvent<readonly string[]>) => keeper.touched(data),
  );
  return { keeper, answer: answerTo(keeper, reader, shelf) };
}

let isChangeTold = false;

function tellChanged(): void {
  if (isChangeTold) return;
  isChangeTold = true;
  setTimeout(() => {
    isChangeTold = false;
    send({ kind: 'changed' });
  }, quietMs);
}

function send(message: FromIndexWorker): void {
  self.postMessage(message);
}

async function answer({ id, ask }: Extract<ToIndexWorker, { kind: 'ask' }>): Promise<void> {
  try {
    const { answer: answerOf } = await begun;
    send({ kind: 'answer', id, answer: await answerOf(ask) });
  } catch (problem) {
    send({ kind: 'failed', id, problem: String(problem) });
  }
}

self.addEventListener('message', ({ data }: MessageEvent<ToIndexWorker>) => {
  switch (data.kind) {
    case 'start': {
      const versions = z.tuple([calendarVersionSchema], calendarVersionSchema).parse(data.calendarVersions);
      const started = begin(data.database, versions);
      started.keeper.start(data.moment);
      setBegun(started);
      break;
    }
    case 'touched':
      void begun.then(({ keeper }) => keeper.touched(data.ids));
      break;
    case 'ask':
      void answer(data);
      break;
  }
});
