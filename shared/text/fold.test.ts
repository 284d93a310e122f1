import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldQuery, foldVietnamese, foldedIncludes, matchRank, withPlainI } from './fold.ts';

const VIETNAMESE_LETTERS = [
  ...'aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ ',
];
const vietnameseText = fc
  .array(fc.constantFrom(...VIETNAMESE_LETTERS), { maxLength: 40 })
  .map((letters) => letters.join(''));

function rank(text: string, query: string): number | null {
  return matchRank(foldVietnamese(text), text, query);
}

describe('foldVietnamese', () => {
  it.each([
    ['Nguyễn Văn Đức', 'nguyen van duc'],
    ['  ĐẶNG   Thị\tƯớc ', 'dang thi uoc'],
    ['Căn cước', 'can cuoc'],
    ['H26.001-260105-0001', 'h26.001-260105-0001'],
    ['', ''],
  ])('folds %j', (text, key) => {
    expect(foldVietnamese(text)).toBe(key);
  });

  it('makes old and new tone placement equal', () => {
    expect(foldVietnamese('hoà')).toBe(foldVietnamese('hòa'));
    expect(foldVietnamese('thuý')).toBe(foldVietnamese('thúy'));
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = foldVietnamese(text);
        expect(foldVietnamese(once)).toBe(once);
      }),
    );
  });

  it('does not care about composition or case', () => {
    fc.assert(
      fc.property(vietnameseText, (text) => {
        const key = foldVietnamese(text);
        expect(foldVietnamese(text.normalize('NFD'))).toBe(key);
        expect(foldVietnamese(text.toUpperCase())).toBe(key);
      }),
    );
  });

  it('leaves nothing but plain letters and single spaces of Vietnamese text', () => {
    fc.assert(
      fc.property(vietnameseText, (text) => {
        expect(foldVietnamese(text)).toMatch(/^([a-z]+( [a-z]+)*)?$/u);
      }),
    );
  });
});

describe('withPlainI', () => {
  it.each([
    ['đăng ký', 'đăng kí'],
    ['LÝ Mỹ Kỳ', 'LÍ Mĩ Kì'],
    ['Thúy, tay, quý, Yến, nghỉ', 'Thúy, tay, quý, Yến, nghỉ'],
  ])('writes %j as %j', (text, spelled) => {
    expect(withPlainI(text)).toBe(spelled);
  });
});

describe('matchRank', () => {
  it('needs every word of the query', () => {
    expect(rank('Đăng ký khai sinh', 'khai tu')).toBeNull();
    expect(rank('Đăng ký khai sinh', 'sinh dang')).not.toBeNull();
  });

  it('puts exact diacritics before merely equal letters', () => {
    const exact = rank('Trần Văn Hoa', 'hoa');
    expect(rank('Nguyễn Thị Hoà', 'hoà')).toBeLessThan(rank('Hoa Thị Mai', 'hoà') ?? -1);
    expect(exact).toBe(1);
  });

  it('takes either tone placement and a half-typed syllable as exact', () => {
    expect(rank('Hòa', 'hoà')).toBe(0);
    expect(rank('Nguyễn Văn An', 'nguyê')).toBe(0);
    expect(rank('Nguyễn Văn An', 'nguyễ')).toBe(0);
    expect(rank('Nguyễn Văn An', 'nguyệ')).toBeGreaterThanOrEqual(4);
  });

  it('ranks the start of the text, then a phrase, then words, then parts of words', () => {
    const query = 'khai sinh';
    const ranks = ['Khai sinh lại', 'Đăng ký khai sinh', 'Sinh con, khai báo', 'Đăng khaisinh sinh'].map(
      (text) => rank(text, query),
    );
    expect(ranks).toEqual([0, 1, 2, 2]);
    expect(rank('Bản sao', 'ao')).toBe(3);
  });

  it('finds every text by its own folded words in any order', () => {
    fc.assert(
      fc.property(vietnameseText, fc.nat(), (text, turn) => {
        const words = foldVietnamese(text).split(' ');
        const turned = [...words.slice(turn % words.length), ...words.slice(0, turn % words.length)];
        expect(matchRank(foldVietnamese(text), text, turned.join(' '))).not.toBeNull();
      }),
    );
  });

  it('ranks one word as it ranks it among others', () => {
    const letter = fc.constantFrom('a', 'b', '0', '-', ' ');
    const short = (maxLength: number) =>
      fc.array(letter, { minLength: 1, maxLength }).map((letters) => letters.join('').trim());
    fc.assert(
      fc.property(short(12), short(3), (text, typed) => {
        const query = foldQuery(typed);
        // An empty word more keeps it off the short cut and changes nothing.
        const plain = { ...query, words: ['', ...query.words] };
        expect(matchRank(text, text, query)).toBe(matchRank(text, text, plain));
      }),
    );
  });

  it('accepts a prepared query', () => {
    expect(foldedIncludes('dang ky khai sinh', foldQuery('KHAI  đăng'))).toBe(true);
    expect(foldedIncludes('dang ky khai sinh', '')).toBe(true);
  });
});
