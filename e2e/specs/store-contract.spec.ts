import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { storeContract } from '../contract/store-page.ts';
import { pageScript } from '../support/page-script.ts';
import { test } from '../support/story.ts';

test('the contract of the local store holds on the real IndexedDB of the app', async ({ desk }) => {
  const contract = join(import.meta.dirname, '../contract');
  const script = await pageScript(join(contract, 'store-page.ts'), 'contract', {
    vitest: join(contract, 'vitest-in-page.ts'),
    'node:fs': join(contract, 'files-in-page.ts'),
  });
  const { page } = await desk.open('counter-1');
  await page.evaluate(script);
  const results = await page.evaluate(() =>
    (globalThis as unknown as { contract: { storeContract: typeof storeContract } }).contract.storeContract(),
  );
  expect(results.filter(({ failure }) => failure !== null)).toEqual([]);
  expect(results.length).toBeGreaterThan(5);
});
