import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { calendarFaultText } from './fault-text.ts';
import { parseCalendarVersion } from './load-calendar.ts';
import { haNoiVersion } from './testing/calendars.ts';

const text = readFileSync('resources/calendars/ha-noi.json', 'utf8');

function lineOf(part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

/** The flaw and the line that are reported when `part` of the shipped file is replaced. */
function broken(part: string, by: string): unknown {
  const found = parseCalendarVersion(text.replace(part, by), 'thu.json');
  return found.ok ? 'loaded' : { code: found.code, ...found.detail };
}

test('[DL-1] the shipped file loads, with or without a byte order mark', () => {
  expect(parseCalendarVersion(`\uFEFF${text}`, 'ha-noi.json')).toEqual({ ok: true, value: haNoiVersion });
});

test('[DL-1b] broken syntax is named with its line and column', () => {
  expect(broken('"title": ', '"title" ')).toEqual({
    code: 'calendar-not-json',
    file: 'thu.json',
    line: 3,
    column: 11,
  });
  expect(broken('}\n  ]\n}', '},\n  ]\n}')).toMatchObject({
    code: 'calendar-not-json',
    line: text.trimEnd().split('\n').length - 1,
  });
});

test('[DL-1b] a contradiction is named with its line, path and flaw', () => {
  const [date, other] = ['"date": "2026-11-24"', '"date": "2026-09-02"'];
  expect(broken(date, other)).toMatchObject({ line: lineOf(date), flaw: 'date-listed-twice' });
  expect(broken(date, '"date": "2026-02-30"')).toMatchObject({ line: lineOf(date), flaw: 'no-such-date' });
  expect(broken(date, '"date": "2028-11-24"')).toMatchObject({
    line: lineOf(date),
    flaw: 'date-outside-validity',
  });
  expect(broken('"swappedWith": "2026-08-31"', '"swappedWith": "2026-08-28"')).toMatchObject({
    line: lineOf('"swappedWith": "2026-08-31"'),
    flaw: 'swap-without-other-side',
  });
  expect(broken('"date": "2026-08-22"', '"date": "2026-08-21"')).toMatchObject({
    flaw: 'make-up-day-worked-anyway',
  });
  expect(broken('"validTo": "2027', '"validTo": "2017')).toMatchObject({
    line: 5,
    flaw: 'ends-before-it-begins',
  });
  expect(broken('"officialUntil": "2026', '"officialUntil": "2029')).toMatchObject({
    flaw: 'official-beyond-validity',
  });
  expect(broken('"sameDayCutoff": "15:00"', '"sameDayCutoff": "17:00"')).toMatchObject({
    flaw: 'cut-off-after-due-time',
  });
  expect(broken('"to": "12:00"', '"to": "07:00"')).toMatchObject({ flaw: 'window-ends-before-it-begins' });
  expect(broken('"from": "13:00"', '"from": "12:00"')).toMatchObject({ flaw: 'windows-out-of-order' });
  expect(broken('"saturday": []', '"saturday": [{ "from": "08:00", "to": "11:00" }]')).not.toBe('loaded');
});

test('[DL-1a] windows with seconds are refused', () => {
  expect(broken('"from": "13:00"', '"from": "13:00:30"')).toMatchObject({
    code: 'calendar-malformed',
    line: 10,
  });
});

test('[DL-1b] a misspelt field and a wrong kind are refused, not dropped', () => {
  expect(broken('"kind": "holiday"', '"kind": "holidays"')).toMatchObject({ flaw: 'invalid_value' });
  expect(broken('"swappedWith": "2019-01-05"', '"swapedWith": "2019-01-05"')).toMatchObject({
    flaw: 'unrecognized_keys',
  });
  expect(broken('"id": "ha-noi-2026-11"', '"id": 7')).toMatchObject({
    line: 2,
    path: 'id',
    flaw: 'invalid_type',
  });
  expect(broken('"dueTime": "16:30",', '')).toMatchObject({ path: 'dueTime', flaw: 'invalid_type' });
});

test('[DL-1b] a half day without hours is refused', () => {
  const [kind, half] = [
    '"kind": "holiday", "name": "Ngày Văn hóa',
    '"kind": "half-day-closure", "name": "Ngày Văn hóa',
  ];
  expect(broken(kind, half)).toMatchObject({ flaw: 'half-day-without-windows' });
});

test('the fault has a text for the person who edits the file', () => {
  const found = parseCalendarVersion(text.replace('"2026-11-24"', '"2026-09-02"'), 'thu.json');
  if (found.ok) throw new Error('loaded');
  expect(calendarFaultText(found)).toBe(
    `Tệp thu.json, dòng ${lineOf('"2026-11-24"')} (days.117.date): ngày này được ghi hai lần.`,
  );
});
