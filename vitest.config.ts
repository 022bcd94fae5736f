import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

/**
 * Tests that start no process, server or database and change nothing global: their files share a worker and the modules in
 * it, which saves a third of their time.
 */
const PURE = ['schema', 'client', 'server/ingest', 'seeds', 'docs'].map((folder) => `tests/${folder}/**/*.test.ts`);

/** `*.test.ts` is Vitest, `*.spec.ts` is Playwright. */
export default defineConfig({
  // As Node does it, so that Apollo and our own code have one GraphQL between them; by itself Vitest would take another build of it.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  test: {
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Programs that tests start need not compile anew what the one before them did.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('.cache/node', import.meta.url)) },
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      {
        extends: true,
        test: { name: 'whole', include: ['tests/**/*.test.ts'], exclude: [...configDefaults.exclude, ...PURE] },
      },
    ],
    reporters: process.env.GONGKAI_VITEST_JSON
      ? ['default', ['json', { outputFile: process.env.GONGKAI_VITEST_JSON }]]
      : ['default'],
  },
});
