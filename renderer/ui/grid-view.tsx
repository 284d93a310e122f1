import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useMemo,
  useRef,
} from 'react';
import { cx } from './cx.ts';
import styles from './data-grid.module.css';
import { type ColumnWidth, columnsFor, narrowWindow, templateOf } from './grid-columns.ts';
import { type GridSort, type SortValue, rowAfterKey } from './grid-keys.ts';
import { GridRow, rowIndexAt } from './grid-row.tsx';
import { text } from './text.vi.ts';

export interface GridColumn<Row> extends ColumnWidth {
  readonly id: string;
  readonly title: string;
  readonly align?: 'start' | 'end';
  readonly cell: (row: Row) => ReactNode;
  /** Makes the column sortable. Local dates and times sort as the texts they are. */
  readonly sortBy?: (row: Row) => SortValue;
  /** Sortable by whoever has all the rows, where the grid has a part of them. */
  readonly isSortable?: boolean;
}

/** What a grid is told of, wherever its rows come from. */
export interface GridLook<Row> {
  /** What is listed, for screen readers. */
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rowId: (row: Row) => string;
  /** Enter or a double click on a row. */
  readonly onOpen: (row: Row) => void;
  /** `late` marks the row's left edge, so that trouble is found while scrolling. The words stand in a cell. */
  readonly rowMark?: (row: Row) => 'late' | 'soon' | null;
  /** Shown below the head when there are no rows. */
  readonly empty: ReactNode;
  readonly autoFocus?: boolean;
}

interface GridViewProps<Row> extends GridLook<Row> {
  readonly count: number;
  /** Undefined for a row that is not here yet. */
  readonly rowAt: (index: number) => Row | undefined;
  /** The row that the arrow keys are on; -1 while there is none. */
  readonly selectedIndex: number;
  readonly onSelectIndex: (index: number) => void;
  readonly sort: GridSort | null;
  readonly onSort: (column: string) => void;
  /** Whether the keys of the grid go to it: told when that changes. */
  readonly onFocusChange: (hasFocus: boolean) => void;
  /** The first and the last row that are drawn, whenever they change. */
  readonly onRange?: (first: number, last: number) => void;
  /** What is shown is not what was asked for yet. */
  readonly isBusy?: boolean;
}

const rowHeight = 34;

/** A dense list of any length. One tab stop: arrows, Page, Home, End move, Enter opens; the head sorts. */
export function GridView<Row>(props: GridViewProps<Row>): ReactElement {
  const {
    label,
    columns: allColumns,
    count,
    rowAt,
    rowId,
    selectedIndex,
    onSelectIndex,
    onOpen,
    onRange,
  } = props;
  const { sort, onSort, rowMark, empty, onFocusChange, isBusy = false, autoFocus = false } = props;
  const id = useId();
  const isNarrow = useMediaQuery(narrowWindow, undefined, { getInitialValueInEffect: false }) ?? false;
  const columns = useMemo(() => columnsFor(allColumns, isNarrow), [allColumns, isNarrow]);
  const scroller = useRef<HTMLDivElement>(null);
  const selectedRow = selectedIndex === -1 ? undefined : rowAt(selectedIndex);
  const activeId = selectedRow === undefined ? undefined : `${id}-${rowId(selectedRow)}`;

  // The React compiler is not used here, and the returned functions are only called in this component.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollPaddingStart: rowHeight,
    overscan: 6,
  });
  const template = templateOf(columns, isNarrow);

  useEffect(() => {
    if (autoFocus) scroller.current?.focus();
  }, [autoFocus]);

  const drawn = virtual.getVirtualItems();
  const [first, last] = [drawn.at(0)?.index ?? 0, drawn.at(-1)?.index ?? 0];
  useEffect(() => onRange?.(first, last), [onRange, first, last]);

  const select = (index: number): void => {
    onSelectIndex(index);
    virtual.scrollToIndex(index, { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey) return;
    if (event.key === 'Enter') {
      if (selectedRow === undefined) return;
      event.preventDefault();
      onOpen(selectedRow);
      return;
    }
    const page = Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1;
    const next = rowAfterKey(event.key, selectedIndex, count, page);
    if (next === null) return;
    event.preventDefault();
    select(next);
  };

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-busy={isBusy}
      aria-colcount={columns.length}
      aria-activedescendant={activeId}
      tabIndex={0}
      className={styles['grid']}
      onKeyDown={onKeyDown}
      onFocus={(event) => onFocusChange(event.target === event.currentTarget)}
      onBlur={() => onFocusChange(false)}
    >
      <div role="rowgroup" className={styles['head']}>
        <div role="row" aria-rowindex={1} className={styles['row']} style={{ gridTemplateColumns: template }}>
          {columns.map((column) => (
            <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
        </div>
      </div>
      {/* The keys go to the grid itself; its rows answer to the mouse only. */}
      <div
        role="rowgroup"
        className={styles['body']}
        style={{ height: virtual.getTotalSize() }}
        onMouseDown={({ target }) => {
          const index = rowIndexAt(target);
          if (index !== null) select(index);
        }}
        onDoubleClick={({ target }) => {
          const row = rowAt(rowIndexAt(target) ?? -1);
          if (row !== undefined) onOpen(row);
        }}
      >
        {drawn.map(({ index, start }) => {
          const row = rowAt(index);
          if (row === undefined) return null;
          return (
            <GridRow
              key={rowId(row)}
              id={`${id}-${rowId(row)}`}
              row={row}
              index={index}
              columns={columns}
              template={template}
              start={start}
              isSelected={index === selectedIndex}
              mark={rowMark?.(row) ?? null}
            />
          );
        })}
      </div>
      {count === 0 && <div className={styles['empty']}>{empty}</div>}
    </div>
  );
}

interface HeadCellProps<Row> {
  readonly column: GridColumn<Row>;
  readonly sort: GridSort | null;
  readonly onSort: (column: string) => void;
}

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>): ReactElement {
  const isSorted = sort?.column === column.id;
  const order = isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none';
  const className = cx(styles['cell'], column.align === 'end' && styles['end']);
  if (column.sortBy === undefined && column.isSortable !== true) {
    return (
      <div role="columnheader" className={className}>
        {column.title}
      </div>
    );
  }
  return (
    <div role="columnheader" aria-sort={order} className={className}>
      <button type="button" className={styles['sort']} onClick={() => onSort(column.id)}>
        {column.title}
        {order === 'ascending' && <IconArrowUp size={14} aria-label={text.sortedUp} />}
        {order === 'descending' && <IconArrowDown size={14} aria-label={text.sortedDown} />}
      </button>
    </div>
  );
}
