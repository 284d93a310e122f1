import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LocalDateTime, dateOf, localDateTimeAt } from '#shared/calendar/local-time.ts';
import { haNoi, haNoiVersion, valueOf } from '#shared/calendar/testing/calendars.ts';
import { compileCalendar } from '#shared/calendar/working-calendar.ts';
import { lifeStates } from '#shared/dossier/life/life-state.ts';
import type { DossierRow } from '../store/rows.ts';
import { sortedRows } from '../ui/grid-keys.ts';
import { DossierIndex } from './dossier-index.ts';
import { indexedDossier } from './indexed-dossier.ts';
import type { Sight } from './list-moment.ts';
import { dueLanes, listFilters } from './list-query.ts';
import { type Sketch, me, other, sketchedRow } from './testing/dossier-sketch.ts';
import { isIn, laneOf, naiveList, naiveSearch } from './testing/naive-list.ts';

const calendars = {
  plain: haNoi,
  shut: valueOf(
    compileCalendar(haNoiVersion, [
      {
        id: 'o1',
        officeId: 'h',
        from: '2026-11-26',
        to: '2026-11-30',
        change: { kind: 'closure', name: 'Bão' },
        reason: 'Bão',
        actor: 'a',
      },
    ] as never),
  ),
};

// Around Wednesday 25/11/2026, a second or two around full minutes included.
const firstDay = 20_782;
const instant = fc
  .tuple(fc.integer({ min: -2, max: 7 }), fc.constantFrom(0, 32_400, 59_399, 59_400, 59_401, 86_399))
  .map(([day, second]) => localDateTimeAt(firstDay + day, second));
const limit = fc.constantFrom(
  { amount: 1, unit: 'same-day' },
  { amount: 2, unit: 'working-day' },
  { amount: 8, unit: 'working-day' },
  { amount: 12, unit: 'working-hour' },
  { amount: 20, unit: 'working-hour' },
  { amount: 30, unit: 'calendar-day' },
) as fc.Arbitrary<NonNullable<Sketch['limit']>>;
const sketch: fc.Arbitrary<Sketch> = fc.record(
  {
    n: fc.nat(11),
    name: fc.constantFrom('Trần Văn Hóa', 'Trần Văn Hòa', 'Lê Thị Đào', 'Nguyễn An Hoa'),
    due: instant,
    receivedAt: instant,
    by: fc.constantFrom(me, other),
    counterId: fc.constantFrom('c1', 'c2', 'c3'),
    slip: fc.constantFrom('failed', 'void', 'printed-confirmed'),
    sync: fc.constantFrom('saved', 'confirmed', 'review', 'refused'),
    paused: fc.boolean(),
    printedDue: instant,
    status: fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom('accepted', 'in-process') },
      fc.constantFrom(...lifeStates),
    ),
    voided: fc.boolean(),
    limit,
    reappointedTo: instant,
    isLateForeseen: fc.boolean(),
    isImported: fc.boolean(),
    legs: fc.array(limit, { minLength: 2, maxLength: 2 }),
  },
  { requiredKeys: ['n', 'due', 'name', 'status'] },
) as fc.Arbitrary<Sketch>;

type Step =
  | { readonly kind: 'put'; readonly sketches: readonly Sketch[] }
  | { readonly kind: 'remove'; readonly ns: readonly number[] }
  | {
      readonly kind: 'look';
      readonly sight: Omit<Sight, 'calendar'> & { readonly calendar: keyof typeof calendars };
    }
  | {
      readonly kind: 'ask';
      readonly filter: number;
      readonly counter: string | null;
      readonly typed: readonly string[];
    };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('put' as const),
    sketches: fc.uniqueArray(sketch, { selector: ({ n }) => n, minLength: 2, maxLength: 8 }),
  }),
  fc.record({ kind: fc.constant('remove' as const), ns: fc.uniqueArray(fc.nat(11), { maxLength: 3 }) }),
  fc.record({
    kind: fc.constant('look' as const),
    sight: fc.record({
      now: instant,
      userId: fc.constantFrom(me, other),
      calendar: fc.constantFrom<keyof typeof calendars>('plain', 'shut'),
    }),
  }),
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      filter: fc.nat(listFilters.length - 1),
      counter: fc.constantFrom(null, 'c1', 'c2', 'nowhere'),
      typed: fc.array(
        fc.constantFrom('', 'h', 'ho', 'hoa', 'hòa', 'hoa tr', 'hoa an', 'tran van', '0003', '091', 'zz'),
        { minLength: 1, maxLength: 4 },
      ),
    }),
  },
);

const everything = {
  filter: 'open',
  counterId: null,
  typed: '',
  lane: null,
  sort: null,
  offset: 0,
  limit: 100,
  selectedId: null,
} as const;

/** The index beside a plain map of rows. */
class Pair {
  sight: Sight = { now: '2026-11-25T10:00' as LocalDateTime, userId: me, calendar: haNoi };
  readonly rows = new Map<string, DossierRow>();
  readonly index = new DossierIndex(this.sight);

  take(next: Step): void {
    this.change(next);
    this.compare({ filter: 0, counter: null }, '');
  }

  private change(next: Step): void {
    switch (next.kind) {
      case 'put':
        this.put(next.sketches.map(sketchedRow));
        break;
      case 'remove': {
        const ids = next.ns.map((n) => `d${n}`);
        for (const id of ids) this.rows.delete(id);
        this.index.apply([], ids);
        break;
      }
      case 'look': {
        const before = this.sight.calendar;
        this.sight = { ...next.sight, calendar: calendars[next.sight.calendar] };
        this.index.look(this.sight);
        if (before !== this.sight.calendar)
          this.put(this.index.linkedIds().flatMap((id) => this.rows.get(id) ?? []));
        break;
      }
      case 'ask':
        for (const typed of next.typed) this.compare(next, typed);
    }
  }

  private put(rows: readonly DossierRow[]): void {
    for (const row of rows) this.rows.set(row.id, row);
    this.index.apply(rows.map((row) => indexedDossier(row, this.sight.calendar)));
  }

  private compare(
    { filter: at, counter }: Pick<Extract<Step, { kind: 'ask' }>, 'filter' | 'counter'>,
    typed: string,
  ): void {
    const filter = listFilters[at] ?? 'open';
    const { userId } = this.sight;
    const view = {
      ...this.sight,
      userId: userId ?? me,
      today: dateOf(this.sight.now),
      counterId: counter,
    };
    const listed = naiveList([...this.rows.values()], view);
    const expected = naiveSearch(
      listed.filter((entry) => isIn(filter, entry, view)),
      typed,
    );
    const page = this.index.page({ ...everything, filter, counterId: counter, typed, selectedId: 'd3' });
    expect(page.rows.map(({ row, left, openClass }) => [row.id, openClass, left])).toEqual(
      expected.map(({ row, left, openClass }) => [row.id, openClass, left]),
    );
    expect([page.count, page.total]).toEqual([expected.length, listed.length]);
    expect(page.counts).toEqual(
      Object.fromEntries(
        listFilters.map((one) => [one, listed.filter((entry) => isIn(one, entry, view)).length]),
      ),
    );
    for (const lane of dueLanes) {
      const inLane = expected.filter((entry) => laneOf(entry, view) === lane).map(({ row }) => row.id);
      expect(page.lanes[lane]).toBe(inLane.length);
      const alone = this.index.page({ ...everything, filter, counterId: counter, typed, lane });
      expect(alone.rows.map(({ row }) => row.id)).toEqual(inLane);
    }
    const place = expected.findIndex(({ row }) => row.id === 'd3');
    expect(page.selectedIndex).toBe(place === -1 ? null : place);
  }
}

describe('the index', () => {
  it('says what a naive scan says, after any dossiers, removals, clocks, calendars and questions', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 16 }), (steps) => {
        const pair = new Pair();
        for (const next of steps) pair.take(next);
      }),
      { numRuns: 200 },
    );
  });

  it('is ordered by a column as rows that are all there are', () => {
    const sort = fc.record({
      column: fc.constantFrom('code', 'applicant', 'left'),
      isDescending: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(sketch, { selector: ({ n }) => n }),
        sort,
        (sketches, { column, isDescending }) => {
          const index = new DossierIndex({
            now: '2026-11-25T10:00' as LocalDateTime,
            userId: me,
            calendar: haNoi,
          });
          index.apply(sketches.map((one) => indexedDossier(sketchedRow(one), haNoi)));
          const rows = index.page(everything).rows.map(({ row }) => row);
          const valueOf = { code: 'code', applicant: 'name', left: 'due' } as const;
          const sorted = sortedRows(rows, (row) => row[valueOf[column]], isDescending);
          const page = index.page({ ...everything, sort: { column, isDescending } });
          expect(page.rows.map(({ row }) => row)).toEqual(sorted);
        },
      ),
    );
  });

  it('finds the same whatever was typed before', () => {
    const names = ['Trần Văn Hóa', 'Trần Hòa', 'Lê Thị Đào', 'Hoa An', 'An Hoa Lê', 'Đào Văn An'];
    const rows = names.map((name, n) => indexedDossier(sketchedRow({ n, name }), haNoi));
    const piece = fc.constantFrom('h', 'hoa', 'hòa', 'tran', 'trần', 'an', 'le', 'đ', 'van', '000');
    const typing = fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join(' '));
    const sight = { now: '2026-11-25T10:00' as LocalDateTime, userId: me, calendar: haNoi };
    const fresh = (): DossierIndex => {
      const index = new DossierIndex(sight);
      index.apply(rows);
      return index;
    };
    fc.assert(
      fc.property(fc.array(typing, { minLength: 2, maxLength: 6 }), (typings) => {
        const kept = fresh();
        for (const typed of typings) {
          const query = { ...everything, typed };
          expect(kept.page(query).rows).toEqual(fresh().page(query).rows);
        }
      }),
    );
  });
});
