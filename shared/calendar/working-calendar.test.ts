import { describe, expect, test } from 'vitest';
import type { CalendarOverride } from './calendar-override.ts';
import { calendarOverrideSchema } from './calendar-override.ts';
import { versionInForce } from './version-in-force.ts';
import { dayStatus, yearOverview } from './day-status.ts';
import { at, day, haNoi, haNoiVersion, storm, stormOverrides, valueOf } from './testing/calendars.ts';
import { promiseFor } from './promise.ts';
import { windowListSchema } from './window.ts';
import { compileCalendar } from './working-calendar.ts';

function override(id: string, date: string, change: unknown): CalendarOverride {
  return calendarOverrideSchema.parse({
    id,
    officeId: 'mot-cua',
    from: date,
    to: date,
    change,
    reason: 'Công văn thử',
    actor: 'quan-tri',
  });
}

const windows = (from: string, to: string) => [{ from, to }];

test('[DL-1] the shipped calendar has the working days that were counted for each year', () => {
  const counts = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027].map(
    (year) => yearOverview(haNoi, year).filter((one) => one.isWorkingDay).length,
  );
  expect(counts).toEqual([252, 252, 250, 249, 249, 251, 250, 249, 249]);
});

test('[DL-1] every dated day of the shipped calendar has a source and a confidence', () => {
  expect(haNoiVersion.days).toHaveLength(133);
  expect(
    haNoiVersion.days.every(({ source, confidence }) => source.length > 10 && confidence.length > 0),
  ).toBe(true);
});

test('[DL-1] prefix sums agree with the plans', () => {
  const worked = storm.plans.filter((plan) => plan.offReason === undefined);
  expect(storm.workingDays).toHaveLength(worked.length);
  expect(storm.workingSecondsBefore.at(-1)).toBe(worked.reduce((sum, plan) => sum + plan.workingSeconds, 0));
});

test('[DL-1d] of the versions that hold a date the one adopted last is in force', () => {
  const next = { ...haNoiVersion, id: 'ha-noi-2027', validFrom: day('2027-01-01') };
  const versions = [haNoiVersion, next];
  expect(versionInForce(versions, day('2026-12-31'))?.id).toBe('ha-noi-2026-11');
  expect(versionInForce(versions, day('2027-01-01'))?.id).toBe('ha-noi-2027');
  expect(versionInForce([next, haNoiVersion], day('2027-01-01'))?.id).toBe('ha-noi-2026-11');
  expect(versionInForce(versions, day('2028-01-01'))).toBeUndefined();
});

describe('overrides', () => {
  test('[DL-1] an override carries its reason and the person who entered it', () => {
    const change = { kind: 'closure', name: 'Bão' };
    const whole = {
      id: 'x',
      officeId: 'y',
      from: '2026-09-09',
      to: '2026-09-09',
      change,
      reason: 'Công điện',
      actor: 'z',
    };
    expect(calendarOverrideSchema.safeParse(whole).success).toBe(true);
    expect(calendarOverrideSchema.safeParse({ ...whole, reason: '' }).success).toBe(false);
    expect(calendarOverrideSchema.safeParse({ ...whole, actor: undefined }).success).toBe(false);
    expect(calendarOverrideSchema.safeParse({ ...whole, to: '2026-09-08' }).success).toBe(false);
  });

  test('[DL-1a] half-day closures leave what all of them leave, and a closure beats everything, in any order', () => {
    const morning = override('a', '2026-11-17', {
      kind: 'half-day-closure',
      name: 'Họp',
      windows: windows('08:00', '15:00'),
    });
    const late = override('b', '2026-11-17', {
      kind: 'half-day-closure',
      name: 'Mất điện',
      windows: windows('10:00', '17:00'),
    });
    const closed = override('c', '2026-11-17', { kind: 'closure', name: 'Bão' });
    const both = valueOf(compileCalendar(haNoiVersion, [late, morning]));
    expect(dayStatus(both, day('2026-11-17'))).toMatchObject({
      isWorkingDay: true,
      isHalfDay: true,
      workingWindows: [
        { from: '10:00', to: '12:00' },
        { from: '13:00', to: '15:00' },
      ],
      receptionWindows: [
        { from: '10:00', to: '11:00' },
        { from: '13:30', to: '15:00' },
      ],
    });
    for (const order of [
      [closed, late, morning],
      [morning, late, closed],
    ]) {
      const calendar = valueOf(compileCalendar(haNoiVersion, order));
      expect(dayStatus(calendar, day('2026-11-17'))).toMatchObject({
        isWorkingDay: false,
        offReason: 'closure',
        name: 'Bão',
      });
    }
  });

  test('[DL-1a] two overrides of other hours on one date are refused', () => {
    const change = {
      kind: 'other-hours',
      name: 'Giờ hè',
      workingWindows: windows('07:00', '11:00'),
      receptionWindows: [],
    };
    const twice = [override('a', '2026-11-17', change), override('b', '2026-11-17', change)];
    expect(compileCalendar(haNoiVersion, twice)).toMatchObject({
      ok: false,
      code: 'calendar-override-conflict',
      detail: { date: '2026-11-17', override: 'b' },
    });
  });

  test('[DL-1c] the id of a calendar with overrides names them by a digest', () => {
    expect(haNoi.id).toBe('ha-noi-2026-11');
    expect(storm.id).toMatch(/^ha-noi-2026-11\+[0-9a-f]{12}$/);
    expect(valueOf(compileCalendar(haNoiVersion, stormOverrides.toReversed())).id).toBe(storm.id);
    expect(valueOf(compileCalendar(haNoiVersion, stormOverrides.slice(1))).id).not.toBe(storm.id);
  });

  test('overrides outside the validity do nothing', () => {
    const early = override('a', '2001-01-01', { kind: 'closure', name: 'Bão' });
    expect(valueOf(compileCalendar(haNoiVersion, [early])).workingDays).toEqual(haNoi.workingDays);
  });

  test('a calendar without any working day is refused', () => {
    const all = calendarOverrideSchema.parse({
      ...override('a', '2018-12-31', { kind: 'closure', name: 'x' }),
      to: '2027-12-31',
    });
    expect(compileCalendar(haNoiVersion, [all])).toMatchObject({
      ok: false,
      code: 'calendar-without-working-day',
    });
  });
});

describe('days', () => {
  test('[DL-2] a make-up day has the hours of the weekday that it replaces', () => {
    const version = {
      ...haNoiVersion,
      workingWindows: {
        ...haNoiVersion.workingWindows,
        friday: windowListSchema.parse(windows('08:00', '11:30')),
      },
      receptionWindows: {
        ...haNoiVersion.receptionWindows,
        friday: windowListSchema.parse(windows('08:00', '11:00')),
      },
    };
    const calendar = valueOf(compileCalendar(version));
    expect(dayStatus(calendar, day('2026-01-10'))).toMatchObject({
      isWorkingDay: true,
      isMakeUp: true,
      workingWindows: windows('08:00', '11:30'),
      name: 'Ngày làm bù cho 02/01/2026 (Tết Dương lịch 2026)',
    });
    expect(dayStatus(calendar, day('2026-08-22'))?.workingWindows).toHaveLength(2);
  });

  test('[DL-2] Saturday reception makes no working day', () => {
    const saturdayReception = { ...haNoiVersion.saturdayReception, isOpen: true };
    const calendar = valueOf(compileCalendar({ ...haNoiVersion, saturdayReception }));
    expect(dayStatus(calendar, day('2026-11-21'))).toMatchObject({
      isWorkingDay: false,
      offReason: 'weekend',
      receptionWindows: windows('08:00', '11:00'),
    });
    expect(dayStatus(calendar, day('2022-01-01'))?.receptionWindows, 'a holiday on a Saturday').toEqual([]);
    expect(calendar.workingDays).toEqual(haNoi.workingDays);
  });

  test('[DL-2a] half-day closures stay working days until nothing is left', () => {
    expect(dayStatus(storm, day('2024-09-10'))).toMatchObject({
      isWorkingDay: true,
      isHalfDay: true,
      name: 'Dọn dẹp sau bão',
    });
    const nothing = override('a', '2026-11-17', {
      kind: 'half-day-closure',
      name: 'Mất điện',
      windows: windows('12:00', '13:00'),
    });
    const calendar = valueOf(compileCalendar(haNoiVersion, [nothing]));
    expect(dayStatus(calendar, day('2026-11-17'))).toMatchObject({
      isWorkingDay: false,
      offReason: 'closure',
      name: 'Mất điện',
    });
  });

  test('[DL-4b] a half-day closure that lasts until the due time leaves the date promiseable', () => {
    const exact = override('a', '2026-11-17', {
      kind: 'half-day-closure',
      name: 'Họp',
      windows: windows('13:00', '16:30'),
    });
    const short = override('a', '2026-11-17', {
      kind: 'half-day-closure',
      name: 'Họp',
      windows: windows('13:00', '16:29'),
    });
    const limit = { amount: 1, unit: 'working-day' } as const;
    const due = [exact, short].map((one) => {
      const calendar = valueOf(compileCalendar(haNoiVersion, [one]));
      return valueOf(promiseFor(calendar, { received: at('2026-11-16T10:00'), limit })).due;
    });
    expect(due).toEqual(['2026-11-17T16:30', '2026-11-18T16:30']);
  });

  test('[DL-2a] a holiday on a weekend is named, and ordered work has the hours of Monday', () => {
    expect(dayStatus(haNoi, day('2026-04-26'))).toMatchObject({
      offReason: 'holiday',
      name: 'Giỗ Tổ Hùng Vương (10/3 âm lịch)',
    });
    expect(dayStatus(storm, day('2024-09-28'))).toMatchObject({ isWorkingDay: true, isMakeUp: true });
    expect(dayStatus(storm, day('2024-09-28'))?.workingWindows).toHaveLength(2);
  });

  test('a date outside the calendar has no status, a year outside no days', () => {
    expect(dayStatus(haNoi, day('2028-01-01'))).toBeUndefined();
    expect(yearOverview(haNoi, 2030)).toEqual([]);
    expect(yearOverview(haNoi, 2018).map(({ date }) => date)).toEqual(['2018-12-31']);
    expect(yearOverview(haNoi, 2027).every((one) => one.isPredicted)).toBe(true);
  });
});
