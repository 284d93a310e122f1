import { expect, test } from 'vitest';
import { formatLimit, limitSchema } from './limit.ts';

test('limits are written as on a slip', () => {
  expect(formatLimit({ amount: 3, unit: 'working-day' })).toBe('3 ngày làm việc');
  expect(formatLimit({ amount: 1, unit: 'same-day' })).toBe('trong ngày làm việc');
  expect(formatLimit({ amount: 1.5, unit: 'working-hour' })).toBe('1,5 giờ làm việc');
  expect(formatLimit({ amount: 30, unit: 'calendar-day' })).toBe('30 ngày');
  expect(formatLimit({ amount: 2, unit: 'month' })).toBe('2 tháng');
});

test('[DL-6a] the schema takes quarters of an hour and nothing finer', () => {
  expect(limitSchema.safeParse({ amount: 0.75, unit: 'working-hour' }).success).toBe(true);
  expect(limitSchema.safeParse({ amount: 0.7, unit: 'working-hour' }).success).toBe(false);
  expect(limitSchema.safeParse({ amount: 0.5, unit: 'working-day' }).success).toBe(false);
});
