import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { type GridSort, sortAfterClick, sortedRows } from './grid-keys.ts';
import { type GridColumn, type GridLook, GridView } from './grid-view.tsx';

export type { GridColumn } from './grid-view.tsx';

export interface DataGridProps<Row> extends GridLook<Row> {
  readonly rows: readonly Row[];
  /** The row that the arrow keys are on; null while there is none. */
  readonly onSelect?: (row: Row | null) => void;
  /** Order at first; without it the rows stand as given. */
  readonly initialSort?: GridSort;
}

/** A grid of rows that are all here. */
export function DataGrid<Row>(props: DataGridProps<Row>): ReactElement {
  const { rows, rowId, columns, onSelect, initialSort, ...look } = props;
  const [sort, setSort] = useState<GridSort | null>(initialSort ?? null);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [hasFocus, setHasFocus] = useState(false);

  const ordered = useMemo(() => orderedRows(rows, columns, sort), [rows, columns, sort]);
  const found = selectedId === null ? -1 : ordered.findIndex((row) => rowId(row) === selectedId);
  // Who comes to the grid by the keyboard is on its first row at once, also when the rows arrive later than the focus.
  const selectedIndex = found === -1 && hasFocus && ordered.length > 0 ? 0 : found;
  const selectedRow = ordered[selectedIndex];
  const activeId = selectedRow === undefined ? null : rowId(selectedRow);

  const told = useRef<string | null | undefined>(undefined);
  useEffect(() => {
    if (told.current === activeId) return;
    told.current = activeId;
    onSelect?.(selectedRow ?? null);
  }, [activeId, selectedRow, onSelect]);

  return (
    <GridView
      {...look}
      columns={columns}
      rowId={rowId}
      count={ordered.length}
      rowAt={(index) => ordered[index]}
      selectedIndex={selectedIndex}
      onSelectIndex={(index) => {
        const row = ordered[index];
        setSelectedId(row === undefined ? null : rowId(row));
      }}
      sort={sort}
      onSort={(column) => setSort((before) => sortAfterClick(before, column))}
      onFocusChange={setHasFocus}
    />
  );
}

function orderedRows<Row>(
  rows: readonly Row[],
  columns: readonly GridColumn<Row>[],
  sort: GridSort | null,
): readonly Row[] {
  const sortBy = columns.find((column) => column.id === sort?.column)?.sortBy;
  return sortBy === undefined || sort === null ? rows : sortedRows(rows, sortBy, sort.isDescending);
}
