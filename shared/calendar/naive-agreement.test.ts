import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { promiseFor, type PromiseRequest } from './promise.ts';
import { haNoi, haNoiVersion, storm, stormOverrides } from './testing/calendars.ts';
import { naiveEngine } from './testing/naive-promise.ts';
import { daysFrom, requestArbitrary } from './testing/request-arbitrary.ts';
import type { WorkingCalendar } from './working-calendar.ts';

type Naive = ReturnType<typeof naiveEngine>;

function agree(calendar: WorkingCalendar, naive: Naive, request: PromiseRequest): void {
  const promise = promiseFor(calendar, request);
  let expected: string;
  try {
    expected = naive.due({ pauses: [], afterPause: 'resume', ...request } as Parameters<Naive['due']>[0]);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    expected = 'outside';
  }
  expect(promise.ok ? promise.value.due : 'outside').toBe(expected);
}

test('[DL-4] [DL-5] [DL-6] [DL-7] [DL-8] [DL-9] a minute-stepping engine agrees on 20,000 cases of the shipped calendar', () => {
  const naive = naiveEngine(haNoiVersion);
  fc.assert(
    fc.property(requestArbitrary(daysFrom('2019-01-02', '2027-12-20')), (request) =>
      agree(haNoi, naive, request),
    ),
    { numRuns: 20_000 },
  );
});

test('[DL-1] [DL-4] it agrees on 4,000 cases around closures, half days, other hours and ordered work', () => {
  const naive = naiveEngine(haNoiVersion, stormOverrides);
  fc.assert(
    fc.property(requestArbitrary(daysFrom('2024-08-20', '2024-10-02')), (request) =>
      agree(storm, naive, request),
    ),
    { numRuns: 4000 },
  );
});

test('[DL-2] it agrees on every date of the calendar', () => {
  const naive = naiveEngine(haNoiVersion);
  const differing = haNoi.dates.filter((date, index) => {
    return naive.isWorkingDay(date) !== (haNoi.plans[index]?.offReason === undefined);
  });
  expect(differing).toEqual([]);
});

test('[DL-14] the random cases are not all easy ones: every kind of step and every effect of a pause occurs often', () => {
  const seen = new Map<string, number>();
  const requests = fc.sample(requestArbitrary(daysFrom('2019-01-02', '2027-12-20')), {
    numRuns: 4000,
    seed: 1,
  });
  for (const request of requests) {
    const promise = promiseFor(haNoi, request);
    for (const step of promise.ok ? promise.value.trace : []) {
      const kind = step.kind === 'paused' ? `${step.kind} ${step.effect}` : step.kind;
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
    }
  }
  const rare = [
    'started',
    'cut-off',
    'counted-days',
    'counted-months',
    'counted-time',
    'skipped',
    'moved',
    'paused stopped',
    'paused restarted',
    'paused without-effect',
  ].filter((kind) => (seen.get(kind) ?? 0) < 200);
  expect(rare).toEqual([]);
});
