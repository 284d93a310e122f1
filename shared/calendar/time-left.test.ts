import { describe, expect, test } from 'vitest';
import { classOfOpen, classOfSettled } from './classes.ts';
import { formatTimeLeft, timeLeft } from './time-left.ts';
import { at, haNoi } from './testing/calendars.ts';

function left(now: string, due: string): string {
  const found = timeLeft(haNoi, at(now), at(due));
  return `${found.kind}: ${formatTimeLeft(found, at(due))}`;
}

describe('open dossiers', () => {
  test('[DL-12] in time, due soon, due today, overdue', () => {
    expect(left('2026-11-16T10:00', '2026-11-20T16:30')).toBe('in-time: còn 4 ngày làm việc');
    expect(left('2026-11-17T10:00', '2026-11-20T16:30')).toBe('due-soon: còn 3 ngày làm việc');
    expect(left('2026-11-20T08:00', '2026-11-20T16:30')).toBe('due-today: hạn hôm nay 16:30');
    expect(left('2026-11-20T16:31', '2026-11-20T16:30')).toBe('overdue: quá hạn 1 phút');
    expect(left('2026-11-23T16:31', '2026-11-20T16:30')).toBe('overdue: quá hạn 1 ngày làm việc');
  });

  test('[DL-12a] the due instant itself is in time, the second after it is not', () => {
    expect(left('2026-11-20T16:30', '2026-11-20T16:30')).toBe('due-today: hạn hôm nay 16:30');
    expect(left('2026-11-20T16:30:01', '2026-11-20T16:30')).toBe('overdue: vừa quá hạn');
  });

  test('[DL-12a] holidays and weekends are no time', () => {
    expect(left('2026-02-13T10:00', '2026-02-23T16:30')).toBe('due-soon: còn 1 ngày làm việc');
    expect(left('2026-02-18T10:00', '2026-02-13T16:30')).toBe('overdue: quá hạn 30 phút');
    expect(left('2026-11-22T10:00', '2026-11-23T10:00')).toBe('due-soon: còn 2 giờ');
    expect(left('2026-11-19T16:00', '2026-11-20T10:20')).toBe('due-soon: còn 3 giờ 20 phút');
  });

  test('[DL-12a] the numbers behind the words', () => {
    expect(timeLeft(haNoi, at('2026-11-19T16:00'), at('2026-11-20T10:20'))).toEqual({
      kind: 'due-soon',
      workingDays: 1,
      workingMinutes: 200,
    });
    expect(timeLeft(haNoi, at('2026-11-25T08:10:59'), at('2026-11-20T17:00'))).toEqual({
      kind: 'overdue',
      workingDays: 2,
      workingMinutes: 490,
    });
  });

  test('[DL-12a] dates outside the calendar do not fail', () => {
    expect(timeLeft(haNoi, at('2031-01-01T10:00'), at('2026-11-20T16:30')).kind).toBe('overdue');
    expect(timeLeft(haNoi, at('2010-01-01T10:00'), at('2026-11-20T16:30')).kind).toBe('in-time');
    expect(timeLeft(haNoi, at('2030-01-01T10:00'), at('2030-01-20T16:30')).kind).toBe('due-soon');
  });

  test('[DL-12] a paused dossier stands apart', () => {
    const due = at('2026-11-20T16:30');
    expect(classOfOpen(haNoi, { due, isPaused: true }, at('2026-12-20T16:30'))).toBe('paused');
    expect(classOfOpen(haNoi, { due, isPaused: false }, at('2026-12-20T16:30'))).toBe('overdue');
  });

  test('10,000 rows are refreshed in well under a second', () => {
    const started = performance.now();
    for (let row = 0; row < 10_000; row += 1) {
      formatTimeLeft(timeLeft(haNoi, at('2026-11-17T10:00'), at('2026-12-20T16:30')), at('2026-12-20T16:30'));
    }
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

test('[DL-12] settled dossiers: before, on or after time by the result at the counter', () => {
  const due = at('2026-11-20T16:30');
  expect(classOfSettled(due, at('2026-11-19T23:59'))).toBe('before-time');
  expect(classOfSettled(due, at('2026-11-20T00:00'))).toBe('on-time');
  expect(classOfSettled(due, at('2026-11-20T16:30'))).toBe('on-time');
  expect(classOfSettled(due, at('2026-11-20T16:30:01'))).toBe('after-time');
});
