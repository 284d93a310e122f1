import { expect, test } from 'vitest';
import { receptionAt } from './reception.ts';
import { at, haNoi, haNoiVersion, storm, valueOf } from './testing/calendars.ts';
import { compileCalendar } from './working-calendar.ts';

test('open inside a reception window, both ends included', () => {
  for (const [now, closesAt] of [
    ['2026-11-17T08:00', '11:00'],
    ['2026-11-17T11:00', '11:00'],
    ['2026-11-17T16:30', '16:30'],
  ] as const) {
    expect(receptionAt(haNoi, at(now)), now).toMatchObject({ isOpen: true, closesAt });
  }
});

test('closed: at lunch, after reception, over a long holiday, with the next opening', () => {
  for (const [now, opensAt] of [
    ['2026-11-17T07:00', '2026-11-17T08:00'],
    ['2026-11-17T11:00:01', '2026-11-17T13:30'],
    ['2026-11-17T16:31', '2026-11-18T08:00'],
    ['2026-02-13T17:00', '2026-02-23T08:00'],
  ] as const) {
    expect(receptionAt(haNoi, at(now)), now).toMatchObject({ isOpen: false, opensAt });
  }
});

test('the reason of a day off is named', () => {
  expect(receptionAt(haNoi, at('2026-11-24T09:00'))).toMatchObject({
    isOpen: false,
    opensAt: '2026-11-25T08:00',
    day: { isWorkingDay: false, offReason: 'holiday', name: 'Ngày Văn hóa Việt Nam 24/11' },
  });
  expect(receptionAt(storm, at('2024-09-09T09:00'))?.day).toMatchObject({
    offReason: 'closure',
    name: 'Bão số 3',
  });
});

test('[DL-2] Saturday reception opens the counter on a day that is not worked', () => {
  const saturdayReception = { ...haNoiVersion.saturdayReception, isOpen: true };
  const calendar = valueOf(compileCalendar({ ...haNoiVersion, saturdayReception }));
  expect(receptionAt(calendar, at('2026-11-21T09:00'))).toMatchObject({
    isOpen: true,
    day: { isWorkingDay: false },
  });
  expect(receptionAt(calendar, at('2026-11-20T17:00'))).toMatchObject({ opensAt: '2026-11-21T08:00' });
});

test('outside the calendar there is no answer, and at its end no next opening', () => {
  expect(receptionAt(haNoi, at('2028-01-03T09:00'))).toBeUndefined();
  expect(receptionAt(haNoi, at('2027-12-31T17:00'))).not.toHaveProperty('opensAt');
});
