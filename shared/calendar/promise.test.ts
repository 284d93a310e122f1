import { describe, expect, test } from 'vitest';
import type { Limit } from './limit.ts';
import { defaultAfterPause, pauseSchema, type Pause } from './pauses.ts';
import { promiseFor, promiseRequestSchema, type DossierPromise, type PromiseRequest } from './promise.ts';
import { at, haNoi, storm, valueOf } from './testing/calendars.ts';
import type { WorkingCalendar } from './working-calendar.ts';

function promise(
  received: string,
  limit: Limit,
  more: Partial<PromiseRequest> = {},
  calendar = haNoi,
): DossierPromise {
  return valueOf(promiseFor(calendar, { received: at(received), limit, ...more }));
}

function due(
  received: string,
  limit: Limit,
  pauses: readonly Pause[] = [],
  calendar: WorkingCalendar = haNoi,
): string {
  return promise(received, limit, { pauses }, calendar).due;
}

function pause(from: string, to: string, more: Partial<Pause> = {}): Pause {
  return { from: at(from), to: at(to), ...more };
}

const days = (amount: number): Limit => ({ amount, unit: 'working-day' });
const hours = (amount: number): Limit => ({ amount, unit: 'working-hour' });
const calendarDays = (amount: number): Limit => ({ amount, unit: 'calendar-day' });
const sameDay: Limit = { amount: 1, unit: 'same-day' };

describe('receipt', () => {
  test('[DL-3a] the last second of reception counts, the next one does not', () => {
    expect(promise('2026-11-17T16:30', days(1)).effectiveReceipt).toBe('2026-11-17T16:30');
    expect(promise('2026-11-17T16:30:01', days(1)).effectiveReceipt).toBe('2026-11-18T08:00');
  });

  test('[DL-3a] before opening and at lunch a receipt counts from its own instant', () => {
    expect(promise('2026-11-17T00:00', days(1)).effectiveReceipt).toBe('2026-11-17T00:00');
    expect(promise('2026-11-17T12:15', days(1)).effectiveReceipt).toBe('2026-11-17T12:15');
  });

  test('[DL-3a] on a half-day closure the last reception that is left decides', () => {
    expect(promise('2024-09-12T11:00', days(1), {}, storm).effectiveReceipt).toBe('2024-09-12T11:00');
    expect(promise('2024-09-12T14:00', days(1), {}, storm).effectiveReceipt).toBe('2024-09-13T08:00');
  });
});

describe('limits', () => {
  test('[DL-4a] where work ends before the due time, its end is the due time', () => {
    expect(due('2024-09-13T10:00', days(1), [], storm)).toBe('2024-09-16T15:30');
  });

  test('[DL-4b] a half-day closure that has shut the office at the due time moves days and months on', () => {
    expect(due('2024-09-11T10:00', days(1), [], storm)).toBe('2024-09-13T16:30');
    expect(due('2024-09-12T09:00', sameDay, [], storm)).toBe('2024-09-13T16:30');
    expect(due('2024-09-05T10:00', calendarDays(7), [], storm)).toBe('2024-09-13T16:30');
    expect(due('2024-08-12T10:00', { amount: 1, unit: 'month' }, [], storm)).toBe('2024-09-13T16:30');
    expect(due('2024-09-11T16:00', hours(2), [], storm)).toBe('2024-09-12T09:00');
  });

  test('[DL-5a] the cut-off is in time to the second', () => {
    expect(due('2026-11-17T15:00', sameDay)).toBe('2026-11-17T16:30');
    expect(due('2026-11-17T15:00:01', sameDay)).toBe('2026-11-18T16:30');
    expect(due('2026-11-20T17:00', sameDay)).toBe('2026-11-23T16:30');
  });

  test('[DL-6a] hours are counted to the second and by quarters, up to the end of work', () => {
    expect(due('2026-11-17T10:00:07', hours(1))).toBe('2026-11-17T11:00:07');
    expect(due('2026-11-17T11:50:07', hours(0.25))).toBe('2026-11-17T13:05:07');
    expect(due('2026-11-17T16:00', hours(1))).toBe('2026-11-17T17:00');
  });

  test('[DL-7a] calendar days run from the date of handing in, also after reception and at weekends', () => {
    expect(promise('2026-11-17T23:59', calendarDays(1))).toMatchObject({
      effectiveReceipt: '2026-11-17T23:59',
      due: '2026-11-18T16:30',
    });
    expect(due('2026-11-21T10:00', calendarDays(4))).toBe('2026-11-25T16:30');
  });
});

describe('pauses', () => {
  test('[DL-8c] one that begins at the due instant or later changes nothing', () => {
    const late = pause('2026-11-18T16:30', '2026-11-25T10:00');
    expect(due('2026-11-17T10:00', days(1), [late])).toBe('2026-11-18T16:30');
    expect(promise('2026-11-17T10:00', days(1), { pauses: [late] }).trace.at(-1)).toMatchObject({
      kind: 'paused',
      effect: 'without-effect',
    });
  });

  test('[DL-8c] one that begins in time moves the due instant although it ends after it', () => {
    const long = pause('2026-11-18T09:00', '2026-12-01T10:00');
    expect(due('2026-11-17T10:00', days(2), [long])).toBe('2026-12-02T16:30');
  });

  test('[DL-8d] one that begins on the last counted working day finds nothing to take, unlike in other units', () => {
    const last = pause('2026-11-18T10:00', '2026-11-20T10:00');
    expect(due('2026-11-17T10:00', days(1), [last])).toBe('2026-11-18T16:30');
    expect(due('2026-11-17T10:00', calendarDays(1), [last])).toBe('2026-11-20T16:30');
    expect(due('2026-11-17T10:00', hours(8), [pause('2026-11-18T09:00', '2026-11-20T10:00')])).toBe(
      '2026-11-20T11:00',
    );
  });

  test('[DL-8e] outside working time one takes nothing, but calendar days are added', () => {
    const night = pause('2026-11-17T18:00', '2026-11-17T23:00');
    expect(due('2026-11-17T10:00', hours(8), [night])).toBe('2026-11-18T10:00');
    const weekend = pause('2026-11-20T18:00', '2026-11-22T10:00');
    expect(due('2026-11-19T10:00', days(5), [weekend])).toBe(due('2026-11-19T10:00', days(5)));
    expect(due('2026-11-19T10:00', calendarDays(6), [weekend])).toBe('2026-11-27T16:30');
  });

  test('[DL-8f] one without an end is no input', () => {
    expect(pauseSchema.safeParse({ from: '2026-11-20T18:00' }).success).toBe(false);
  });

  test('[DL-8b] one that ends before it begins is refused, also inside a list', () => {
    const pauses = [
      pause('2026-11-18T10:00', '2026-11-19T10:00'),
      pause('2026-11-20T10:00', '2026-11-20T09:59'),
    ];
    expect(promiseFor(haNoi, { received: at('2026-11-17T10:00'), limit: days(3), pauses })).toEqual({
      ok: false,
      code: 'pause-ends-before-it-begins',
      detail: { from: '2026-11-20T10:00', to: '2026-11-20T09:59' },
    });
  });

  test('[DL-9] by default financial duties resume and supplements restart', () => {
    expect(defaultAfterPause).toEqual({ 'financial-duty': 'resume', supplement: 'restart' });
  });

  test('[DL-9a] each pause may have its own mode; a restart makes what was before it void', () => {
    const pauses = [
      pause('2026-11-03T10:00', '2026-11-04T10:00', { name: 'Thuế', after: 'resume' }),
      pause('2026-11-05T10:00', '2026-11-06T10:00', { name: 'Bổ sung', after: 'restart' }),
      pause('2026-11-10T10:00', '2026-11-11T10:00', { name: 'Thuế', after: 'resume' }),
    ];
    const found = promise('2026-11-02T10:00', days(5), { pauses });
    expect(found.due).toBe('2026-11-16T16:30');
    expect(found.trace.flatMap((step) => (step.kind === 'paused' ? [step.effect] : []))).toEqual([
      'superseded',
      'restarted',
      'stopped',
    ]);
  });

  test('[DL-9a] a request that says nothing resumes, and pauses that are one restart when one of them does', () => {
    const first = pause('2026-11-03T10:00', '2026-11-04T10:00');
    const second = pause('2026-11-04T09:00', '2026-11-05T10:00', { after: 'restart' });
    expect(due('2026-11-02T10:00', days(5), [first])).toBe('2026-11-10T16:30');
    expect(due('2026-11-02T10:00', days(5), [first, second])).toBe('2026-11-12T16:30');
  });

  test('[DL-10] a phase outside the limit is a pause with a name, and the name is in the trace', () => {
    const posting = pause('2026-10-01T08:00', '2026-10-31T08:00', { name: 'Niêm yết công khai 30 ngày' });
    const found = promise('2026-09-28T10:00', days(10), { pauses: [posting] });
    expect(found.due).toBe('2026-11-10T16:30');
    expect(found.trace).toContainEqual(
      expect.objectContaining({ kind: 'paused', name: 'Niêm yết công khai 30 ngày' }),
    );
  });

  test('[DL-8a] pauses that are one keep all their names', () => {
    const pauses = [
      pause('2026-11-04T10:00', '2026-11-06T10:00', { name: 'Thuế' }),
      pause('2026-11-03T10:00', '2026-11-04T10:00', { name: 'Bổ sung' }),
    ];
    expect(promise('2026-11-02T10:00', days(5), { pauses }).trace).toContainEqual(
      expect.objectContaining({ kind: 'paused', name: 'Bổ sung, Thuế', amount: 3 }),
    );
  });
});

describe('the trace', () => {
  test('[DL-14] it names the calendar, the rules, the days counted and each day skipped', () => {
    const found = promise('2026-08-28T10:00', days(3));
    expect(found).toEqual({
      due: '2026-09-07T16:30',
      received: '2026-08-28T10:00',
      effectiveReceipt: '2026-08-28T10:00',
      calendarId: 'ha-noi-2026-11',
      limit: { amount: 3, unit: 'working-day' },
      predicted: false,
      trace: [
        {
          kind: 'started',
          rule: 'DL-3',
          received: '2026-08-28T10:00',
          effective: '2026-08-28T10:00',
          because: 'in-hours',
        },
        {
          kind: 'skipped',
          rule: 'DL-2',
          days: [
            { from: '2026-08-29', to: '2026-08-30', reason: 'weekend' },
            {
              from: '2026-08-31',
              to: '2026-08-31',
              reason: 'swap-off',
              name: 'Nghỉ hoán đổi (dịp Quốc khánh 2026)',
            },
            {
              from: '2026-09-01',
              to: '2026-09-01',
              reason: 'holiday',
              name: 'Quốc khánh (ngày liền kề trước)',
            },
            { from: '2026-09-02', to: '2026-09-02', reason: 'holiday', name: 'Quốc khánh 02/9' },
            { from: '2026-09-05', to: '2026-09-06', reason: 'weekend' },
          ],
        },
        {
          kind: 'counted-days',
          rule: 'DL-4',
          unit: 'working-day',
          from: '2026-09-03',
          to: '2026-09-07',
          amount: 3,
        },
      ],
    });
  });

  test('[DL-14b] hours are listed by window on cut days and as whole days between', () => {
    const counted = promise('2026-11-17T10:00', hours(24)).trace.filter(
      (step) => step.kind === 'counted-time',
    );
    expect(counted.map(({ from, to, seconds, wholeDays }) => [from, to, seconds / 3600, wholeDays])).toEqual([
      ['2026-11-17T10:00', '2026-11-17T12:00', 2, undefined],
      ['2026-11-17T13:00', '2026-11-17T17:00', 4, undefined],
      ['2026-11-18T08:00', '2026-11-19T17:00', 16, 2],
      ['2026-11-20T08:00', '2026-11-20T10:00', 2, undefined],
    ]);
  });

  test('[DL-14b] for hours a half-day closure is named among the skipped', () => {
    expect(promise('2024-09-12T10:00', hours(8), {}, storm).trace).toContainEqual({
      kind: 'skipped',
      rule: 'DL-2',
      days: [
        { from: '2024-09-12', to: '2024-09-12', reason: 'half-day-closure', name: 'Mất điện buổi chiều' },
        { from: '2024-09-13', to: '2024-09-13', reason: 'half-day-closure', name: 'Mất mạng' },
      ],
    });
  });

  test('[DL-14b] a weekend that a pause cuts is skipped only outside the pause', () => {
    const pauses = [pause('2026-11-21T10:00', '2026-11-23T10:00')];
    const skipped = promise('2026-11-19T10:00', days(3), { pauses }).trace.filter(
      (step) => step.kind === 'skipped',
    );
    expect(skipped.flatMap((step) => step.days)).toEqual([
      { from: '2026-11-21', to: '2026-11-21', reason: 'weekend' },
      { from: '2026-11-24', to: '2026-11-24', reason: 'holiday', name: 'Ngày Văn hóa Việt Nam 24/11' },
    ]);
  });
});

function codeOf(request: Record<string, unknown>): string {
  const found = promiseFor(haNoi, {
    received: at('2026-11-17T10:00'),
    limit: days(1),
    ...request,
  });
  return found.ok ? found.value.due : found.code;
}

describe('faults', () => {
  test('[DL-14c] amounts out of range and unknown units', () => {
    for (const amount of [0, -1, 1.5, 5001, Number.NaN, Infinity]) {
      expect(codeOf({ limit: days(amount) }), String(amount)).toBe('limit-out-of-range');
    }
    expect(codeOf({ limit: hours(0.1) })).toBe('limit-out-of-range');
    expect(codeOf({ limit: { amount: 2, unit: 'same-day' } })).toBe('limit-out-of-range');
    expect(codeOf({ limit: { amount: 1, unit: 'year' } })).toBe('unknown-limit-unit');
    expect(codeOf({ limit: { amount: 1, unit: 'toString' } })).toBe('unknown-limit-unit');
  });

  test('[DL-14c] the schema refuses what the engine refuses', () => {
    const received = '2026-11-17T10:00';
    const parse = (limit: Limit) => promiseRequestSchema.safeParse({ received, limit }).success;
    expect([parse(days(3)), parse(hours(1.5)), parse(sameDay)]).toEqual([true, true, true]);
    expect([parse(days(0)), parse(hours(0.1)), parse({ amount: 2, unit: 'same-day' })]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('[DL-14c] dates outside the years of the calendar, also of a pause that would change nothing', () => {
    expect(codeOf({ received: at('2018-12-30T10:00') })).toBe('outside-calendar');
    expect(codeOf({ received: at('2028-01-01T00:00') })).toBe('outside-calendar');
    expect(codeOf({ pauses: [pause('2027-12-01T10:00', '2028-01-01T00:00')] })).toBe('outside-calendar');
    expect(codeOf({ pauses: [pause('2018-12-01T10:00', '2019-01-01T00:00')] })).toBe('outside-calendar');
  });

  test('[DL-14c] due dates outside the years of the calendar, in every unit and after a restart', () => {
    const received = at('2027-12-31T16:00');
    for (const limit of [days(1), hours(2), calendarDays(1), { amount: 1, unit: 'month' as const }]) {
      expect(codeOf({ received, limit }), limit.unit).toBe('due-outside-calendar');
    }
    expect(codeOf({ received, limit: sameDay })).toBe('due-outside-calendar');
    expect(codeOf({ received: at('2027-12-31T16:31') })).toBe('due-outside-calendar');
    const restart = pause('2027-12-29T10:00', '2027-12-31T16:31', { after: 'restart' });
    expect(codeOf({ received: at('2027-12-27T10:00'), limit: days(3), pauses: [restart] })).toBe(
      'due-outside-calendar',
    );
    expect(codeOf({ received: at('2027-12-31T09:00'), limit: sameDay })).toBe('2027-12-31T16:30');
  });
});
