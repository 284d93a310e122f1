import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldVietnamese } from '#shared/text/fold.ts';
import type { ListChoice } from './list-query.ts';
import { filterName, isSameChoice, mostFilterLetters, mostSavedFilters } from './saved-filter.ts';

const full = Array.from({ length: mostSavedFilters }, (_, n) => ({ nameKey: `loc ${n}` }));

describe('the name of a saved filter', () => {
  it('is kept as it is written, in single spaces, and told apart without diacritics and capitals', () => {
    expect(filterName('  Đất đai   gấp ', [])).toEqual({
      ok: true,
      value: { name: 'Đất đai gấp', nameKey: 'dat dai gap' },
    });
    expect(filterName('DAT DAI GAP', [])).toMatchObject({ value: { nameKey: 'dat dai gap' } });
  });

  it.each(['', '   ', '\u0301'])('is missing when nothing can be read in %j', (typed) => {
    expect(filterName(typed, [])).toEqual({ ok: false, code: 'filter-name-missing' });
  });

  it('has 40 letters at most, however its diacritics are encoded', () => {
    expect(filterName('ế'.repeat(mostFilterLetters).normalize('NFD'), []).ok).toBe(true);
    expect(filterName('ế'.repeat(mostFilterLetters + 1), [])).toMatchObject({ code: 'filter-name-long' });
  });

  it('may be one of twenty, and replaces its own filter even then', () => {
    expect(filterName('Mới', full.slice(1)).ok).toBe(true);
    expect(filterName('Mới', full)).toEqual({ ok: false, code: 'filters-full', detail: { most: 20 } });
    expect(filterName('LỌC 3', full)).toMatchObject({ value: { name: 'LỌC 3', nameKey: 'loc 3' } });
  });

  it('of any text is refused, or has 1 to 40 letters and the same key when it is typed again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
        const first = filterName(typed, []);
        if (!first.ok) return;
        const { name, nameKey } = first.value;
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(mostFilterLetters);
        expect(nameKey).toBe(foldVietnamese(typed));
        expect(filterName(name, full.slice(1))).toEqual(first);
      }),
    );
  });
});

describe('a combination of filters', () => {
  const choice: ListChoice = { filter: 'open', lane: 'today', counterId: 'c1', typed: 'khai sinh' };

  it('is the same only when all four parts are', () => {
    expect(isSameChoice(choice, { ...choice })).toBe(true);
    for (const other of [
      { ...choice, filter: 'mine' },
      { ...choice, lane: null },
      { ...choice, counterId: null },
      { ...choice, typed: '' },
    ] satisfies ListChoice[]) {
      expect(isSameChoice(choice, other)).toBe(false);
    }
  });
});
