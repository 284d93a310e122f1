import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDateSchema, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { haNoi } from '#shared/calendar/testing/calendars.ts';
import { LifeOffice } from '#shared/dossier/life/testing/life-office.ts';
import { type FormSets } from '#shared/dossier/slips/form-set.ts';
import { paperSchema } from '#shared/dossier/slips/paper.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { periods, stretchOf } from './period.ts';
import { registerCsv } from './register-csv.ts';
import { isCounted, registerFigures, registerLines } from './register-lines.ts';
import { registerPaper } from './register-paper.ts';
import { unitCounts } from './unit-counts.ts';

const all = { field: null, book: null };
const formSets: FormSets = [
  { regime: 'tt-01-2018', validFrom: localDateSchema.parse('2018-11-23'), source: 'x', confidence: 'high' },
  { regime: 'tt-03-2025', validFrom: localDateSchema.parse('2025-07-01'), source: 'x', confidence: 'high' },
];
const office = {
  parentName: 'UBND Phường Thử',
  name: 'Trung tâm Phục vụ hành chính công',
  address: 'Số 1',
  phone: '024',
  place: 'Hà Nội',
};
const printedAt = localDateTimeSchema.parse('2026-11-30T16:45');
const stretch = {
  field: null,
  from: localDateSchema.parse('2026-11-01'),
  to: localDateSchema.parse('2026-11-30'),
};

function dossier(state: Parameters<LifeOffice['bring']>[0], order: number, change: Partial<Dossier> = {}) {
  const life = new LifeOffice();
  life.bring(state);
  const { held } = life;
  return { ...held, id: `d${order}` as Dossier['id'], receipt: { ...held.receipt, order }, ...change };
}
const voided = { eventId: 'e', by: 'u', at: 0, reason: 'Nhập hai lần' } as unknown as Dossier['voided'];

describe('the lines of the register', () => {
  it('stand by book and number, one for each dossier that was received', () => {
    const second = dossier('accepted', 1);
    const lines = registerLines(
      [
        dossier('in-process', 3),
        { ...second, receipt: { ...second.receipt, book: 2 } },
        dossier('returned', 2),
        dossier('registered', 4),
        dossier('refused', 5),
      ],
      all,
      'UBND Phường Thử',
    );
    expect(lines.map(({ book, row }) => [book, row.order])).toEqual([
      [1, 2],
      [1, 3],
      [2, 1],
    ]);
    expect(lines[0]).toMatchObject({
      isSigned: true,
      row: { agencyName: 'Phòng Tư pháp', returnedAt: '2026-11-23T09:03', phone: '0912 000 001' },
    });
    expect(lines[2]?.row).toMatchObject({ agencyName: 'UBND Phường Thử', returnedAt: null });
    expect(registerLines([second], { field: 'Đất đai', book: null }, 'x')).toEqual([]);
    expect(registerLines([second], { field: null, book: 2 }, 'x')).toEqual([]);
  });

  it('[CFL-9] keep a void dossier with its number, and count it in its own figure alone', () => {
    const lines = registerLines([dossier('returned', 1, { voided }), dossier('at-counter', 2)], all, 'x');
    expect(lines[0]?.row).toMatchObject({ isVoid: true, note: 'Đã hủy: Nhập hai lần' });
    const counts = registerFigures.map(
      (figure) => lines.filter((line) => isCounted(figure, line, { calendar: haNoi, now: printedAt })).length,
    );
    expect(Object.fromEntries(registerFigures.map((figure, place) => [figure, counts[place]]))).toEqual({
      received: 1,
      returned: 0,
      uncollected: 1,
      open: 0,
      late: 0,
      uncaused: 0,
      linked: 0,
      legUncaused: 0,
      voided: 1,
    });
  });
});

describe('the figures of the register', () => {
  it('count what is late, and of that what nobody has given a cause', () => {
    const later = localDateTimeSchema.parse('2026-12-10T09:00');
    const open = dossier('in-process', 1);
    const cause = {
      at: later,
      cause: 'officer',
      note: 'Quá tải',
      by: 'u',
    } as unknown as Dossier['life']['lateCause'];
    const caused = { ...open, life: { ...open.life, lateCause: cause } };
    const lines = registerLines([open, caused, dossier('at-counter', 3)], all, 'x');
    const count = (figure: 'late' | 'uncaused') =>
      lines.filter((line) => isCounted(figure, line, { calendar: haNoi, now: later })).length;
    expect([count('late'), count('uncaused')]).toEqual([2, 1]);
  });
});

describe('linked dossiers', () => {
  const legs = ['Tư pháp', 'Công an'].map((unit, place) => ({
    id: `leg-${place}`,
    unit,
    limit: { amount: 1, unit: 'working-day' as const },
  }));

  it('[DL-13] count once for the citizen and once for each unit, each by its own limit', () => {
    const office = new LifeOffice();
    office.bring('accepted');
    office.act('legs-planned', { legs });
    office.act('handed-over', { unit: 'Tư pháp', legId: 'leg-0' });
    const begun = office.held;
    office.act('handed-over', { at: '2026-11-27T09:00', unit: 'Công an', legId: 'leg-1' });
    office.act('result-recorded', { at: '2026-11-30T09:00' });
    const counted = () => unitCounts(haNoi, [begun, office.held, dossier('accepted', 2)], printedAt);
    // One unit is late with a leg that goes on, too. The citizen was promised more than the sum of the legs.
    expect(counted()).toMatchObject([
      { unit: null, all: 2, inTime: 0, late: 1, open: 1, uncaused: 0 },
      { unit: 'Tư pháp', all: 2, inTime: 0, late: 1, open: 1, uncaused: 2 },
      { unit: 'Công an', all: 2, inTime: 1, late: 0, open: 1, uncaused: 0 },
    ]);
    expect(unitCounts(haNoi, [{ ...begun, voided }], printedAt)).toEqual([]);
    expect(office.act('late-cause-named', { cause: 'sync-or-data', legId: 'leg-0' }).verdict).toBe('applied');
    expect(counted()[1]).toMatchObject({ late: 1, uncaused: 1, causes: { 'sync-or-data': 1, officer: 0 } });
    expect(counted()[0]).toMatchObject({ late: 1, causes: { 'sync-or-data': 0 } });
  });

  it('open to those of which a unit is late without a cause, the promise kept or not', () => {
    const office = new LifeOffice();
    office.bring('accepted');
    office.act('legs-planned', { legs });
    office.act('handed-over', { unit: 'Tư pháp', legId: 'leg-0' });
    const moment = { calendar: haNoi, now: localDateTimeSchema.parse('2026-11-26T09:00') };
    const isFound = () =>
      registerLines([office.held], all, 'x').some((line) => isCounted('legUncaused', line, moment));
    expect(isFound()).toBe(true);
    office.act('late-cause-named', { legId: 'leg-0' });
    expect(isFound()).toBe(false);
  });
});

describe('the paper of the register', () => {
  const lines = registerLines([dossier('returned', 1), dossier('accepted', 2, { voided })], all, 'x');

  it('is the official form of its regime', () => {
    const paper = registerPaper(lines, stretch, office, formSets, printedAt);
    expect(paperSchema.parse(paper)).toMatchObject({
      regime: 'tt-03-2025',
      field: 'Hộ tịch',
      book: 1,
      rows: [{ order: 1 }, { order: 2, isVoid: true }],
    });
    expect(registerPaper([], { ...stretch, field: 'Đất đai' }, office, formSets, printedAt)).toMatchObject({
      field: 'Đất đai',
      rows: [],
    });
  });

  it('is of one field, one book, one set of forms, and not endless', () => {
    const [first] = lines;
    const other = (change: Partial<Dossier>) => ({ ...first!, dossier: { ...first!.dossier, ...change } });
    const flawOf = (more: typeof lines) => registerPaper(more, stretch, office, formSets, printedAt);
    const land = other({ procedure: { ...first!.dossier.procedure, field: 'Đất đai' } });
    expect(flawOf([first!, land])).toBe('several-fields');
    expect(flawOf([])).toBe('several-fields');
    expect(flawOf([first!, { ...first!, book: 2 }])).toBe('several-books');
    const old = {
      ...first!,
      row: { ...first!.row, receivedAt: localDateTimeSchema.parse('2025-06-30T09:00') },
    };
    expect(flawOf([first!, old])).toBe('two-regimes');
    expect(flawOf(Array.from({ length: 2001 }, () => first!))).toBe('too-many');
  });
});

describe('the table', () => {
  it('has a head, a line each, and no cell that a spreadsheet would reckon', () => {
    const hostile = dossier('accepted', 7, {
      applicant: { ...dossier('accepted', 7).applicant, name: '=HYPERLINK("x"), "Thử"' },
    });
    const rows = registerCsv(registerLines([hostile], all, 'x')).split('\r\n');
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(/^"Quyển","STT","Mã hồ sơ","Lĩnh vực"/);
    expect(rows[1]).toContain(`"'=HYPERLINK(""x""), ""Thử"""`);
    expect(rows[1]).toContain('"23/11/2026","01/12/2026",""');
  });

  it('gives back every cell, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40 }), (name) => {
        const one = dossierOf(name);
        const [, line = ''] = splitRows(registerCsv(registerLines([one], all, 'x')));
        const cells = [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) =>
          cell.replaceAll('""', '"'),
        );
        expect(cells).toHaveLength(16);
        expect(cells[5]?.replace(/^'/, '')).toBe(name.replace(/^'/, ''));
      }),
      { numRuns: 50 },
    );
  });
});

const base = dossier('accepted', 1);
function dossierOf(name: string): Dossier {
  return { ...base, applicant: { ...base.applicant, name } };
}

/** Rows end by CR LF outside of quotes. */
function splitRows(csv: string): readonly string[] {
  return [...csv.matchAll(/(?:"(?:[^"]|"")*"|[^"\r\n])+\r\n/g)].map(([row]) => row);
}

describe('a period', () => {
  it.each([
    ['today', '2026-11-25', '2026-11-25', '2026-11-25'],
    ['week', '2026-11-25', '2026-11-23', '2026-11-29'],
    ['week', '2026-11-29', '2026-11-23', '2026-11-29'],
    ['month', '2028-02-10', '2028-02-01', '2028-02-29'],
    ['last-month', '2026-01-31', '2025-12-01', '2025-12-31'],
    ['quarter', '2026-11-25', '2026-10-01', '2026-12-31'],
    ['year', '2026-11-25', '2026-01-01', '2026-12-31'],
  ] as const)('%s of %s is %s to %s', (period, today, from, to) => {
    expect(stretchOf(period, localDateSchema.parse(today))).toEqual({ from, to });
  });

  it('has today in it, but for the month before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const today = addDays(localDateSchema.parse('2000-01-01'), days);
        for (const period of periods) {
          if (period === 'typed') continue;
          const { from, to } = stretchOf(period, today);
          expect(from <= to).toBe(true);
          expect(from <= today && today <= to).toBe(period !== 'last-month');
        }
      }),
      { numRuns: 200 },
    );
  });
});
