import { defineConfig } from 'vitest/config';

/** `*.test.ts` is Vitest, `*.spec.ts` is Playwright. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
