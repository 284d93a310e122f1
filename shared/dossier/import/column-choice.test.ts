import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Table } from './cells.ts';
import {
  choiceOf,
  columnsOf,
  doubledIn,
  isWhole,
  learnedFrom,
  missingIn,
  samplesOf,
  withField,
  withHeadRow,
} from './column-choice.ts';
import { findColumns, type RegisterField, registerFields, requiredFields } from './columns.ts';

const nothing = new Map<string, RegisterField | null>();
/** Of an office with words of its own; two headings are known, one is empty. */
const table: Table = [
  ['SỔ NĂM 2025', null],
  ['Mã số', 'Việc', 'Công dân', 'Địa chỉ', 'Vào', 'Ra', '', 'Ngày nhận'],
  ['HS-1', 'Khai sinh', 'Nguyễn Văn Thử', 'Số 1', '05/01/2026', '06/01/2026', 'x', ''],
  ['HS-2', 'Khai sinh', 'Trần Thị Thử', 'Số 2', '05/01/2026', '06/01/2026', '', ''],
];
const said: readonly (readonly [number, RegisterField | null])[] = [
  [0, 'code'],
  [1, 'procedure'],
  [2, 'name'],
  [4, 'received'],
  [5, 'due'],
];
const chosen = () =>
  said.reduce((choice, [at, field]) => withField(choice, at, field), choiceOf(table, nothing));

describe('columns that a person names', () => {
  it('begin with what was recognised, in the likeliest row', () => {
    const choice = choiceOf(table, nothing);
    expect(choice.headRow).toBe(1);
    expect(choice.fields).toEqual([null, null, null, 'address', null, null, null, 'received']);
    expect(missingIn(choice)).toEqual(['code', 'procedure', 'name', 'due']);
    expect(samplesOf(table, choice, 2, 3)).toEqual(['Nguyễn Văn Thử', 'Trần Thị Thử']);
    expect(samplesOf(table, choice, 6, 3)).toEqual(['x']);
  });

  it('begin with the fullest row where nothing is known, and with nothing in an empty table', () => {
    expect(choiceOf([['a'], ['b', 'c'], ['d', 'e']], nothing)).toEqual({ headRow: 1, fields: [null, null] });
    expect(choiceOf([], nothing)).toEqual({ headRow: 0, fields: [] });
    expect(withHeadRow(table, 0, nothing).fields).toHaveLength(8);
  });

  it('are enough when all that is needed has one column each', () => {
    const began = chosen();
    expect(began.fields).toEqual([
      'code',
      'procedure',
      'name',
      'address',
      'received',
      'due',
      null,
      'received',
    ]);
    expect([missingIn(began), [...doubledIn(began)], isWhole(began)]).toEqual([[], ['received'], false]);
    const choice = withField(began, 7, null);
    expect(isWhole(choice)).toBe(true);
    expect(columnsOf(choice)).toEqual({
      headRow: 1,
      places: { code: 0, procedure: 1, name: 2, address: 3, received: 4, due: 5 },
    });
    expect(missingIn(withField(choice, 0, null))).toEqual(['code']);
    expect(isWhole(withField(choice, 0, null))).toBe(false);
  });

  it('keep what they say while the arrow keys pass by it elsewhere', () => {
    const passed = registerFields.reduce((now, field) => withField(now, 6, field), chosen());
    expect(withField(passed, 6, null)).toEqual(chosen());
  });

  it('are known in the next file, wherever they stand there, and a column that is not used stays out', () => {
    expect(findColumns(table, nothing)).toMatchObject({ ok: false });
    const learned = learnedFrom(table, withField(chosen(), 7, null));
    expect(learned.get('cong dan')).toBe('name');
    expect(learned.get('ngay nhan')).toBeNull();
    expect(learned.has('')).toBe(false);
    const next: Table = [
      ['NGÀY NHẬN', 'Ra', 'Vào', 'Địa chỉ', 'Công dân (họ tên)', 'Việc', 'mã số', 'Ghi chú'],
    ];
    expect(findColumns(next, learned)).toEqual({
      ok: true,
      value: {
        headRow: 0,
        places: { due: 1, received: 2, address: 3, name: 4, procedure: 5, code: 6, note: 7 },
      },
    });
  });

  it('are read as they were chosen, and nothing is read while they are not whole', () => {
    const changes = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 7 }), fc.option(fc.constantFrom(...registerFields))),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(changes, (all) => {
        const choice = all.reduce((now, [at, field]) => withField(now, at, field), choiceOf(table, nothing));
        const used = choice.fields.filter((field) => field !== null);
        const isClear = new Set(used).size === used.length;
        expect(doubledIn(choice).size === 0).toBe(isClear);
        expect(missingIn(choice)).toEqual(requiredFields.filter((field) => !used.includes(field)));
        expect(isWhole(choice)).toBe(isClear && requiredFields.every((field) => used.includes(field)));
        if (!isClear) return;
        const { places } = columnsOf(choice);
        expect(Object.keys(places).toSorted()).toEqual(used.toSorted());
        for (const [at, field] of choice.fields.entries()) if (field !== null) expect(places[field]).toBe(at);
      }),
    );
  });

  it('are read from the next file as they were chosen, when every heading is another', () => {
    const assignments = fc.uniqueArray(fc.constantFrom(...registerFields), { minLength: 1 });
    fc.assert(
      fc.property(assignments, (fields) => {
        const headings: Table = [fields.map((_, at) => `Cột lạ ${'abcdefghijkl'[at]}`)];
        const choice = fields.reduce(
          (now, field, at) => withField(now, at, field),
          choiceOf(headings, nothing),
        );
        expect(choiceOf(headings, learnedFrom(headings, choice))).toEqual(choice);
      }),
    );
  });
});
