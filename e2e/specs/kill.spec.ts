import { expect } from '@playwright/test';
import { killAgainAndAgain } from '../kill/campaign.ts';
import { test } from '../support/story.ts';

test('killed at seeded moments between the first key and the slip, the counter keeps every promise', async ({
  desk,
}) => {
  test.setTimeout(240_000);
  const { runs, brokenAtEnd } = await killAgainAndAgain(desk, { runs: 6, seed: 11 });
  expect(runs.flatMap(({ run, broken }) => broken.map((what) => `run ${run + 1}: ${what}`))).toEqual([]);
  expect(brokenAtEnd).toEqual([]);
  // Runs that all ended before anything was saved would prove nothing.
  expect(runs.some(({ stands }) => stands === 'dossier')).toBe(true);
});
