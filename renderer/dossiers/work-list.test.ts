import { describe, expect, it } from 'vitest';
import { dateOf, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import type { LifeState } from '#shared/dossier/life/life-state.ts';
import { freshLife } from '#shared/dossier/life/life.ts';
import { uncorrected } from '#shared/dossier/correction/state.ts';
import { userIdSchema } from '#shared/kernel/ids.ts';
import { haNoiCalendar } from '#shared/sync/testing/ha-noi-calendar.ts';
import type { EntityView } from '#shared/sync/client-core/local-store.ts';
import type { DossierRow } from '../store/rows.ts';
import { dossierRow } from '../store/view-rows.ts';
import { type ListFilter, type ListView, isIn, listedDossiers, searched } from './work-list.ts';

const me = userIdSchema.parse('01990000-0000-7000-8000-000000000101');
const other = userIdSchema.parse('01990000-0000-7000-8000-000000000102');
// Wednesday.
const now = localDateTimeSchema.parse('2026-11-25T10:00');
const view: ListView = { now, today: dateOf(now), calendar: haNoiCalendar(), userId: me, counterId: null };

interface Sketch {
  readonly n: number;
  readonly name?: string;
  readonly due?: string;
  readonly receivedAt?: string;
  readonly by?: typeof me;
  readonly counterId?: string;
  readonly slip?: string;
  readonly sync?: EntityView['sync'];
  readonly paused?: boolean;
  readonly printedDue?: string;
  readonly status?: LifeState;
  readonly voided?: boolean;
}

function row(sketch: Sketch): DossierRow {
  const { n, name = 'Nguyễn Văn Thử', due = '2026-12-04T16:30', receivedAt = '2026-11-24T09:00' } = sketch;
  const state = {
    id: `d${n}`,
    code: `H26.999.01-261124-${String(n).padStart(4, '0')}`,
    aliases: [],
    applicant: { name, idNumber: `00009000${String(n).padStart(4, '0')}`, phone: '+84912000001' },
    submitter: null,
    fee: { amount: null, text: '', collected: false, receiptNumber: '' },
    procedure: {
      key: 'k',
      code: '1.004873',
      name: 'Thủ tục cấp Giấy xác nhận tình trạng hôn nhân',
      field: 'f',
    },
    receivedAt,
    receivedBy: sketch.by ?? me,
    status: sketch.status ?? 'accepted',
    promise: {
      due,
      received: receivedAt,
      limit: { amount: 10, unit: 'working-day' },
    },
    reappointment: null,
    life: freshLife,
    paused: sketch.paused === true ? { from: receivedAt } : null,
    counterId: sketch.counterId ?? 'c1',
    ...uncorrected,
    voided: sketch.voided === true ? { reason: 'Nhập hai lần' } : null,
    slips: [
      {
        id: 's',
        form: 'receipt',
        state: sketch.slip ?? 'printed-confirmed',
        printedDue: sketch.printedDue ?? null,
        replacedBy: null,
      },
    ],
  };
  return dossierRow({
    ref: { kind: 'dossier', id: `d${n}` },
    state: state as unknown as EntityView['state'],
    sync: sketch.sync ?? 'confirmed',
    reason: null,
    readOnly: false,
  });
}

function ids(
  rows: readonly DossierRow[],
  filter: ListFilter = 'open',
  change: Partial<ListView> = {},
): string[] {
  const chosen = { ...view, ...change };
  return listedDossiers(rows, chosen)
    .filter((entry) => isIn(filter, entry, chosen))
    .map((entry) => entry.row.id);
}

describe('the work list', () => {
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
});

describe('searched', () => {
  const listed = listedDossiers(
    [
      row({ n: 1, name: 'Trần Văn Hóa' }),
      row({ n: 2, name: 'Trần Văn Hòa' }),
      row({ n: 3, name: 'Lê Thị Đào' }),
    ],
    view,
  );
  const found = (typed: string): string[] => searched(listed, typed).map((entry) => entry.row.id);

  it('finds without diacritics, and who types them gets the exact name first', () => {
    expect(found('hoa')).toEqual(['d1', 'd2']);
    expect(found('hòa')).toEqual(['d2', 'd1']);
    expect(found('dao le')).toEqual(['d3']);
  });

  it('finds by a piece of the code, the number, the phone and the procedure', () => {
    expect(found('261124-0002')).toEqual(['d2']);
    expect(found('000090000003')).toEqual(['d3']);
    expect(found('912000001')).toHaveLength(3);
    expect(found('hon nhan')).toHaveLength(3);
  });

  it('gives all in the order of the list for an empty query, and nothing for what is not there', () => {
    expect(found('  ')).toEqual(['d1', 'd2', 'd3']);
    expect(found('khong co')).toEqual([]);
  });
});
