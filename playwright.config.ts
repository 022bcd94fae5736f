import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { browserOptions } from './tests/support/browser.ts';

/** Browser tests against the real server on fresh databases; the browser comes with npm, nothing is downloaded. */
// Workers read this file again: what the first one chose is handed on in the environment.
process.env.GONGKAI_E2E_PORT ??= String(await freePort());
process.env.GONGKAI_E2E_STORES_PORT ??= String(await freePort());
process.env.GONGKAI_E2E_DATA ??= join(tmpdir(), `gongkai-e2e-${process.pid}`);
/** Of the server that is only read, and of the one whose store (`GONGKAI_E2E_DATA`, where keys are made) tests change. */
const READS = { port: process.env.GONGKAI_E2E_PORT, data: `${process.env.GONGKAI_E2E_DATA}-reads` };
const CHANGED = { port: process.env.GONGKAI_E2E_STORES_PORT, data: process.env.GONGKAI_E2E_DATA };

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
  timeout: 90_000,
  expect: { timeout: 20_000 },
  workers: 5,
  // Tests that only read share a server and go on side by side; those that store something have one of their own, and go on one by one
  // beside them.
  projects: [
    { name: 'stores', testMatch: STORES, workers: 1, use: { baseURL: urlOf(CHANGED.port) } },
    { name: 'reads', testIgnore: STORES, fullyParallel: true, workers: 4 },
  ],
  reporter: [['list'], ['json', { outputFile: '.cache/results/browser.json' }]],
  use: {
    baseURL: urlOf(READS.port),
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    launchOptions: await browserOptions(),
  },
  webServer: [READS, CHANGED].map(({ port, data }) => ({
    command: 'node seeds/load.ts && node server/main.ts',
    url: `${urlOf(port)}/readyz`,
    env: { PORT: port, HOST: '127.0.0.1', GONGKAI_DATA: data, GONGKAI_LOG: 'error' },
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5000 },
  })),
});

function urlOf(port: string): string {
  return `http://127.0.0.1:${port}`;
}
