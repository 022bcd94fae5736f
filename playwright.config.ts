import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { browserOptions } from './tests/support/browser.ts';
import { scratchFolder } from './tests/support/scratch-folder.ts';

/** Browser tests against the real server on fresh databases; the browser comes with npm, nothing is downloaded. */
// Workers read this file again: what the first one chose is handed on in the environment.
process.env.GONGKAI_E2E_PORT ??= String(await freePort());
process.env.GONGKAI_E2E_STORES_PORT ??= String(await freePort());
if (process.env.GONGKAI_E2E_DATA === undefined) {
  const data = join(scratchFolder(), `gongkai-e2e-${process.pid}`);
  process.env.GONGKAI_E2E_DATA = data;
  // At the very end, when the servers have stopped.
  process.once('exit', () => {
    for (const folder of [data, `${data}-reads`]) rmSync(folder, { recursive: true, force: true });
  });
}
// Servers, workers and programs that tests start need not compile anew what those before them did.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('.cache/node', import.meta.url));
/** Of the server that is only read, and of the one whose store (`GONGKAI_E2E_DATA`) tests change. */
const READS = { port: process.env.GONGKAI_E2E_PORT, data: `${process.env.GONGKAI_E2E_DATA}-reads` };
const CHANGED = { port: process.env.GONGKAI_E2E_STORES_PORT, data: process.env.GONGKAI_E2E_DATA };

/** The seeds are loaded once, and copied for the other before anybody has the store open; servers are started one after another. */
const LOAD =
  'node seeds/load.ts && node -e "fs.cpSync(process.env.GONGKAI_DATA, process.env.GONGKAI_E2E_DATA, { recursive: true })"';

/** A port nobody listens on, so that two runs on one machine do not meet. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const STORES = [
  '**/import.spec.ts',
  '**/people.spec.ts',
  '**/deadlines.spec.ts',
  '**/notes.spec.ts',
  '**/saved.spec.ts',
  '**/corrections.spec.ts',
  '**/findings.spec.ts',
  '**/briefings.spec.ts',
];

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // Node runs TypeScript itself; Babel took a quarter of a minute for what tests import, half of the server among it.
  build: { external: ['**/*.ts'] },
  // What hangs is ended; a machine that is some times as slow is waited for.
  timeout: 300_000,
  expect: { timeout: 45_000 },
  workers: 4,
  // Tests that only read share a server and go on side by side; those that store something have one of their own, and go on one by one
  // beside them.
  projects: [
    { name: 'stores', testMatch: STORES, workers: 1, use: { baseURL: urlOf(CHANGED.port) } },
    { name: 'reads', testIgnore: STORES, fullyParallel: true, workers: 3 },
  ],
  reporter: [['list'], ['json', { outputFile: '.cache/results/browser.json' }]],
  use: {
    baseURL: urlOf(READS.port),
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    launchOptions: await browserOptions(),
  },
  webServer: [READS, CHANGED].map(({ port, data }) => ({
    command: data === READS.data ? `${LOAD} && node server/main.ts` : 'node server/main.ts',
    url: `${urlOf(port)}/readyz`,
    // As under systemd, the first key goes into a file beside the database, where tests find it (tests/support/e2e-keys.ts).
    env: { PORT: port, HOST: '127.0.0.1', GONGKAI_DATA: data, GONGKAI_LOG: 'error', JOURNAL_STREAM: 'tests' },
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5000 },
  })),
});

function urlOf(port: string): string {
  return `http://127.0.0.1:${port}`;
}
