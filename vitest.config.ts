import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const limits = { testTimeout: 20_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    // Databases and processes wait more than they reckon.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    projects: [
      {
        // These change nothing outside themselves, and loading every module anew for each file is half of their time.
        test: {
          ...limits,
          name: 'pure',
          include: ['{shared,renderer}/**/*.test.{ts,tsx}'],
          isolate: false,
        },
      },
      {
        // Processes, spies and databases: each file by itself.
        test: { ...limits, name: 'machine', include: ['{electron,server,e2e}/**/*.test.ts'] },
      },
    ],
  },
});
