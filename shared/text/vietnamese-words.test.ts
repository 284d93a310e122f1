import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDateSchema, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import {
  formatMoney,
  formatNumber,
  formatShortDate,
  formatShortDateTime,
  formatVietnameseDate,
  formatVietnameseDateTime,
} from './vietnamese-words.ts';

describe('dates', () => {
  it.each([
    ['2026-02-05', 'ngày 05 tháng 02 năm 2026'],
    ['2026-03-05', 'ngày 05 tháng 3 năm 2026'],
    ['2026-01-31', 'ngày 31 tháng 01 năm 2026'],
    ['2026-11-10', 'ngày 10 tháng 11 năm 2026'],
  ])('writes %s as documents do', (date, words) => {
    expect(formatVietnameseDate(localDateSchema.parse(date))).toBe(words);
  });

  it('writes moments for slips and for lists', () => {
    const moment = localDateTimeSchema.parse('2026-02-05T16:30:09');
    expect(formatVietnameseDateTime(moment)).toBe('16 giờ 30 phút, ngày 05 tháng 02 năm 2026');
    expect(formatShortDateTime(moment)).toBe('16:30 05/02/2026');
    expect(formatShortDate(localDateSchema.parse('2026-02-05'))).toBe('05/02/2026');
  });
});

describe('numbers', () => {
  it.each([
    [0, '0 đ'],
    [500, '500 đ'],
    [8000, '8.000 đ'],
    [1_200_000, '1.200.000 đ'],
    [-75_000, '-75.000 đ'],
  ])('writes %d đồng', (dong, text) => {
    expect(formatMoney(dong)).toBe(text);
  });

  it('loses no digit', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(Number(formatNumber(value).replaceAll('.', ''))).toBe(value);
      }),
    );
  });
});
