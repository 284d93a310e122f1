import { expect, test } from 'vitest';
import { calendarFlaws } from './calendar-version.ts';
import { calendarFaultText, isCalendarFault, type CalendarFault } from './fault-text.ts';
import { fault } from '#shared/kernel/result.ts';

test('a fault becomes a sentence with its facts', () => {
  expect(
    calendarFaultText(fault('limit-out-of-range', { amount: '-1', unit: 'working-day', largest: 5000 })),
  ).toBe(
    'Số lượng -1 không hợp lệ cho đơn vị working-day: phải lớn hơn 0, không quá 5000, là số nguyên (giờ làm việc được lẻ 15 phút).',
  );
  expect(calendarFaultText(fault('reappointment-on-day-off', { date: '2026-11-28', name: '' }))).toContain(
    '(ngày nghỉ)',
  );
});

test('every flaw of a calendar file has its own text', () => {
  const texts = calendarFlaws.map((flaw) => {
    const problem: CalendarFault = fault('calendar-malformed', { file: 'x', line: 1, path: 'y', flaw });
    return calendarFaultText(problem);
  });
  expect(new Set(texts).size).toBe(calendarFlaws.length);
});

test('faults of other subjects are told apart', () => {
  expect(isCalendarFault(fault('outside-calendar'))).toBe(true);
  expect(isCalendarFault(fault('line-not-json'))).toBe(false);
});
