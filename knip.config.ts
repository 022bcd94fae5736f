/** What knip looks at. With `--production` it leaves out the tests, so that what only they use is told too. */
import type { KnipConfig } from 'knip';

const isProduction = process.argv.includes('--production');

/** Used by name only: run by a file's path, imported by a list that a tool makes. */
const byName = [
  'server/store/migrations/*.ts',
  'server/operate/try-alone.ts',
  'client/answers/chart-parts.ts',
  'client/answers/stale-parts.ts',
  'client/answers/brief-parts.ts',
  'tests/mutants/*.{ts,mjs}',
  'tests/support/write-store.ts',
  'tests/walls/wrong/**/*.ts',
  '.ci/count.mjs',
];
/** What package.json starts, and a person from the command line. */
const started = [
  'client/main.tsx',
  'seeds/{load,wanted,entering}.ts',
  'seeds/illustrative/fault-table.ts',
  'server/cli.ts',
  'server/main.ts',
  'server/operate/*.ts',
];

const config: KnipConfig = {
  entry: isProduction ? [...started, ...byName].map((path) => `${path}!`) : byName,
  // The seeds are there for the tests as well.
  project: ['**/*.{ts,tsx,mjs}!', '!tests/**!', '!seeds/**!'],
  ignoreExportsUsedInFile: isProduction || { interface: true, type: true },
  ignoreIssues: { 'server/graph/series-point.ts': ['types'], 'server/graph/compiled-cell.ts': ['types'] },
  ignoreBinaries: ['mount', 'systemd-analyze', 'umount', 'nginx', 'caddy', 'openssl', 'cc'],
  // Taken by style sheets and by the drawing of pictures.
  ignoreDependencies: [
    '@fontsource/noto-serif-sc',
    '@fontsource/noto-sans-symbols-2',
    '@embedpdf/fonts-sc',
    ...(isProduction ? ['@fontsource/noto-sans-sc'] : []),
  ],
};

export default config;
