import process from 'node:process';
import dayjs from 'dayjs';
import businessTime from 'dayjs-business-time';
import type { Limit } from '#shared/calendar/limit.ts';
import { localDateTimeAt, type LocalDateTime } from '#shared/calendar/local-time.ts';
import { promiseFor, type PromiseRequest } from '#shared/calendar/promise.ts';
import { formatTimeLeft, timeLeft } from '#shared/calendar/time-left.ts';
import { haNoi, haNoiVersion, longVersion, valueOf } from '#shared/calendar/testing/calendars.ts';
import type { BenchResult } from './bench-result.ts';
import { compileCalendar, type WorkingCalendar } from '#shared/calendar/working-calendar.ts';

/**
 * The deadline engine beside `dayjs-business-time`, on the same cases in one run: receipts in working time of 2021 to 2023, years
 * without make-up days, which the peer does not know. Before anything is timed both must give the same due instants. The peer counts
 * only, we also write the trace.
 */
export async function benchPromises(): Promise<BenchResult> {
  preparePeer();
  const cases = comparableCases(400);
  const differing = cases.filter((one) => peerDue(one) !== ourDue(haNoi, one));
  if (differing.length > 0)
    throw new Error(`${differing.length} answers differ, first: ${JSON.stringify(differing[0])}`);

  const peer = nanosecondsPer(cases, (one) => peerDue(one), 3);
  const ours = nanosecondsPer(cases, (one) => ourDue(haNoi, one), 2000);
  const mixed = nanosecondsPer(mixedCases(2000), (one) => ourDue(haNoi, one), 200);
  const long = valueOf(compileCalendar(longVersion));
  const [one, thirty, threeThousand] = [1, 30, 3000].map((amount) =>
    nanosecondsPer(
      casesOf(long, { amount, unit: 'working-day' }, 1000),
      (request) => ourDue(long, request),
      200,
    ),
  );
  const rows = nanosecondsPer(
    mixedCases(2000),
    ({ received }) => {
      return formatTimeLeft(timeLeft(haNoi, received, '2026-11-20T16:30' as LocalDateTime), received);
    },
    200,
  );
  await Promise.resolve();
  return {
    name: 'promise',
    figures: [
      { what: 'faster than dayjs-business-time, same cases', measured: peer / ours, unit: 'x', atLeast: 100 },
      {
        what: 'promises of mixed units with pauses and trace',
        measured: 60e9 / mixed,
        unit: 'a minute',
        atLeast: 1e6,
      },
      { what: 'dayjs-business-time', measured: peer / 1000, unit: 'µs each' },
      { what: 'ours on the same cases', measured: ours / 1000, unit: 'µs each' },
      { what: 'limit of 1 working day', measured: (one ?? 0) / 1000, unit: 'µs each' },
      { what: 'limit of 30 working days', measured: (thirty ?? 0) / 1000, unit: 'µs each' },
      { what: 'limit of 3,000 working days', measured: (threeThousand ?? 0) / 1000, unit: 'µs each' },
      { what: 'time left in words, 10,000 rows', measured: (rows * 10_000) / 1e6, unit: 'ms', atMost: 100 },
    ],
  };
}

/** Holidays and hours of the calendar that ships. */
function preparePeer(): void {
  dayjs.extend(businessTime);
  const off = haNoiVersion.days.filter(({ kind }) => kind !== 'make-up-working-day');
  dayjs.setHolidays(off.map(({ date }) => date));
  const hours = [
    { start: '08:00:00', end: '12:00:00' },
    { start: '13:00:00', end: '17:00:00' },
  ];
  dayjs.setBusinessTime({
    sunday: null,
    monday: hours,
    tuesday: hours,
    wednesday: hours,
    thursday: hours,
    friday: hours,
    saturday: null,
  });
}

function peerDue({ received, limit }: PromiseRequest): string {
  if (limit.unit === 'working-hour')
    return dayjs(received).addBusinessHours(limit.amount).format('YYYY-MM-DDTHH:mm');
  return dayjs(received).addBusinessDays(limit.amount).format('YYYY-MM-DDT16:30');
}

function ourDue(calendar: WorkingCalendar, request: PromiseRequest): string {
  const promise = promiseFor(calendar, request);
  return promise.ok ? promise.value.due : promise.code;
}

/** Receipts at a quarter past some working hour, every few days; limits as procedures have them. */
function comparableCases(count: number): readonly PromiseRequest[] {
  const limits: readonly Limit[] = [
    { amount: 1, unit: 'working-day' },
    { amount: 3, unit: 'working-day' },
    { amount: 15, unit: 'working-day' },
    { amount: 30, unit: 'working-day' },
    { amount: 4, unit: 'working-hour' },
    { amount: 20, unit: 'working-hour' },
  ];
  return limits.flatMap((limit) => {
    const fitting = haNoi.dates.flatMap((date, index) => {
      const isFitting =
        date > '2021-01-10' && date < '2023-09-01' && haNoi.plans[index]?.offReason === undefined;
      return isFitting ? [localDateTimeAt(haNoi.firstDay + index, (8 + (index % 3)) * 3600 + 900)] : [];
    });
    const step = Math.max(1, Math.floor((fitting.length * limits.length) / count));
    return fitting.filter((_, index) => index % step === 0).map((received) => ({ received, limit }));
  });
}

/** All units, every third case with a pause, at any time of day. */
function mixedCases(count: number): readonly PromiseRequest[] {
  const limits: readonly Limit[] = [
    { amount: 1, unit: 'same-day' },
    { amount: 3, unit: 'working-day' },
    { amount: 20, unit: 'working-day' },
    { amount: 16, unit: 'working-hour' },
    { amount: 30, unit: 'calendar-day' },
    { amount: 2, unit: 'month' },
  ];
  return Array.from({ length: count }, (_, index) => {
    const dayNumber = haNoi.firstDay + 10 + ((index * 7) % (haNoi.dayCount - 200));
    const pause = {
      from: localDateTimeAt(dayNumber + 1, 36_000),
      to: localDateTimeAt(dayNumber + 4, 36_000),
      name: 'Chờ bổ sung',
    };
    return {
      received: localDateTimeAt(dayNumber, (index * 977) % 86_400),
      limit: limits[index % limits.length]!,
      pauses: index % 3 === 0 ? [pause] : [],
      afterPause: index % 2 === 0 ? 'resume' : 'restart',
    };
  });
}

function casesOf(calendar: WorkingCalendar, limit: Limit, count: number): readonly PromiseRequest[] {
  return Array.from({ length: count }, (_, index) => ({
    received: localDateTimeAt(calendar.firstDay + 20 + index * 13, 36_000),
    limit,
  }));
}

let sink = 0;

/** Nanoseconds per case: the best of three rounds, so that a busy machine does not decide. */
function nanosecondsPer<T>(cases: readonly T[], act: (one: T) => string, repeats: number): number {
  let best = Infinity;
  for (let round = 0; round < 3; round += 1) {
    const started = process.hrtime.bigint();
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      for (const one of cases) sink += act(one).length;
    }
    const spent = Number(process.hrtime.bigint() - started) / (repeats * cases.length);
    best = Math.min(best, spent);
  }
  if (sink === 0) throw new Error('nothing was reckoned');
  return best;
}

if (import.meta.main) {
  const { figures } = await benchPromises();
  for (const { what, measured, unit, atLeast, atMost } of figures) {
    const goal =
      atLeast === undefined
        ? atMost === undefined
          ? ''
          : ` (goal: at most ${atMost})`
        : ` (goal: at least ${atLeast})`;
    console.log(`${what}: ${measured.toLocaleString('en', { maximumFractionDigits: 2 })} ${unit}${goal}`);
  }
}
