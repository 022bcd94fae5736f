import { defineConfig } from 'vitest/config';
import { FOLDERS } from './folders.ts';

/** The tests that should notice a fault in the folder at hand, which run.ts names. */
const tests = FOLDERS[process.env.GONGKAI_MUTANTS ?? ''] ?? [];

// biome-ignore lint/style/noDefaultExport: Vitest asks for it
export default defineConfig({
  test: {
    include: tests.map((path) => (path.endsWith('.ts') ? path : `${path}/**/*.test.ts`)),
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
