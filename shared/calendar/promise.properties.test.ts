import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#shared/kernel/canonical-json.ts';
import type { CalendarOverride } from './calendar-override.ts';
import type { CalendarVersion } from './calendar-version.ts';
import { addDays, dateOf, dayNumberOf, epochMsOf, localDateTimeOf, type LocalDate } from './local-time.ts';
import { dossierPromiseSchema, promiseFor, type DossierPromise, type PromiseRequest } from './promise.ts';
import { day, haNoi, haNoiVersion, valueOf } from './testing/calendars.ts';
import { daysFrom, instantArbitrary, requestArbitrary } from './testing/request-arbitrary.ts';
import type { TraceStep } from './trace.ts';
import { windowListSchema } from './window.ts';
import { compileCalendar, type WorkingCalendar } from './working-calendar.ts';

const years = daysFrom('2019-02-01', '2027-03-31');
const requests = requestArbitrary(years);

function dueBy(calendar: WorkingCalendar, request: PromiseRequest): string {
  const promise = promiseFor(calendar, request);
  return promise.ok ? promise.value.due : promise.code;
}

/** A short calendar, because these properties compile one for every case. */
const shortVersion: CalendarVersion = {
  ...haNoiVersion,
  validFrom: day('2024-01-01'),
  validTo: day('2025-12-31'),
  officialUntil: day('2025-12-31'),
  days: haNoiVersion.days.filter(({ date }) => date.startsWith('2024') || date.startsWith('2025')),
};
const shortCalendar = valueOf(compileCalendar(shortVersion));
const shortRequests = requestArbitrary(daysFrom('2024-02-01', '2025-04-30'), 2);

function closedOn(date: LocalDate, change: CalendarOverride['change']): WorkingCalendar {
  const override = { id: 'x', officeId: 'x', from: date, to: date, change, reason: 'thử', actor: 'x' };
  return valueOf(compileCalendar(shortVersion, [override]));
}

describe('a day off more', () => {
  test('[DL-2] [DL-4] [DL-7] a holiday more never makes a promise earlier', () => {
    const near = fc.tuple(shortRequests, fc.integer({ min: -2, max: 60 }));
    const property = fc.property(near, ([request, offset]) => {
      const closed = closedOn(addDays(dateOf(request.received), offset), { kind: 'closure', name: 'Nghỉ' });
      expect(dueBy(closed, request) >= dueBy(shortCalendar, request)).toBe(true);
    });
    fc.assert(property, { numRuns: 1500 });
  });

  test('[DL-4] a half-day closure more never makes a promise earlier', () => {
    const opened = fc.constantFrom(
      { from: '08:00', to: '12:00' },
      { from: '13:00', to: '17:00' },
      { from: '09:15', to: '11:45' },
      { from: '16:45', to: '17:00' },
    );
    const near = fc.tuple(shortRequests, fc.integer({ min: -2, max: 60 }), opened);
    const property = fc.property(near, ([request, offset, window]) => {
      const windows = windowListSchema.parse([window]);
      const change = { kind: 'half-day-closure' as const, name: 'Mất điện', windows };
      const closed = closedOn(addDays(dateOf(request.received), offset), change);
      expect(dueBy(closed, request) >= dueBy(shortCalendar, request)).toBe(true);
    });
    fc.assert(property, { numRuns: 1500 });
  });
});

test('[DL-3] a later receipt never gives an earlier date', () => {
  const pairs = fc.tuple(requests, fc.nat(6_000_000));
  const property = fc.property(pairs, ([request, seconds]) => {
    const later = localDateTimeOf(epochMsOf(request.received) + seconds * 1000);
    const pauses = (request.pauses ?? []).filter((pause) => pause.from >= later);
    const [first, second] = [
      dueBy(haNoi, { ...request, pauses }),
      dueBy(haNoi, { ...request, received: later, pauses }),
    ];
    expect(second >= first).toBe(true);
  });
  fc.assert(property, { numRuns: 5000 });
});

describe('pauses', () => {
  test('[DL-8b] an empty pause changes nothing, not even one that restarts', () => {
    const property = fc.property(requests, instantArbitrary(years), (request, instant) => {
      const pauses = [...(request.pauses ?? []), { from: instant, to: instant }];
      expect(promiseFor(haNoi, { ...request, pauses })).toEqual(promiseFor(haNoi, request));
    });
    fc.assert(property, { numRuns: 3000 });
  });

  test('[DL-8a] splitting a pause changes nothing', () => {
    const property = fc.property(requests, fc.double({ min: 0, max: 1, noNaN: true }), (request, share) => {
      const pauses = (request.pauses ?? []).flatMap(({ from, to }) => {
        const [start, end] = [epochMsOf(from), epochMsOf(to)];
        const middle = localDateTimeOf(start + Math.round(((end - start) * share) / 1000) * 1000);
        return [
          { from: middle, to },
          { from, to: middle },
        ];
      });
      expect(promiseFor(haNoi, { ...request, pauses })).toEqual(promiseFor(haNoi, request));
    });
    fc.assert(property, { numRuns: 5000 });
  });

  test('[DL-8a] the order in which pauses are given changes nothing', () => {
    const property = fc.property(requests, (request) => {
      const pauses = (request.pauses ?? []).toReversed();
      expect(promiseFor(haNoi, { ...request, pauses })).toEqual(promiseFor(haNoi, request));
    });
    fc.assert(property, { numRuns: 2000 });
  });

  test('[DL-8] a pause more never makes a promise earlier', () => {
    const property = fc.property(requests, (request) => {
      const fewer = (request.pauses ?? []).slice(1);
      expect(dueBy(haNoi, request) >= dueBy(haNoi, { ...request, pauses: fewer })).toBe(true);
    });
    fc.assert(property, { numRuns: 5000 });
  });
});

function promises(check: (promise: DossierPromise, request: PromiseRequest) => void): void {
  const property = fc.property(requests, (request) => {
    const promise = promiseFor(haNoi, request);
    if (promise.ok) check(promise.value, request);
  });
  fc.assert(property, { numRuns: 5000 });
}

describe('the trace', () => {
  test('[DL-14] its intervals add up to the limit', () => {
    promises(({ trace, limit }) => {
      const counted = trace.reduce((sum, step) => {
        if (step.kind === 'counted-time') return sum + step.seconds;
        return step.kind === 'counted-days' || step.kind === 'counted-months' ? sum + step.amount : sum;
      }, 0);
      expect(counted).toBe(limit.unit === 'working-hour' ? limit.amount * 3600 : limit.amount);
    });
  });

  test('[DL-14b] every date of a count in working days is counted, skipped or paused, and only once', () => {
    promises((promise) => {
      if (promise.limit.unit !== 'working-day') return;
      expect(countedDates(promise)).toBe(promise.limit.amount);
    });
  });

  test('[DL-14b] skipped runs are in order, apart, and never empty', () => {
    promises(({ trace }) => {
      for (const step of trace) {
        if (step.kind !== 'skipped') continue;
        expect(step.days.every(({ from, to }) => from <= to)).toBe(true);
        expect(step.days.every(({ from }, index) => index === 0 || from > step.days[index - 1]!.to)).toBe(
          true,
        );
      }
    });
  });

  test('[DL-14] it passes its schema unchanged and is the same text every time', () => {
    promises((promise, request) => {
      expect(dossierPromiseSchema.parse(promise)).toEqual(promise);
      expect(JSON.stringify(valueOf(promiseFor(haNoi, structuredClone(request))))).toBe(
        JSON.stringify(promise),
      );
      expect(canonicalJson(promise)).toBe(
        canonicalJson(dossierPromiseSchema.parse(JSON.parse(canonicalJson(promise)))),
      );
    });
  });

  test('[DL-14a] it is marked as predicted exactly when it is due after the published days off', () => {
    promises(({ due, predicted }) => expect(predicted).toBe(due > '2026-12-31T23:59'));
  });

  test('[DL-4] [DL-7] a promise in days is due at the due time of a working day, after the receipt', () => {
    promises(({ due, received, limit }) => {
      expect(due >= received).toBe(true);
      if (limit.unit === 'working-hour') return;
      expect(due.slice(10)).toBe('T16:30');
      expect(haNoi.plans[dayNumberOf(due) - haNoi.firstDay]?.offReason).toBeUndefined();
    });
  });
});

/** Dates after the last start up to the due date that neither a skipped nor a paused step takes away. */
function countedDates(promise: DossierPromise): number {
  const start = promise.trace.findLastIndex((step) => step.kind === 'started');
  const steps = promise.trace.slice(start);
  const [started] = steps;
  if (started?.kind !== 'started') throw new Error('a trace begins with its start');
  const taken = new Set<string>();
  for (const step of steps.slice(1)) {
    for (const date of datesTaken(step)) {
      if (step.kind === 'skipped' && date > started.effective.slice(0, 10))
        expect(taken.has(date)).toBe(false);
      taken.add(date);
    }
  }
  let count = 0;
  for (
    let date = addDays(dateOf(started.effective), 1);
    date <= dateOf(promise.due);
    date = addDays(date, 1)
  ) {
    if (!taken.has(date)) count += 1;
  }
  return count;
}

function datesTaken(step: TraceStep): readonly LocalDate[] {
  if (step.kind === 'skipped') return step.days.flatMap(({ from, to }) => datesIn(from, to));
  if (step.kind !== 'paused' || step.effect !== 'stopped' || step.amount === 0) return [];
  return datesIn(addDays(dateOf(step.from), 1), dateOf(step.to));
}

function datesIn(from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const length = Math.max(0, dayNumberOf(to) - dayNumberOf(from) + 1);
  return Array.from({ length }, (_, index) => addDays(from, index));
}
