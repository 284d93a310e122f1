import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDateSchema, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import type { Incident } from '#shared/conduct/state.ts';
import { freshLife } from '#shared/dossier/life/life.ts';
import type { Slip } from '#shared/dossier/slip.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import {
  counterIdSchema,
  dossierIdSchema,
  incidentIdSchema,
  slipIdSchema,
  userIdSchema,
} from '#shared/kernel/ids.ts';
import type { SyncState } from '#shared/sync/client-core/local-store.ts';
import {
  type DayCounts,
  type DayLogRows,
  type DossierEntry,
  type IncidentEntry,
  dayLogOf,
} from './day-log.ts';
import { type DayScope, entriesOf, receiptsByHour, wholeOffice } from './day-log-entries.ts';

const uuid = (kind: string, n: number): string =>
  `01990000-0000-7000-8000-${kind}${String(n).padStart(12 - kind.length, '0')}`;
const counter = (n: number) => counterIdSchema.parse(uuid('c', n));
const user = (n: number) => userIdSchema.parse(uuid('b', n));
const date = localDateSchema.parse('2026-11-25');
const now = localDateTimeSchema.parse('2026-11-30T08:00');

const profile = {
  office: {
    counters: [
      { id: counter(2), name: 'Quầy 2', number: 2 },
      { id: counter(1), name: 'Quầy 1', number: 1 },
    ],
  },
  users: [
    { id: user(1), fullName: 'Trần Thị Thử' },
    { id: user(2), fullName: 'Đặng Văn Thử' },
  ],
} as unknown as OfficeProfile;

interface DossierSketch {
  readonly n: number;
  readonly at?: string;
  readonly counterNumber?: number;
  readonly by?: number;
  readonly field?: string;
  readonly slip?: Slip['state'];
  readonly sync?: SyncState;
  readonly isVoid?: boolean;
  /** Its promise passed before `now`. */
  readonly isLate?: boolean;
  readonly isCaused?: boolean;
}

function dossier(sketch: DossierSketch): DossierEntry {
  const { n, at = '2026-11-25T09:00', counterNumber = 1, by = 1, field = 'Hộ tịch' } = sketch;
  const slip: Slip = {
    id: slipIdSchema.parse(uuid('a', n)),
    form: 'receipt',
    book: 1,
    year: 2026,
    order: n,
    issued: { at: localDateTimeSchema.parse(at), by: user(by) },
    handled: null,
    beforeDoubt: null,
    number: `01-${n}/2026`,
    state: sketch.slip ?? 'issued',
    prints: 0,
    printedDue: null,
    printedContent: null,
    replaces: null,
    replacedBy: null,
  };
  const value = {
    id: dossierIdSchema.parse(uuid('d', n)),
    code: `H26.999.01-261125-${String(n).padStart(4, '0')}`,
    counterId: counter(counterNumber),
    receivedBy: user(by),
    receivedAt: localDateTimeSchema.parse(at),
    procedure: { key: 'k', code: null, name: 'Thủ tục', field },
    slips: [slip],
    status: 'in-process',
    paused: null,
    promise: { due: sketch.isLate === true ? '2026-11-27T16:30' : '2026-12-01T16:30' },
    life: { ...freshLife, lateCause: sketch.isCaused === true ? { cause: 'citizen' } : null },
    voided: sketch.isVoid === true ? { reason: 'Nhập hai lần' } : null,
  };
  return { dossier: value as unknown as Dossier, sync: sketch.sync ?? 'confirmed' };
}

function incident(
  n: number,
  at: string,
  counterNumber = 1,
  by = 1,
  sync: SyncState = 'confirmed',
): IncidentEntry {
  const value = {
    id: incidentIdSchema.parse(uuid('e', n)),
    counterId: counter(counterNumber),
    recordedBy: user(by),
    happenedAt: localDateTimeSchema.parse(at),
  };
  return { incident: value as unknown as Incident, sync };
}

describe('dayLogOf', () => {
  it('takes the date only and sorts by time', () => {
    const log = dayLogOf(
      {
        dossiers: [
          dossier({ n: 2, at: '2026-11-25T16:29:30' }),
          dossier({ n: 1, at: '2026-11-25T08:00' }),
          dossier({ n: 3, at: '2026-11-24T23:59' }),
          dossier({ n: 4, at: '2026-11-26T00:00' }),
        ],
        incidents: [incident(1, '2026-11-24T10:00'), incident(2, '2026-11-25T10:00')],
      },
      date,
      profile,
      now,
    );
    expect(log.dossiers.map(({ dossier: { code } }) => code.slice(-1))).toEqual(['1', '2']);
    expect(log.total).toMatchObject({
      received: 2,
      incidents: 1,
      first: '2026-11-25T08:00',
      last: '2026-11-25T16:29:30',
    });
  });

  it('lists every counter by number, idle ones too, and one that the office no longer has', () => {
    const log = dayLogOf(
      { dossiers: [dossier({ n: 1, counterNumber: 9, by: 7 })], incidents: [] },
      date,
      profile,
      now,
    );
    expect(log.counters.map(({ name, counts }) => [name, counts.received])).toEqual([
      ['Quầy 1', 0],
      ['Quầy 2', 0],
      [null, 1],
    ]);
    expect(log.counters[2]?.officers).toMatchObject([{ name: null, counts: { received: 1 } }]);
    expect(log.counters[0]?.counts).toMatchObject({ first: null, last: null });
  });

  it('counts slips by what became of them, fields by number, and what is not settled', () => {
    const log = dayLogOf(
      {
        dossiers: [
          dossier({ n: 1, slip: 'printed-confirmed' }),
          dossier({ n: 2, slip: 'printed-confirmed', field: 'Chứng thực', sync: 'saved' }),
          dossier({ n: 3, slip: 'failed', field: 'Chứng thực', sync: 'review' }),
          dossier({ n: 4, slip: 'printed-unknown', field: 'Chứng thực' }),
        ],
        incidents: [incident(1, '2026-11-25T10:00', 1, 1, 'sent')],
      },
      date,
      profile,
      now,
    );
    expect(log.total.slips).toEqual({
      issued: 0,
      'printed-confirmed': 2,
      'printed-unknown': 1,
      failed: 1,
      void: 0,
    });
    expect(log.total.byField).toEqual([
      { field: 'Chứng thực', count: 3 },
      { field: 'Hộ tịch', count: 1 },
    ]);
    expect(log.total.unsettled).toBe(3);
  });

  it('[CFL-9] counts a void dossier apart and nowhere else, but for what waits for a person', () => {
    const log = dayLogOf(
      {
        dossiers: [
          dossier({ n: 1, at: '2026-11-25T09:00' }),
          dossier({ n: 2, at: '2026-11-25T07:00', field: 'Đất đai', isVoid: true, sync: 'review' }),
        ],
        incidents: [],
      },
      date,
      profile,
      now,
    );
    expect(log.total).toMatchObject({
      received: 1,
      voided: 1,
      byField: [{ field: 'Hộ tịch', count: 1 }],
      slips: { issued: 1 },
      unsettled: 1,
      first: '2026-11-25T09:00',
    });
    expect(log.dossiers).toHaveLength(2);
  });

  it('counts what is late by now and has no cause, and opens to it', () => {
    const log = dayLogOf(
      {
        dossiers: [
          dossier({ n: 1 }),
          dossier({ n: 2, isLate: true }),
          dossier({ n: 3, isLate: true, isCaused: true }),
          dossier({ n: 4, isLate: true, isVoid: true }),
        ],
        incidents: [],
      },
      date,
      profile,
      now,
    );
    expect(log.total.uncaused).toBe(1);
    const { dossiers } = entriesOf(log, wholeOffice, { kind: 'uncaused' });
    expect(dossiers.map(({ dossier: { code } }) => code.slice(-1))).toEqual(['2']);
  });

  it('orders officers as Vietnamese does, and puts who only recorded an incident beside the others', () => {
    const log = dayLogOf(
      { dossiers: [dossier({ n: 1, by: 1 })], incidents: [incident(1, '2026-11-25T10:00', 1, 2)] },
      date,
      profile,
      now,
    );
    expect(log.counters[0]?.officers.map(({ name }) => name)).toEqual(['Đặng Văn Thử', 'Trần Thị Thử']);
  });
});

const syncStates = fc.constantFrom<SyncState>('saved', 'sent', 'confirmed', 'review', 'refused');
const hours = fc.integer({ min: 0, max: 23 }).map((hour) => `2026-11-25T${String(hour).padStart(2, '0')}:30`);
const rowsArbitrary: fc.Arbitrary<DayLogRows> = fc.record({
  dossiers: fc
    .array(
      fc.record({
        at: hours,
        counterNumber: fc.integer({ min: 1, max: 4 }),
        by: fc.integer({ min: 1, max: 3 }),
        field: fc.constantFrom('Hộ tịch', 'Chứng thực', 'Đất đai'),
        slip: fc.constantFrom<Slip['state']>('issued', 'printed-confirmed', 'printed-unknown', 'failed'),
        sync: syncStates,
        isVoid: fc.boolean(),
        isLate: fc.boolean(),
        isCaused: fc.boolean(),
      }),
      { maxLength: 30 },
    )
    .map((sketches) => sketches.map((sketch, n) => dossier({ ...sketch, n }))),
  incidents: fc
    .array(fc.tuple(hours, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }), syncStates), {
      maxLength: 6,
    })
    .map((sketches) =>
      sketches.map(([at, counterNumber, by, sync], n) => incident(n, at, counterNumber, by, sync)),
    ),
});

describe('the figures of the day log', () => {
  it('each equal the length of the list they open, for the office, each counter and each officer', () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const log = dayLogOf(rows, date, profile, now);
        const parts: (readonly [DayScope, DayCounts])[] = [
          [wholeOffice, log.total],
          ...log.counters.flatMap(({ id, counts, officers }) => [
            [{ counterId: id, userId: null }, counts] as const,
            ...officers.map((officer) => [{ counterId: id, userId: officer.id }, officer.counts] as const),
          ]),
        ];
        for (const [scope, counts] of parts) {
          const size = (figure: Parameters<typeof entriesOf>[2]): number => {
            const { dossiers, incidents } = entriesOf(log, scope, figure);
            return dossiers.length + incidents.length;
          };
          expect(size({ kind: 'received' })).toBe(counts.received);
          expect(size({ kind: 'incidents' })).toBe(counts.incidents);
          expect(size({ kind: 'unsettled' })).toBe(counts.unsettled);
          expect(size({ kind: 'voided' })).toBe(counts.voided);
          expect(size({ kind: 'uncaused' })).toBe(counts.uncaused);
          expect(size({ kind: 'all' })).toBe(counts.received + counts.voided + counts.incidents);
          for (const { field, count } of counts.byField) expect(size({ kind: 'field', field })).toBe(count);
          for (const state of Object.keys(counts.slips) as Slip['state'][]) {
            expect(size({ kind: 'slip', state })).toBe(counts.slips[state]);
          }
        }
      }),
    );
  });

  it('of the counters add up to the total', () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const { total, counters } = dayLogOf(rows, date, profile, now);
        const sum = (of: (counts: DayCounts) => number): number =>
          counters.reduce((all, { counts }) => all + of(counts), 0);
        expect(sum(({ received }) => received)).toBe(total.received);
        expect(sum(({ incidents }) => incidents)).toBe(total.incidents);
        expect(sum(({ unsettled }) => unsettled)).toBe(total.unsettled);
      }),
    );
  });
});

describe('receiptsByHour', () => {
  it('counts each hour of the day at the counter and widens for what came outside of it', () => {
    const dossiers = [
      dossier({ n: 1, at: '2026-11-25T08:00' }),
      dossier({ n: 2, at: '2026-11-25T08:59:59' }),
      dossier({ n: 3, at: '2026-11-25T18:05' }),
    ];
    const byHour = receiptsByHour(dossiers, 8, 16);
    expect(byHour[0]).toEqual({ hour: 8, count: 2 });
    expect(byHour.at(-1)).toEqual({ hour: 18, count: 1 });
    expect(byHour).toHaveLength(11);
  });
});

it('has what came from an old register under a figure of its own, and in no other but the unsettled', () => {
  const received = dossier({ n: 1 });
  const old = dossier({ n: 2, at: '2026-11-25T08:00', sync: 'saved' });
  const origin = { kind: 'register-import', file: 'so.xlsx', sha256: '', row: 2 };
  const imported = { ...old, dossier: { ...old.dossier, origin } as unknown as Dossier };
  const log = dayLogOf({ dossiers: [received, imported], incidents: [] }, date, profile, now);
  expect(log.total).toMatchObject({
    received: 1,
    imported: 1,
    unsettled: 1,
    slips: { issued: 1 },
    first: '2026-11-25T09:00',
  });
  expect(log.total.byField).toEqual([{ field: 'Hộ tịch', count: 1 }]);
  const behind = (kind: 'received' | 'imported' | 'unsettled' | 'all') =>
    entriesOf(log, wholeOffice, { kind }).dossiers;
  expect(behind('received')).toEqual([received]);
  expect(behind('imported')).toEqual([imported]);
  expect(behind('unsettled')).toEqual([imported]);
  expect(behind('all')).toHaveLength(2);
});
