import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import * as fc from 'fast-check';
import { haNoiVersion, stormOverrides } from '#shared/calendar/testing/calendars.ts';
import { goldenCases } from '#shared/calendar/testing/golden-table.ts';
import { daysFrom, requestArbitrary } from '#shared/calendar/testing/request-arbitrary.ts';
import { pageScript } from '../support/page-script.ts';
import { type PromiseCases, promiseTexts } from '../support/promises-in-page.ts';
import { test } from '../support/story.ts';

test('the page gives the server’s promises byte for byte', async ({ desk }) => {
  const golden = goldenCases(readFileSync('shared/calendar/golden/promises.txt', 'utf8'));
  const requestsOf = (calendar: string): readonly unknown[] =>
    golden.filter((one) => one.calendar === calendar).map(({ request }) => request);
  const random = fc.sample(requestArbitrary(daysFrom('2019-01-02', '2027-12-20')), {
    numRuns: 5000,
    seed: 14,
  });
  const stormy = fc.sample(requestArbitrary(daysFrom('2024-08-20', '2024-10-02')), {
    numRuns: 1000,
    seed: 15,
  });
  const sets: readonly PromiseCases[] = [
    { version: haNoiVersion, overrides: [], requests: [...requestsOf('ha-noi'), ...random] },
    { version: haNoiVersion, overrides: stormOverrides, requests: [...requestsOf('storm'), ...stormy] },
  ];
  const counter = await desk.open('counter-1');
  await counter.page.evaluate(
    await pageScript(join(import.meta.dirname, '../support/promises-in-page.ts'), 'promises'),
  );
  for (const cases of sets) {
    const here = promiseTexts(JSON.parse(JSON.stringify(cases)) as PromiseCases);
    const there = await counter.page.evaluate((given) => {
      const { promises } = globalThis as unknown as { promises: { promiseTexts: typeof promiseTexts } };
      return promises.promiseTexts(given);
    }, cases);
    expect(there).toEqual(here);
    expect(here.filter((text) => text.includes('"ok":true')).length).toBeGreaterThan(
      cases.requests.length / 2,
    );
  }
});
