import { test as base } from '@playwright/test';
import { type Desk, openDesk } from './desk.ts';
import { runtimeVariable } from './stage.ts';

/** A story has its own office. */
export const test = base.extend<{ desk: Desk }>({
  // Playwright finds fixtures by the names in this pattern, and this one needs none.
  // oxlint-disable-next-line no-empty-pattern
  desk: async ({}, use) => {
    const executable = process.env[runtimeVariable];
    if (executable === undefined) throw new Error('Chạy các câu chuyện bằng "npm run test:e2e".');
    const { desk, close } = await openDesk(executable, { DISPLAY: process.env['DISPLAY'] ?? '' });
    await use(desk);
    await close();
  },
});
