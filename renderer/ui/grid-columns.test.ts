import { expect, it } from 'vitest';
import { type ColumnWidth, columnsFor, templateOf } from './grid-columns.ts';

const columns: readonly ColumnWidth[] = [
  { width: 212, narrow: 196 },
  { width: '1.5fr' },
  { width: 100, narrow: 'none' },
];

it('a wide window has all columns in their widths', () => {
  expect(columnsFor(columns, false)).toBe(columns);
  expect(templateOf(columns, false)).toBe('212px minmax(0, 1.5fr) 100px');
});

it('a narrow one leaves out what matters less and gives the rest its own widths', () => {
  expect(templateOf(columnsFor(columns, true), true)).toBe('196px minmax(0, 1.5fr)');
});
