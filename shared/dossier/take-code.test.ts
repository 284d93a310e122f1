import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDateSchema } from '#shared/calendar/local-time.ts';
import { dossierCodeParts, provisionalNumber } from './code.ts';
import { type Lane, type Numbering, freshNumbering, numbersLeft } from './lane.ts';
import { type CodeRequest, takeCode } from './take-code.ts';

const date = localDateSchema.parse('2026-11-24');
const leaseUntil = Date.UTC(2027, 0, 1);
const now = leaseUntil - 1;
const lane = (number: number, first: number, last: number): Lane => ({
  number,
  first,
  last,
  fence: 1,
  leaseUntil,
});

function taking(change: Partial<CodeRequest>): (used: Numbering) => ReturnType<typeof takeCode> {
  return (used) =>
    takeCode({
      policy: 'lane',
      agencyCode: 'H26.001.01',
      lane: lane(1, 1, 3),
      moreLanes: [],
      date,
      now,
      ...change,
      used,
    });
}

function codesOf(count: number, take: (used: Numbering) => ReturnType<typeof takeCode>): readonly string[] {
  let used = freshNumbering;
  return Array.from({ length: count }, () => {
    const { code, numbering } = take(used);
    used = numbering;
    return code;
  });
}

describe('the code of the next dossier', () => {
  it('[NUM-1] is the next number of the lane, and of a lane leased beside it when that is used up', () => {
    expect(codesOf(5, taking({ moreLanes: [lane(4, 301, 302)] })).map((code) => code.slice(-4))).toEqual([
      '0001',
      '0002',
      '0003',
      '0301',
      '0302',
    ]);
  });

  it('[NUM-7] comes with the next place of the device’s book, which need not be the number of its lane', () => {
    const own = { ...lane(2, 901, 1800), book: 11 };
    const used = { ...freshNumbering, lastOfSeries: { 'receipt/2026/02': 40, 'receipt/2026/11': 4 } };
    expect(taking({ lane: own })(used).ofYear).toBe(5);
    expect(taking({ lane: lane(2, 901, 1800) })(used).ofYear).toBe(41);
  });

  it('[NUM-1] never comes twice, on any day, whatever lanes come and go', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ day: fc.constantFrom(0, 0, 0, 1), hasMore: fc.boolean(), isOver: fc.boolean() }),
        ),
        (steps) => {
          let used = freshNumbering;
          let day = 24;
          const codes = steps.map(({ day: later, hasMore, isOver }) => {
            day += later;
            const taken = taking({
              date: localDateSchema.parse(`2026-11-${Math.min(day, 30)}`),
              moreLanes: hasMore ? [lane(3, 201, 203)] : [],
              now: isOver ? leaseUntil + 1 : now,
            })(used);
            used = taken.numbering;
            return taken.code;
          });
          expect(new Set(codes).size).toBe(codes.length);
        },
      ),
    );
  });

  it('[NUM-2] is provisional when the lanes have no number left, when every lease is over, and nothing is ever refused', () => {
    expect(codesOf(5, taking({})).slice(3)).toEqual(['T012411-001', 'T012411-002']);
    expect(codesOf(1, taking({ now: leaseUntil + 1 }))).toEqual(['T012411-001']);
    expect(numbersLeft([lane(1, 1, 3)], freshNumbering, date, now)).toBe(3);
    expect(numbersLeft([lane(1, 1, 3)], freshNumbering, date, leaseUntil + 1)).toBe(0);
  });

  it('[NUM-3] is provisional from the first where the office numbers on the server', () => {
    expect(codesOf(2, taking({ policy: 'provisional' }))).toEqual(['T012411-001', 'T012411-002']);
    expect(taking({ policy: 'provisional' })(freshNumbering).ofYear).toBe(1);
  });

  it('is never taken for one of the other kind', () => {
    expect(provisionalNumber('t012411-012')).toBe(12);
    expect(provisionalNumber('H26.001.01-261124-0001')).toBeNull();
    expect(dossierCodeParts('T012411-001')).toBeNull();
  });
});
