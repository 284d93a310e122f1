import { describe, expect, it } from 'vitest';
import { dateOf, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { haNoiCalendar } from '#shared/sync/testing/ha-noi-calendar.ts';
import type { DossierRow } from '../store/rows.ts';
import { DossierIndex } from './dossier-index.ts';
import { indexedDossier } from './indexed-dossier.ts';
import type { ListFilter } from './list-query.ts';
import { me, other, sketchedRow as row } from './testing/dossier-sketch.ts';
import { type ListView, isIn, naiveList, naiveSearch } from './testing/naive-list.ts';

// Wednesday.
const now = localDateTimeSchema.parse('2026-11-25T10:00');
const view: ListView = { now, today: dateOf(now), calendar: haNoiCalendar(), userId: me, counterId: null };

type Answer = (rows: readonly DossierRow[], filter: ListFilter, view: ListView, typed: string) => string[];

const naive: Answer = (rows, filter, chosen, typed) =>
  naiveSearch(
    naiveList(rows, chosen).filter((entry) => isIn(filter, entry, chosen)),
    typed,
  ).map((entry) => entry.row.id);

const indexed: Answer = (rows, filter, { now: at, calendar, userId, counterId }, typed) => {
  const index = new DossierIndex({ now: at, calendar, userId });
  index.apply(rows.map((one) => indexedDossier(one, calendar)));
  const choice = { filter, counterId, typed, lane: null, sort: null } as const;
  const page = index.page({ ...choice, offset: 0, limit: 100, selectedId: null });
  expect(page.counts[filter]).toBe(
    index.page({ ...choice, typed: '', offset: 0, limit: 0, selectedId: null }).count,
  );
  return page.rows.map((entry) => entry.row.id);
};

describe.each([
  ['the index', indexed],
  ['the naive list', naive],
])('%s', (_name, answer) => {
  const ids = (
    rows: readonly DossierRow[],
    filter: ListFilter = 'open',
    change: Partial<ListView> = {},
    typed = '',
  ): string[] => answer(rows, filter, { ...view, ...change }, typed);

  const rows = [
    row({ n: 1, due: '2026-12-18T16:30' }),
    row({ n: 2, due: '2026-11-24T16:30', by: other }),
    row({ n: 3, due: '2026-11-25T16:30', receivedAt: '2026-11-25T09:30' }),
    row({ n: 4, due: '2026-11-27T16:30', slip: 'failed', counterId: 'c2' }),
  ];

  it('puts what is most at risk first', () => {
    expect(ids(rows)).toEqual(['d2', 'd3', 'd4', 'd1']);
  });

  it('filters by the clock, the person, the counter and what needs a look', () => {
    expect(ids(rows, 'today')).toEqual(['d3']);
    expect(ids(rows, 'overdue')).toEqual(['d2']);
    expect(ids(rows, 'due-soon')).toEqual(['d3', 'd4']);
    expect(ids(rows, 'mine')).toEqual(['d3', 'd4', 'd1']);
    expect(ids(rows, 'trouble')).toEqual(['d4']);
    expect(ids(rows, 'open', { counterId: 'c2' })).toEqual(['d4']);
  });

  it('counts what the server refused or put before the supervisor as trouble', () => {
    expect(ids([row({ n: 1, sync: 'refused' }), row({ n: 2, sync: 'review' })], 'trouble')).toEqual([
      'd1',
      'd2',
    ]);
  });

  it('moves a dossier to overdue the second after it was due', () => {
    const due = [row({ n: 1, due: '2026-11-25T16:30' })];
    expect(ids(due, 'overdue', { now: localDateTimeSchema.parse('2026-11-25T16:30') })).toEqual([]);
    expect(ids(due, 'overdue', { now: localDateTimeSchema.parse('2026-11-25T16:30:01') })).toEqual(['d1']);
  });

  it('[DL-12] sets paused dossiers apart from those whose clock runs', () => {
    const paused = row({ n: 21, due: '2026-11-24T16:30', paused: true });
    expect(ids([paused, ...rows], 'paused')).toEqual(['d21']);
    expect(ids([paused], 'overdue')).toEqual([]);
    expect(ids([paused])).toEqual(['d21']);
  });

  it('sets apart what waits for a hand-over, a supplement, its citizen or a letter', () => {
    const lives = [
      row({ n: 31, status: 'accepted' }),
      row({ n: 32, status: 'supplementing', paused: true }),
      row({ n: 33, status: 'at-counter', due: '2026-11-20T16:30' }),
      row({ n: 34, status: 'returned', due: '2026-11-20T16:30' }),
      row({ n: 35, status: 'in-process', due: '2026-11-27T16:30' }),
    ];
    expect(ids(lives, 'hand-over')).toEqual(['d35', 'd31']);
    expect(ids(lives, 'supplement')).toEqual(['d32']);
    expect(ids(lives, 'uncollected')).toEqual(['d33']);
    expect(ids(lives, 'apology')).toEqual(['d35']);
    expect(ids(lives, 'overdue')).toEqual([]);
    // What is settled comes last, and what is over is not open any more.
    expect(ids(lives)).toEqual(['d35', 'd31', 'd32', 'd33']);
  });

  it('[CFL-9] shows void dossiers under a filter of their own, and where somebody must look', () => {
    const gone = row({ n: 24, due: '2026-11-24T16:30', voided: true });
    for (const filter of ['open', 'overdue', 'mine', 'trouble'] as const)
      expect(ids([gone], filter)).toEqual([]);
    expect(ids([gone, ...rows], 'voided')).toEqual(['d24']);
    expect(ids([row({ n: 25, voided: true, sync: 'review' })], 'trouble')).toEqual(['d25']);
  });

  it('puts a slip whose date is no longer true among what must be looked at', () => {
    expect(ids([row({ n: 22, printedDue: '2026-12-03T16:30' })], 'trouble')).toEqual(['d22']);
    expect(ids([row({ n: 23, printedDue: '2026-12-04T16:30' })], 'trouble')).toEqual([]);
  });
  describe('searching', () => {
    const people = [
      row({ n: 1, name: 'Trần Văn Hóa' }),
      row({ n: 2, name: 'Trần Văn Hòa' }),
      row({ n: 3, name: 'Lê Thị Đào' }),
    ];
    const found = (typed: string): string[] => ids(people, 'open', {}, typed);

    it('finds without diacritics, and who types them gets the exact name first', () => {
      expect(found('hoa')).toEqual(['d1', 'd2']);
      expect(found('hòa')).toEqual(['d2', 'd1']);
      expect(found('dao le')).toEqual(['d3']);
    });

    it('finds by a piece of the code, the number, the phone and the procedure', () => {
      expect(found('261124-0002')).toEqual(['d2']);
      expect(found('000090000003')).toEqual(['d3']);
      expect(found('912000001')).toHaveLength(3);
      expect(found('0912000001')).toHaveLength(3);
      expect(found('hon nhan')).toHaveLength(3);
    });

    it('gives all in the order of the list for an empty query, and nothing for what is not there', () => {
      expect(found('  ')).toEqual(['d1', 'd2', 'd3']);
      expect(found('khong co')).toEqual([]);
    });
  });
});
