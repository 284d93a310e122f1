/** The row that a key leads to, or null when the key is not the grid's. @param page rows that are visible at once */
export function rowAfterKey(key: string, at: number, count: number, page: number): number | null {
  if (count === 0) return null;
  const clamp = (index: number): number => Math.min(Math.max(index, 0), count - 1);
  switch (key) {
    case 'ArrowDown':
      return clamp(at + 1);
    case 'ArrowUp':
      return clamp(at - 1);
    case 'PageDown':
      return clamp(at + Math.max(1, page - 1));
    case 'PageUp':
      return clamp(at - Math.max(1, page - 1));
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

export type SortValue = string | number;

export interface GridSort {
  readonly column: string;
  readonly isDescending: boolean;
}

/** A click on the head of a column: sorts by it, or turns its order round. */
export function sortAfterClick(before: GridSort | null, column: string): GridSort {
  return { column, isDescending: before?.column === column && !before.isDescending };
}

/** Sorted copy; equal rows keep their order. Texts are ordered as Vietnamese orders them. */
export function sortedRows<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => SortValue,
  isDescending: boolean,
): readonly Row[] {
  const { compare } = new Intl.Collator('vi', { numeric: true });
  const sign = isDescending ? -1 : 1;
  return rows
    .map((row) => ({ row, value: valueOf(row) }))
    .toSorted((a, b) => sign * compareValues(a.value, b.value, compare))
    .map(({ row }) => row);
}

function compareValues(a: SortValue, b: SortValue, compare: (a: string, b: string) => number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b));
}
