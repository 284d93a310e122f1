import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,renderer,electron,server}/**/*.test.ts', '{shared,renderer,electron,server}/**/*.test.tsx'],
    testTimeout: 20_000,
    hookTimeout: 120_000,
  },
});
