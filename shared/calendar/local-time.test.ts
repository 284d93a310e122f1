import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dayNumberOf,
  epochMsOf,
  localDateAt,
  localDateOf,
  localDateSchema,
  localDateTimeOf,
  localDateTimeSchema,
  localTimeSchema,
  parseLocalDate,
  parseLocalDateTime,
  weekdayOf,
} from './local-time.ts';
import { at, day } from './testing/calendars.ts';

const instants = fc.integer({ min: Date.UTC(1000, 0, 2), max: Date.UTC(9999, 11, 30) });

/** The host's own reckoning seven hours ahead, as another way to the same answer. */
function hostText(epochMs: number): string {
  return new Date(epochMs + 7 * 3_600_000).toISOString().slice(0, 19);
}

describe('instants', () => {
  test('an instant is the local time seven hours ahead of UTC, at any time of the year and in any year', () => {
    const property = fc.property(instants, (epochMs) => {
      const host = hostText(epochMs);
      expect(localDateTimeOf(epochMs)).toBe(host.endsWith(':00') ? host.slice(0, 16) : host);
      expect(localDateOf(epochMs)).toBe(host.slice(0, 10));
    });
    fc.assert(property, { numRuns: 5000 });
  });

  test('there and back again', () => {
    const property = fc.property(instants, (epochMs) => {
      const whole = Math.floor(epochMs / 1000) * 1000;
      expect(epochMsOf(localDateTimeOf(whole))).toBe(whole);
    });
    fc.assert(property, { numRuns: 5000 });
    expect(localDateTimeOf(Date.UTC(2026, 10, 23, 8, 0, 0, 999))).toBe('2026-11-23T15:00');
    expect(localDateTimeOf(Date.UTC(2026, 10, 23, 17))).toBe('2026-11-24T00:00');
    expect(localDateTimeOf(-1)).toBe('1970-01-01T06:59:59');
  });
});

function months(date: string, count: number): string {
  return localDateAt(addMonths(dayNumberOf(day(date)), count));
}

describe('dates', () => {
  test('day numbers, weekdays and sums agree with the host', () => {
    const property = fc.property(instants, fc.integer({ min: -5000, max: 5000 }), (epochMs, days) => {
      const date = day(new Date(epochMs).toISOString().slice(0, 10));
      expect(dayNumberOf(date)).toBe(Math.floor(epochMs / 86_400_000));
      expect(localDateAt(dayNumberOf(date))).toBe(date);
      expect(weekdayOf(date) % 7).toBe(new Date(epochMs).getUTCDay());
      const sum = new Date(epochMs + days * 86_400_000);
      if (sum.getUTCFullYear() >= 1000 && sum.getUTCFullYear() < 10_000) {
        expect(addDays(date, days)).toBe(sum.toISOString().slice(0, 10));
      }
    });
    fc.assert(property, { numRuns: 3000 });
  });

  test('[DL-7] months are added by the calendar, clamped to the end of the month', () => {
    expect(months('2024-01-31', 1)).toBe('2024-02-29');
    expect(months('2023-01-31', 1)).toBe('2023-02-28');
    expect(months('2023-11-30', 3)).toBe('2024-02-29');
    expect(months('2024-02-29', 12)).toBe('2025-02-28');
    expect(months('2026-12-15', 1)).toBe('2027-01-15');
    expect(months('2026-01-15', -1)).toBe('2025-12-15');
    expect(months('2100-01-31', 1)).toBe('2100-02-28');
    expect(months('2000-01-31', 1)).toBe('2000-02-29');
  });
});

describe('reading', () => {
  test('dates that exist, in one form', () => {
    expect(parseLocalDate('2024-02-29')).toEqual({ ok: true, value: '2024-02-29' });
    for (const text of [
      '2023-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-4-3',
      '26-04-03',
      '',
      '2026-04-03T10:00',
    ]) {
      expect(parseLocalDate(text), text).toMatchObject({ ok: false, code: 'invalid-local-date' });
      expect(localDateSchema.safeParse(text).success, text).toBe(false);
    }
  });

  test('date-times, written back without empty seconds', () => {
    expect(parseLocalDateTime('2026-11-23T15:00:00')).toEqual({ ok: true, value: '2026-11-23T15:00' });
    expect(parseLocalDateTime('2026-11-23T15:00:30')).toEqual({ ok: true, value: '2026-11-23T15:00:30' });
    for (const text of [
      '2026-11-23',
      '2026-11-23T24:00',
      '2026-11-23T15:60',
      '2026-11-23T15:00Z',
      '2026-11-23T15:00+07:00',
      '2026-02-30T10:00',
      '2026-11-23 15:00',
    ]) {
      expect(parseLocalDateTime(text), text).toMatchObject({ ok: false, code: 'invalid-local-date-time' });
    }
  });

  test('the schemas take only the written form, so that a value has one text', () => {
    expect(localDateTimeSchema.safeParse('2026-11-23T15:00:00').success).toBe(false);
    expect(localDateTimeSchema.parse('2026-11-23T15:00:01')).toBe(at('2026-11-23T15:00:01'));
    expect(localTimeSchema.safeParse('15:00:00').success).toBe(false);
    expect(localTimeSchema.safeParse('7:00').success).toBe(false);
  });
});
