import { defineConfig } from 'vitest/config';

/** `*.test.ts` is Vitest, `*.spec.ts` is Playwright. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    reporters: process.env.GONGKAI_VITEST_JSON
      ? ['default', ['json', { outputFile: process.env.GONGKAI_VITEST_JSON }]]
      : ['default'],
  },
});
