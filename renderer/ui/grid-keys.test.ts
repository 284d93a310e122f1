import { describe, expect, it } from 'vitest';
import { rowAfterKey, sortedRows } from './grid-keys.ts';

describe('rowAfterKey', () => {
  it.each([
    ['ArrowDown', 3, 4],
    ['ArrowDown', 9, 9],
    ['ArrowDown', -1, 0],
    ['ArrowUp', 0, 0],
    ['PageDown', 0, 4],
    ['PageUp', 3, 0],
    ['Home', 7, 0],
    ['End', 0, 9],
    ['a', 0, null],
  ])('%s from %i leads to %s', (key, at, next) => {
    expect(rowAfterKey(key, at, 10, 5)).toBe(next);
  });

  it('has nowhere to go in an empty list', () => {
    expect(rowAfterKey('End', -1, 0, 5)).toBeNull();
  });
});

describe('sortedRows', () => {
  it('orders names as Vietnamese does and keeps equal rows in place', () => {
    const names = ['Đức', 'Ất', 'Dũng', 'Ân', 'An', 'Ánh'];
    expect(sortedRows(names, (name) => name, false)).toEqual(['An', 'Ánh', 'Ân', 'Ất', 'Dũng', 'Đức']);
    const rows = [
      { name: 'first', due: 2 },
      { name: 'second', due: 2 },
      { name: 'third', due: 1 },
    ];
    expect(sortedRows(rows, ({ due }) => due, true).map(({ name }) => name)).toEqual([
      'first',
      'second',
      'third',
    ]);
  });
});
