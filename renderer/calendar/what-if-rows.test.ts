import { describe, expect, it } from 'vitest';
import { calendarOverrideSchema } from '#shared/calendar/calendar-override.ts';
import { CalendarShelf } from '#shared/calendar/calendar-shelf.ts';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { promiseFor } from '#shared/calendar/promise.ts';
import { haNoi, haNoiVersion, valueOf } from '#shared/calendar/testing/calendars.ts';
import type { DossierRow } from '../store/rows.ts';
import { whatIf } from './what-if-rows.ts';

const shelf = new CalendarShelf([haNoiVersion]);
const storm = calendarOverrideSchema.parse({
  id: 'storm',
  officeId: 'o',
  actor: 'a',
  from: '2026-11-27',
  to: '2026-11-27',
  change: { kind: 'closure', name: 'Bão' },
  reason: 'Công điện',
});

function row(id: string, amount: number, change: object = {}, sync = 'confirmed'): DossierRow {
  const receivedAt = localDateTimeSchema.parse('2026-11-25T09:00');
  const promise = valueOf(
    promiseFor(haNoi, { received: receivedAt, limit: { amount, unit: 'working-day' } }),
  );
  const slips = [{ id: 's', form: 'receipt', number: `01-${id}`, prints: 1 }];
  const open = { status: 'accepted', pauses: [], paused: null, voided: null };
  const dossier = { id, ...open, receivedAt, promise, slips, ...change };
  return { id, sync, dossier } as unknown as DossierRow;
}

describe('what a change of the calendar does', () => {
  it('[DL-15] names the dossiers that move, from when to when, and the slips that get wrong', () => {
    const result = whatIf(shelf, [storm], [row('1', 2), row('2', 1), row('3', 3, { slips: [] })]);
    expect(result.unmoved).toBe(1);
    expect(result.moved.map(({ id, from, to, wrongSlips }) => ({ id, from, to, wrongSlips }))).toEqual([
      { id: '1', from: '2026-11-27T16:30', to: '2026-11-30T16:30', wrongSlips: ['01-1'] },
      { id: '3', from: '2026-11-30T16:30', to: '2026-12-01T16:30', wrongSlips: [] },
    ]);
  });

  it('[DL-15a] counts paused dossiers apart, leaves refused and void ones out, and names those without a date', () => {
    const paused = row('4', 2, { paused: { from: '2026-11-26T09:00' } });
    const refused = row('5', 2, {}, 'refused');
    const gone = row('8', 2, { voided: { reason: 'Nhập hai lần' } });
    const far = row('6', 1, { receivedAt: '2040-01-05T09:00' });
    const result = whatIf(shelf, [storm], [paused, refused, gone, far]);
    expect(result).toMatchObject({ moved: [], unmoved: 0, paused: 1 });
    expect(result.unreckoned.map(({ dossier, fault }) => [dossier.id, fault.code])).toEqual([
      ['6', 'outside-calendar'],
    ]);
  });

  it('[DL-15b] finds with the calendar in force what was promised by an older one', () => {
    expect(whatIf(shelf, [], [row('7', 2)]).moved).toEqual([]);
  });
});
