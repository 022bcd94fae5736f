import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { browserOptions } from './tests/support/browser.ts';

/** Browser tests against the real server on a fresh database; the browser comes with npm, nothing is downloaded. */
// Workers read this file again: what the first one chose is handed on in the environment.
process.env.GONGKAI_E2E_PORT ??= String(await freePort());
const PORT = Number(process.env.GONGKAI_E2E_PORT);
process.env.GONGKAI_E2E_DATA ??= join(tmpdir(), `gongkai-e2e-${process.pid}`);

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
  '**/corrections.spec.ts',
  '**/findings.spec.ts',
];

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  timeout: 90_000,
  expect: { timeout: 20_000 },
  workers: 4,
  // Tests that only read share the server and go on side by side; those that store something come after, one by one.
  projects: [
    { name: 'reads', testIgnore: STORES, fullyParallel: true },
    { name: 'stores', testMatch: STORES, workers: 1, dependencies: ['reads'] },
  ],
  reporter: [['list'], ['json', { outputFile: '.cache/results/browser.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    launchOptions: await browserOptions(),
  },
  webServer: {
    command: 'node seeds/load.ts && node server/main.ts',
    url: `http://127.0.0.1:${PORT}/readyz`,
    env: {
      PORT: String(PORT),
      HOST: '127.0.0.1',
      GONGKAI_DATA: process.env.GONGKAI_E2E_DATA,
      GONGKAI_LOG: 'error',
    },
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
  },
});
