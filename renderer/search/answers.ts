import type { CalendarShelf } from '#shared/calendar/calendar-shelf.ts';
import type { DossierReader } from '../store/dossier-reader.ts';
import type { DossierIndex } from './dossier-index.ts';
import { filterBit } from './indexed-dossier.ts';
import type { IndexKeeper } from './index-keeper.ts';
import type { IndexAnswer, IndexAsk } from './messages.ts';
import { whatIfOf } from './what-if-scan.ts';

/** What the index says to each thing that the page asks. */
export function answerTo(
  keeper: IndexKeeper,
  reader: Pick<DossierReader, 'rowsOf'>,
  shelf: CalendarShelf,
): (ask: IndexAsk) => Promise<IndexAnswer> {
  return async (ask) => {
    switch (ask.kind) {
      case 'list':
        return keeper.list(ask.query);
      case 'waiting':
        return { kind: 'waiting', ids: waitingIds(await keeper.upToDate(), ask.except) };
      case 'what-if': {
        const ids = openIds(await keeper.upToDate());
        return { kind: 'what-if', result: await whatIfOf(shelf, ask.overrides, ids, reader) };
      }
    }
  };
}

function waitingIds(index: DossierIndex, except: readonly string[]): readonly string[] {
  const taken = new Set(except);
  const bit = filterBit('hand-over');
  return index
    .dossiersWhere(({ id, filters, readOnly }) => !readOnly && (filters & bit) !== 0 && !taken.has(id))
    .toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : 0))
    .map(({ id }) => id);
}

function openIds(index: DossierIndex): readonly string[] {
  return index
    .dossiersWhere(({ fixedClass, sync }) => fixedClass !== 'settled' && sync !== 'refused')
    .map(({ id }) => id);
}
