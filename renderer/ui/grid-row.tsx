import { type ReactElement, memo } from 'react';
import { cx } from './cx.ts';
import styles from './data-grid.module.css';
import type { GridColumn } from './grid-view.tsx';

interface GridRowProps<Row> {
  readonly id: string;
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly GridColumn<Row>[];
  /** Of the columns, as CSS has it. */
  readonly template: string;
  /** Pixels from the top of the list. */
  readonly start: number;
  readonly isSelected: boolean;
  readonly mark: 'late' | 'soon' | null;
}

function DrawnRow<Row>(props: GridRowProps<Row>): ReactElement {
  const { id, row, index, columns, template, start, isSelected, mark } = props;
  return (
    // The grid itself has the focus and the keys; rows answer to the mouse only, and the grid hears that, too.
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={cx(
        styles['row'],
        styles['item'],
        isSelected && styles['selected'],
        mark !== null && styles[mark],
      )}
      style={{ gridTemplateColumns: template, top: start }}
    >
      {columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          className={cx(styles['cell'], column.align === 'end' && styles['end'])}
        >
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}

/** One row. Drawn anew only when something of it changes: scrolling draws the few that come in, not all that are seen. */
export const GridRow = memo(DrawnRow) as typeof DrawnRow;

/** The index of the row in which something of the page stands; null outside of rows. */
export function rowIndexAt(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest('[role="row"]') : null;
  return row === null ? null : Number(row.getAttribute('aria-rowindex')) - 2;
}
