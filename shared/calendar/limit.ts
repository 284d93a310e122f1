import { z } from 'zod';
import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';

/** How a legal limit is counted (rules DL-4 to DL-7). */
export const limitUnits = ['same-day', 'working-day', 'working-hour', 'calendar-day', 'month'] as const;
export type LimitUnit = (typeof limitUnits)[number];

/**
 * The largest amounts that can be meant. Catalogued procedures stay below 300 working days; the rest is room for linked dossiers.
 * What reaches beyond the calendar is a fault of its own.
 */
export const largestAmount: Readonly<Record<LimitUnit, number>> = {
  'same-day': 1,
  'working-day': 5000,
  'working-hour': 40_000,
  'calendar-day': 7300,
  month: 240,
};

/** Working hours go by quarters (half a working day is 4 hours, 90 minutes are 1.5); everything else is whole. */
const hourStep = 0.25;

const limitShape = z.object({ amount: z.number(), unit: z.enum(limitUnits) }).readonly();

/** The legal limit of a procedure or a leg. `same-day` has the amount 1; the ranges are those of `largestAmount`. */
export type Limit = z.infer<typeof limitShape>;

export const limitSchema = limitShape.refine((limit) => checkLimit(limit).ok, {
  path: ['amount'],
  error: 'the amount is out of range',
});

export type LimitFault = Fault<'unknown-limit-unit' | 'limit-out-of-range'>;

/** The same conditions as `limitSchema`, for the engine's hot path. */
export function checkLimit(limit: Limit): Result<Limit, LimitFault> {
  const largest = Object.hasOwn(largestAmount, limit.unit) ? largestAmount[limit.unit] : undefined;
  if (largest === undefined) return fault('unknown-limit-unit', { unit: limit.unit });
  const inSteps = limit.unit === 'working-hour' ? limit.amount / hourStep : limit.amount;
  if (!Number.isInteger(inSteps) || inSteps < 1 || limit.amount > largest) {
    return fault('limit-out-of-range', { amount: String(limit.amount), unit: limit.unit, largest });
  }
  return ok(limit);
}

const unitWords: Readonly<Record<Exclude<LimitUnit, 'same-day'>, string>> = {
  'working-day': 'ngày làm việc',
  'working-hour': 'giờ làm việc',
  'calendar-day': 'ngày',
  month: 'tháng',
};

/** In Vietnamese, as on a slip: `3 ngày làm việc`, `1,5 giờ làm việc`, `trong ngày làm việc`. */
export function formatLimit(limit: Limit): string {
  if (limit.unit === 'same-day') return 'trong ngày làm việc';
  return `${String(limit.amount).replace('.', ',')} ${unitWords[limit.unit]}`;
}
