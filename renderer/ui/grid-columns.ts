/** How wide a column of a grid is. */
export interface ColumnWidth {
  /** Pixels, or a share of what is left as CSS has it: `2fr`. */
  readonly width: number | `${number}fr`;
  /** The same in a narrow window; `none` leaves the column out where others matter more. As `width` unless told. */
  readonly narrow?: number | `${number}fr` | 'none';
}

/** A window of 1366 points at 125 %, or one that was made small. */
export const narrowWindow = '(width <= 1180px)';

/** The columns that there is room for. */
export function columnsFor<C extends ColumnWidth>(columns: readonly C[], isNarrow: boolean): readonly C[] {
  return isNarrow ? columns.filter(({ narrow }) => narrow !== 'none') : columns;
}

/** Their widths as CSS takes them. */
export function templateOf(columns: readonly ColumnWidth[], isNarrow: boolean): string {
  return columns
    .map(({ width, narrow }) => (isNarrow && narrow !== undefined && narrow !== 'none' ? narrow : width))
    .map((width) => (typeof width === 'number' ? `${width}px` : `minmax(0, ${width})`))
    .join(' ');
}
