import { describe, expect, test } from 'vitest';
import { reappoint, reappointmentSchema, type ReappointmentRequest } from './reappointment.ts';
import { at, day, haNoi, storm } from './testing/calendars.ts';

const due = at('2026-11-20T16:30');
const request: ReappointmentRequest = {
  decidedAt: at('2026-11-19T10:00'),
  newDate: day('2026-11-27'),
  reason: ' Chờ kết quả xác minh ',
  signedBy: 'thu-truong',
};

function codeOf(more: Partial<ReappointmentRequest>, calendar = haNoi): string {
  const found = reappoint(calendar, due, undefined, { ...request, ...more });
  return found.ok ? found.value.due : found.code;
}

describe('re-appointment', () => {
  test('[DL-11] once, in time, with a reason and a signature; the original promise is kept', () => {
    const found = reappoint(haNoi, due, undefined, request);
    expect(found).toEqual({
      ok: true,
      value: {
        originalDue: '2026-11-20T16:30',
        due: '2026-11-27T16:30',
        decidedAt: '2026-11-19T10:00',
        reason: 'Chờ kết quả xác minh',
        signedBy: 'thu-truong',
      },
    });
    if (!found.ok) return;
    expect(reappointmentSchema.parse(found.value)).toEqual(found.value);
    expect(reappoint(haNoi, due, found.value, request)).toMatchObject({
      ok: false,
      code: 'reappointed-already',
    });
  });

  test('[DL-11] not on the due date or later, without reason, unsigned, or to a date that cannot be', () => {
    expect(codeOf({ decidedAt: at('2026-11-20T00:00') })).toBe('reappointment-too-late');
    expect(codeOf({ decidedAt: at('2026-11-19T23:59') })).toBe('2026-11-27T16:30');
    expect(codeOf({ reason: '  ' })).toBe('reappointment-without-reason');
    expect(codeOf({ signedBy: undefined })).toBe('reappointment-not-signed');
    expect(codeOf({ newDate: day('2026-11-20') })).toBe('reappointment-not-later');
    expect(codeOf({ newDate: day('2026-11-24') })).toBe('reappointment-on-day-off');
    expect(codeOf({ newDate: day('2026-11-28') })).toBe('reappointment-on-day-off');
    expect(codeOf({ newDate: day('2030-11-28') })).toBe('outside-calendar');
  });

  test('[DL-11] not to a half-day closure that is shut at the due time', () => {
    const half = { ...request, decidedAt: at('2024-09-04T10:00'), newDate: day('2024-09-12') };
    expect(reappoint(storm, at('2024-09-06T16:30'), undefined, half)).toMatchObject({
      code: 'reappointment-on-day-off',
    });
  });
});
