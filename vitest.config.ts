import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { scratchFolder } from './tests/support/scratch-folder.ts';

const under = (...folders: readonly string[]) => folders.map((folder) => `tests/${folder}/**/*.test.ts`);

/**
 * Tests that start no process, server or database and change nothing global: their files share a worker and the modules in
 * it, which saves a third of their time.
 */
const PURE = [...under('schema', 'server/ingest', 'seeds', 'docs', 'score'), 'tests/server/config.test.ts'];

/** Of the pages: the same, but what they import is written in JSX, which only Vite makes into what Node runs. */
const PAGES = under('client');

/**
 * Tests that open a store or a whole server in their own process and close it again: they share a worker likewise, since loading the
 * server costs more than most of their files. The PostgreSQL server is one for the run (`tests/support/stores.ts`).
 */
const SERVED = [
  ...['access', 'aggregate', 'brief', 'collect', 'draw', 'graph', 'health', 'http', 'observe', 'roster'],
  ...['assistant', 'store'],
]
  .map((folder) => `tests/server/${folder}/**/*.test.ts`)
  .concat('tests/server/intake/*.test.ts');

/** What they look at is their own process: its time, its memory, its children. */
const ALONE = [
  'server/aggregate/cost',
  'server/graph/answer-size',
  'server/graph/slices',
  'server/http/collect',
  'server/http/uploads-bounded',
  'server/store/ahead',
  'server/store/safety/keeper',
].map((file) => `tests/${file}.test.ts`);

/** `*.test.ts` is Vitest, `*.spec.ts` is Playwright. */
export default defineConfig({
  test: {
    environment: 'node',
    // Node imports what it runs itself, as it does in a server: a quarter less to compute than through Vite, which reads and rewrites each module
    // and looks a thing up anew wherever it is used. `vi.mock` would not work, and is not wanted.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // What hangs is ended; a machine that is ten times as slow is waited for.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
    globalSetup: ['tests/support/templates.ts'],
    // Twice the cores of the smallest machine: files wait for processes, a server and clocks for a good part of their time.
    maxWorkers: 4,
    // Programs that tests start need not compile anew what the one before them did.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('.cache/node', import.meta.url)), TMPDIR: scratchFolder() },
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      {
        extends: true,
        test: { name: 'pages', include: PAGES, isolate: false, experimental: { viteModuleRunner: true } },
      },
      {
        extends: true,
        test: { name: 'served', include: SERVED, exclude: [...configDefaults.exclude, ...ALONE], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...PURE, ...PAGES, ...SERVED],
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
    reporters: process.env.GONGKAI_VITEST_JSON
      ? ['default', ['json', { outputFile: process.env.GONGKAI_VITEST_JSON }]]
      : ['default'],
  },
});
