import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldQuery, foldVietnamese, placeRank } from '#shared/text/fold.ts';
import { SearchTexts } from './search-texts.ts';

// Few letters, so that they meet: with what stands between words, and one that folding leaves outside of ASCII.
const piece = fc.constantFrom('a', 'n', 'h', '0', '9', '.', '-', '+', 'ø', 'Đ', 'ò', ' ');
const some = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(piece, { maxLength }).map((pieces) => pieces.join(''));
// Beyond one word of bits, and beyond the room that there is at first.
const slot = fc.constantFrom(0, 1, 31, 32, 33, 1_023, 1_024, 5_000);

describe('the texts that are searched', () => {
  it('rank a query as reading each of them does, whatever stood in the slots before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(slot, some(40)), { maxLength: 20 }),
        fc.array(some(4), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 40 }),
        (writes, typings, length) => {
          const texts = new SearchTexts();
          const plain = new Map<number, string>();
          for (const [at, written] of writes) {
            const folded = foldVietnamese(written);
            texts.write(at, folded);
            plain.set(at, folded);
          }
          // One that is there, letter by letter, to where only the texts themselves know more.
          const [whole = ''] = plain.values();
          const typed = Array.from(whole.slice(0, length), (_, at) => whole.slice(0, at + 1));
          for (const query of [...typings, ...typed].map(foldQuery).filter(({ words }) => words.length > 0)) {
            const rankOf = texts.ranking(query);
            for (const [at, folded] of plain) expect(rankOf(at)).toBe(placeRank(folded, query));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
