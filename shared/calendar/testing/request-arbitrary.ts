import * as fc from 'fast-check';
import type { Limit } from '../limit.ts';
import { dayNumberOf, localDateTimeAt, type LocalDateTime } from '../local-time.ts';
import type { PromiseRequest } from '../promise.ts';
import { day } from './calendars.ts';

/** Times at which rules change: opening, lunch, reception's end, cut-off, due time, closing, midnight. Steps of half a minute. */
const edges = [
  '00:00',
  '07:30',
  '08:00',
  '11:00',
  '11:30',
  '12:00',
  '13:00',
  '13:30',
  '15:00',
  '15:30',
  '16:30',
  '17:00',
];

const secondArbitrary = fc.oneof(
  fc
    .tuple(fc.constantFrom(...edges), fc.integer({ min: -2, max: 2 }))
    .map(([edge, halves]) =>
      Math.max(0, Number(edge.slice(0, 2)) * 3600 + Number(edge.slice(3)) * 60 + halves * 30),
    ),
  fc.integer({ min: 0, max: 2879 }).map((halves) => halves * 30),
);

interface Span {
  readonly from: number;
  readonly to: number;
}

/** A request with its receipt on a date of the span (day numbers, inclusive) and up to `maxPauses` ended pauses. */
export function requestArbitrary(span: Span, maxPauses = 3): fc.Arbitrary<PromiseRequest> {
  return fc
    .record({
      dayNumber: fc.integer({ min: span.from, max: span.to }),
      second: secondArbitrary,
      limit: limitArbitrary,
      afterPause: fc.constantFrom('resume' as const, 'restart' as const),
      pauses: fc.array(
        fc.record({
          offset: fc.integer({ min: -1, max: 30 }),
          second: secondArbitrary,
          days: fc.integer({ min: 0, max: 12 }),
          endSecond: secondArbitrary,
        }),
        { maxLength: maxPauses },
      ),
    })
    .map(({ dayNumber, second, limit, afterPause, pauses }) => ({
      received: localDateTimeAt(dayNumber, second),
      limit,
      afterPause,
      pauses: pauses.map((pause) => {
        const from = localDateTimeAt(dayNumber + pause.offset, pause.second);
        const to = localDateTimeAt(dayNumber + pause.offset + pause.days, pause.endSecond);
        return from <= to ? { from, to } : { from: to, to: from };
      }),
    }));
}

export const limitArbitrary: fc.Arbitrary<Limit> = fc.oneof(
  fc.constant({ amount: 1, unit: 'same-day' as const }),
  fc.integer({ min: 1, max: 30 }).map((amount) => ({ amount, unit: 'working-day' as const })),
  fc
    .integer({ min: 1, max: 200 })
    .map((quarters) => ({ amount: quarters / 4, unit: 'working-hour' as const })),
  fc.integer({ min: 1, max: 45 }).map((amount) => ({ amount, unit: 'calendar-day' as const })),
  fc.integer({ min: 1, max: 6 }).map((amount) => ({ amount, unit: 'month' as const })),
);

/** Any half minute of these dates. */
export function instantArbitrary(span: Span): fc.Arbitrary<LocalDateTime> {
  return fc
    .tuple(fc.integer({ min: span.from, max: span.to }), secondArbitrary)
    .map(([dayNumber, second]) => localDateTimeAt(dayNumber, second));
}

export function daysFrom(from: string, to: string): Span {
  return { from: dayNumberOf(day(from)), to: dayNumberOf(day(to)) };
}
