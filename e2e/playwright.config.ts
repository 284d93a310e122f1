import { defineConfig } from '@playwright/test';

/** Stories in a real Electron. One worker: two cores drive two Electrons and a server already. No retries: flaky is broken. */
export default defineConfig({
  testDir: './specs',
  outputDir: '../test-results',
  // Golden texts and pictures of the printed forms.
  snapshotPathTemplate: '{testDir}/../forms/golden/{arg}{ext}',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
});
