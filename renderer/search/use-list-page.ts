import { useCallback, useMemo, useState } from 'react';
import type { DossierId } from '#shared/kernel/ids.ts';
import { useServices } from '../app/services.tsx';
import { KeptRows } from './kept-rows.ts';
import type { ListBuilding, ListChoice, ListColumn, ListPage, ListQuery } from './list-query.ts';
import { useLatest } from './use-latest.ts';
import { useListMoment } from './use-list-moment.ts';

export interface WantedPage extends ListChoice {
  readonly sortColumn: ListColumn | null;
  readonly isDescending: boolean;
  readonly offset: number;
  readonly limit: number;
}

export interface ShownPage {
  /** Null before the first answer. */
  readonly answer: ListPage | ListBuilding | null;
  /** What is shown is the answer to an earlier question. */
  readonly isBusy: boolean;
  /** The first dossier of the list that was asked for, whichever is shown still; null when there is none. */
  readonly firstMatch: () => Promise<DossierId | null>;
  /** Whose place is to be told with every answer. */
  readonly select: (id: string | null) => void;
}

/** A window of the work list, kept true. */
export function useListPage(wanted: WantedPage): ShownPage {
  const { dossierIndex } = useServices();
  const moment = useListMoment();
  const { filter, lane, counterId, typed, sortColumn, isDescending, offset, limit } = wanted;
  const query = useMemo(
    (): ListQuery => ({
      ...moment,
      filter,
      lane,
      counterId,
      typed,
      sort: sortColumn === null ? null : { column: sortColumn, isDescending },
      offset,
      limit,
      selectedId: null,
    }),
    [moment, filter, lane, counterId, typed, sortColumn, isDescending, offset, limit],
  );
  const [selection] = useState(() => new Selection());
  const [kept] = useState(() => new KeptRows());
  const shown = useLatest(query, async (asked) =>
    kept.keep(await dossierIndex.list({ ...asked, selectedId: selection.id })),
  );
  const select = useCallback((id: string | null) => selection.choose(id), [selection]);
  return {
    answer: shown?.answer ?? null,
    isBusy: shown?.query !== query,
    firstMatch: async () => {
      const answer = await dossierIndex.list({ ...query, offset: 0, limit: 1 });
      return answer.kind === 'page' ? (answer.rows[0]?.row.id ?? null) : null;
    },
    select,
  };
}

/** Which row the arrow keys are on: part of each question, and no reason to ask. */
class Selection {
  id: string | null = null;

  choose(id: string | null): void {
    this.id = id;
  }
}
