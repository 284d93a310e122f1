import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { promiseFor } from './promise.ts';
import { haNoi, haNoiVersion, storm, stormOverrides, valueOf } from './testing/calendars.ts';
import { goldenCases } from './testing/golden-table.ts';
import { naiveEngine, type NaiveRequest } from './testing/naive-promise.ts';

const cases = goldenCases(readFileSync('shared/calendar/golden/promises.txt', 'utf8'));
const calendars = new Map([
  ['ha-noi', { calendar: haNoi, naive: naiveEngine(haNoiVersion) }],
  ['storm', { calendar: storm, naive: naiveEngine(haNoiVersion, stormOverrides) }],
]);

test('the golden table has at least 300 cases, none twice', () => {
  expect(cases.length).toBeGreaterThanOrEqual(300);
  expect(new Set(cases.map(({ calendar, request }) => JSON.stringify([calendar, request]))).size).toBe(
    cases.length,
  );
});

describe.each([...calendars])('golden promises of the calendar %s', (name, { calendar, naive }) => {
  const own = cases.filter((one) => one.calendar === name);

  test.each(own)('[$rule] line $line: $request.received $request.limit.amount $request.limit.unit', (one) => {
    expect(valueOf(promiseFor(calendar, one.request)).due, one.why).toBe(one.due);
  });

  test('the minute-stepping engine gives the same answers', () => {
    const differing = own.filter(({ request, due }) => naive.due(request as NaiveRequest) !== due);
    expect(differing).toEqual([]);
  });
});
