import { type ReactElement, useCallback, useEffect, useState } from 'react';
import type { OpenClass } from '#shared/calendar/classes.ts';
import { useGo, useListFilter } from '../app/navigation.ts';
import { useProfile } from '../app/session.tsx';
import {
  type DueLane,
  type ListBuilding,
  type ListChoice,
  type ListFilter,
  type ListPage,
  type ListedDossier,
  listColumns,
  listFilters,
} from '../search/list-query.ts';
import { useListPage } from '../search/use-list-page.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import type { GridSort } from '../ui/grid-keys.ts';
import { type GridPlace, PagedGrid } from '../ui/paged-grid.tsx';
import { Panel } from '../ui/panel.tsx';
import { Screen } from '../ui/screen.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { LaneBar, LaneChoice } from './lanes.tsx';
import { savedFilterText } from './saved-filter-text.vi.ts';
import { SavedFilters } from './saved-filters.tsx';
import { text } from './text.vi.ts';
import { workListColumns } from './work-list-columns.tsx';
import styles from './work-list.module.css';

/** Rows that are asked for before the grid knows how many it can show. */
const firstWindow = { offset: 0, limit: 80 };

/** F3: what is open, what is late, and any dossier by a few letters. */
export function WorkListScreen(): ReactElement {
  const { office } = useProfile();
  const go = useGo();
  const toast = useToast();
  const [filterText, setFilterText] = useListFilter();
  const [counterId, setCounterId] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [lane, setLane] = useState<DueLane | null>(null);
  const [sort, setSort] = useState<GridSort | null>(null);
  const [window, setWindow] = useState(firstWindow);
  const [place, setPlace] = useState<GridPlace | null>(null);
  const filter = listFilters.find((one) => one === filterText) ?? 'open';
  const column = listColumns.find((one) => one === sort?.column);
  const { answer, isBusy, firstMatch, select } = useListPage({
    filter,
    lane,
    counterId,
    typed,
    sortColumn: column ?? null,
    isDescending: sort?.isDescending ?? false,
    ...window,
  });
  const onWindow = useCallback((offset: number, limit: number) => setWindow({ offset, limit }), []);
  useEffect(() => select(place?.id ?? null), [select, place]);
  const page = answer?.kind === 'page' ? answer : null;
  const choose = (next: ListChoice): void => {
    const isThere = next.counterId === null || office.counters.some(({ id }) => id === next.counterId);
    if (!isThere) toast.show({ kind: 'info', title: savedFilterText.counterGone });
    setFilterText(next.filter);
    setLane(next.lane);
    setCounterId(isThere ? next.counterId : null);
    setTyped(next.typed);
  };

  return (
    <Screen
      title={text.listTitle}
      remark={page === null ? '' : text.count(page.count, page.total)}
      actions={
        <>
          <SavedFilters choice={{ filter, lane, counterId, typed }} onChoose={choose} />
          <Button
            label={text.newDossier}
            kind="primary"
            shortcut="F2"
            isShortcutShownOnly
            onClick={go.newDossier}
          />
        </>
      }
    >
      <div className={styles['bar']}>
        <ChoiceField<ListFilter>
          label={text.filters}
          isLabelHidden
          options={filterOptions(filter, page)}
          value={filter}
          onChange={(next) => {
            setFilterText(next);
            setLane(null);
          }}
        />
        <SelectField
          label={text.counter}
          isLabelHidden
          options={[
            { value: '', label: text.allCounters },
            ...office.counters.map(({ id, name }) => ({ value: id as string, label: name })),
          ]}
          value={counterId ?? ''}
          onChange={({ target }) => setCounterId(target.value === '' ? null : target.value)}
        />
        <div className={styles['search']}>
          <TextField
            label={text.search}
            isLabelHidden
            kind="search"
            placeholder={text.searchHint}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            data-main-search
            onKeyDown={(event) => {
              if (event.key === 'Enter') void firstMatch().then((id) => id !== null && go.dossier(id));
              if (event.key !== 'ArrowDown') return;
              event.preventDefault();
              event.currentTarget.closest('main')?.querySelector<HTMLElement>('[role="grid"]')?.focus();
            }}
          />
        </div>
      </div>
      <Panel
        title={text.filter[filter]}
        isFlush
        isFilling
        aside={page !== null && <LaneChoice lanes={page.lanes} value={lane} onChange={setLane} />}
      >
        {page !== null && <LaneBar lanes={page.lanes} />}
        <PagedGrid<ListedDossier>
          label={text.listLabel}
          columns={workListColumns}
          page={page ?? nothingYet}
          rowId={rowId}
          onWindow={onWindow}
          place={place}
          onPlace={setPlace}
          sort={sort}
          onSort={setSort}
          isBusy={isBusy}
          onOpen={({ row }) => go.dossier(row.id)}
          rowMark={({ openClass }) => rowMarks[openClass]}
          empty={<Empty answer={answer} />}
          autoFocus
        />
      </Panel>
    </Screen>
  );
}

const nothingYet = { offset: 0, rows: [], count: 0, selectedId: null, selectedIndex: null };

function rowId({ row }: ListedDossier): string {
  return row.id;
}

const rareFilters: ReadonlySet<ListFilter> = new Set([
  'voided',
  'apology',
  'hand-over',
  'supplement',
  'paused',
  'uncollected',
  'imported',
]);

/** With their counts; some are rare, and their choice stands there only when there are any. */
function filterOptions(chosen: ListFilter, page: ListPage | null) {
  return listFilters.flatMap((value) => {
    const count = page?.counts[value] ?? 0;
    if (rareFilters.has(value) && count === 0 && chosen !== value) return [];
    return [{ value, label: page === null ? text.filter[value] : `${text.filter[value]} (${count})` }];
  });
}

const rowMarks: Readonly<Record<OpenClass | 'settled', 'late' | 'soon' | null>> = {
  'in-time': null,
  'due-soon': 'soon',
  'due-today': 'soon',
  overdue: 'late',
  paused: null,
  settled: null,
};

function Empty({ answer }: { readonly answer: ListPage | ListBuilding | null }): ReactElement | null {
  if (answer === null) return null;
  if (answer.kind === 'building')
    return <EmptyState title={text.building}>{text.buildingText(answer.done, answer.total)}</EmptyState>;
  return answer.total === 0 ? (
    <EmptyState title={text.emptyTitle}>{text.emptyText}</EmptyState>
  ) : (
    <EmptyState title={text.noMatchTitle}>{text.noMatchText}</EmptyState>
  );
}
