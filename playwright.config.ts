import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { browserOptions } from './tests/support/browser.ts';

/** Browser tests against the real server on a fresh database; the browser comes with npm, nothing is downloaded. */
const PORT = 4173;
// Workers read this file again: what the first one chose is handed on in the environment.
process.env.GONGKAI_E2E_DATA ??= join(tmpdir(), `gongkai-e2e-${process.pid}`);

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  timeout: 90_000,
  expect: { timeout: 20_000 },
  workers: 1,
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
