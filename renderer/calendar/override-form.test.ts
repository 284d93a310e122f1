import { describe, expect, it } from 'vitest';
import { checkOverride, emptyOverride, type OverrideForm } from './override-form.ts';

const storm: OverrideForm = {
  ...emptyOverride,
  from: '2026-12-01',
  name: ' Bão số 9 ',
  reason: 'Công điện của Chủ tịch',
};

function errorsOf(form: OverrideForm): readonly string[] {
  const checked = checkOverride(form);
  return checked.ok ? [] : [...checked.errors.keys()];
}

describe('an override as typed', () => {
  it('is one day when no end is given', () => {
    expect(checkOverride(storm)).toEqual({
      ok: true,
      entry: {
        from: '2026-12-01',
        to: '2026-12-01',
        change: { kind: 'closure', name: 'Bão số 9' },
        reason: 'Công điện của Chủ tịch',
      },
    });
  });

  it('asks for what is missing, field by field', () => {
    expect(errorsOf(emptyOverride)).toEqual(['from', 'name', 'reason']);
    expect(errorsOf({ ...storm, to: '2026-11-30' })).toEqual(['to']);
    expect(errorsOf({ ...storm, to: '30/1' })).toEqual(['to']);
    expect(errorsOf({ ...storm, kind: 'half-day-closure' })).toEqual(['hours']);
    expect(errorsOf({ ...storm, kind: 'other-hours', hours: '8-12', reception: 'sáng' })).toEqual([
      'reception',
    ]);
    expect(errorsOf({ ...storm, kind: 'make-up-working-day', hours: '12-8' })).toEqual(['hours']);
    expect(errorsOf({ ...storm, from: '2026-02-30' })).toEqual(['from']);
  });

  it('takes the hours that its kind needs', () => {
    expect(checkOverride({ ...storm, kind: 'half-day-closure', hours: '8-12' })).toMatchObject({
      entry: { change: { windows: [{ from: '08:00', to: '12:00' }] } },
    });
    expect(checkOverride({ ...storm, kind: 'other-hours', hours: '9-12', reception: '9-11' })).toMatchObject({
      entry: { change: { receptionWindows: [{ from: '09:00', to: '11:00' }] } },
    });
    expect(checkOverride({ ...storm, kind: 'make-up-working-day' })).toMatchObject({
      entry: { change: { kind: 'make-up-working-day', name: 'Bão số 9' } },
    });
  });
});
