import { type ReactElement, useCallback, useEffect, useRef, useState } from 'react';
import { type GridSort, sortAfterClick } from './grid-keys.ts';
import { type GridLook, GridView } from './grid-view.tsx';

/** The part of a long list that is here. */
export interface GridPage<Row> {
  /** Place of its first row in the whole list. */
  readonly offset: number;
  readonly rows: readonly Row[];
  /** Rows of the whole list. */
  readonly count: number;
  /** The row whose place was asked for, and that place; null when the list has it no longer. */
  readonly selectedId: string | null;
  readonly selectedIndex: number | null;
}

/** Where the arrow keys are. The row itself is known once its part of the list is here. */
export interface GridPlace {
  readonly id: string | null;
  readonly index: number;
}

export interface PagedGridProps<Row> extends GridLook<Row> {
  readonly page: GridPage<Row>;
  /** Which rows are wanted, some more than are seen. */
  readonly onWindow: (offset: number, limit: number) => void;
  readonly place: GridPlace | null;
  readonly onPlace: (place: GridPlace) => void;
  readonly sort: GridSort | null;
  readonly onSort: (sort: GridSort) => void;
  readonly isBusy: boolean;
}

/** Rows that are had beyond those that are drawn, so that scrolling finds them here. */
const margin = 60;

/** A grid of a list too long to be here as a whole: it asks for the part that it shows. */
export function PagedGrid<Row>(props: PagedGridProps<Row>): ReactElement {
  const { page, onWindow, place, onPlace, sort, onSort, rowId, ...look } = props;
  const [hasFocus, setHasFocus] = useState(false);
  const window = useRef({ offset: 0, limit: 0 });
  const rowAt = (index: number): Row | undefined => page.rows[index - page.offset];
  const selectedIndex = indexOf(place, page, hasFocus);
  const arrived = place !== null && place.id === null ? rowAt(selectedIndex) : undefined;
  useEffect(() => {
    if (arrived !== undefined) onPlace({ id: rowId(arrived), index: selectedIndex });
  }, [arrived, onPlace, rowId, selectedIndex]);

  const onRange = useCallback(
    (first: number, last: number): void => {
      const { offset, limit } = window.current;
      const isHere = first >= offset + (offset === 0 ? 0 : margin / 3) && last < offset + limit - margin / 3;
      if (isHere) return;
      const from = Math.max(0, first - margin);
      window.current = { offset: from, limit: last + margin - from };
      onWindow(from, last + margin - from);
    },
    [onWindow],
  );
  return (
    <GridView
      {...look}
      rowId={rowId}
      count={page.count}
      rowAt={rowAt}
      selectedIndex={selectedIndex}
      onSelectIndex={(index) => {
        const row = rowAt(index);
        onPlace({ index, id: row === undefined ? null : rowId(row) });
      }}
      sort={sort}
      onSort={(column) => onSort(sortAfterClick(sort, column))}
      onFocusChange={setHasFocus}
      onRange={onRange}
    />
  );
}

/** The row moves with the list; one that has left it gives its place up. Who comes by the keyboard is on the first row at once. */
function indexOf<Row>(place: GridPlace | null, page: GridPage<Row>, hasFocus: boolean): number {
  const first = hasFocus && page.count > 0 ? 0 : -1;
  if (place === null) return first;
  if (place.id === null || page.selectedId !== place.id) return Math.min(place.index, page.count - 1);
  return page.selectedIndex ?? first;
}
