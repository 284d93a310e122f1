import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCalendarVersion } from '#shared/calendar/load-calendar.ts';
import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import { compileCalendar } from '#shared/calendar/working-calendar.ts';
import { dayHint } from './day-hint.ts';

const file = new URL('../../resources/calendars/ha-noi.json', import.meta.url);
const version = parseCalendarVersion(readFileSync(file, 'utf8'), 'ha-noi.json');
const compiled = version.ok ? compileCalendar(version.value) : version;
if (!compiled.ok) throw new Error(compiled.code);
const calendar = compiled.value;

describe('dayHint', () => {
  it.each([
    ['2026-11-25T09:00', { kind: 'receiving', until: '11:00' }],
    ['2026-11-25T07:30', { kind: 'between', opensAt: '08:00' }],
    ['2026-11-25T12:10', { kind: 'between', opensAt: '13:30' }],
    ['2026-11-25T16:45', { kind: 'closed-today', countsFrom: 'thứ Năm 26/11' }],
    ['2026-11-27T16:45', { kind: 'closed-today', countsFrom: 'thứ Hai 30/11' }],
    ['2026-11-24T09:00', { kind: 'day-off', countsFrom: 'thứ Tư 25/11' }],
    ['2026-11-29T09:00', { kind: 'day-off', name: null, countsFrom: 'thứ Hai 30/11' }],
    ['1999-01-01T09:00', { kind: 'unknown' }],
  ])('%s', (now, hint) => {
    expect(dayHint(calendar, now as LocalDateTime)).toMatchObject(hint);
  });

  it('names the holiday', () => {
    expect(dayHint(calendar, '2026-11-24T09:00' as LocalDateTime)).toMatchObject({
      name: expect.stringContaining('Văn hóa') as string,
    });
  });
});
