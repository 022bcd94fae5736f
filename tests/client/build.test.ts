/** The built client, measured: what the first page costs, what old browsers cannot run, and whom it talks to. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PAGES } from '../../schema/pages.ts';
import { pageSource } from '../../server/http/page-files.ts';

interface ManifestEntry {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** Script of the first page with its charts, gzip: on a slow phone a hundred KB more are half a second. */
const MOST_SCRIPT = 190 * 1024;

const root = fileURLToPath(new URL('../..', import.meta.url));
const out = mkdtempSync(join(tmpdir(), 'gongkai-client-'));
let manifest: Readonly<Record<string, ManifestEntry>> = {};

beforeAll(() => {
  // A process of its own: Vitest's NODE_ENV would bring in the development build of React.
  execFileSync(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', out, '--emptyOutDir', '--logLevel', 'error'],
    { cwd: root, env: { ...process.env, NODE_ENV: 'production' } },
  );
  manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8'));
}, 120_000);

afterAll(() => rmSync(out, { recursive: true, force: true }));

function scriptsOf(entries: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const walk = (name: string) => {
    const entry = manifest[name];
    if (!entry || seen.has(entry.file)) return;
    seen.add(entry.file);
    entry.imports?.forEach(walk);
  };
  entries.forEach(walk);
  return seen;
}

function read(file: string): string {
  return readFileSync(join(out, file), 'utf8');
}

function filesEnding(ending: string): readonly string[] {
  return readdirSync(join(out, 'assets')).filter((file) => file.endsWith(ending));
}

test('the overview with its charts costs at most 190 KB of script', () => {
  const scripts = scriptsOf(['index.html', 'pages/overview/OverviewPage.tsx']);
  const bytes = [...scripts].reduce((sum, file) => sum + gzipSync(read(file)).length, 0);
  expect(scripts.size).toBeGreaterThan(2);
  expect(bytes).toBeLessThanOrEqual(MOST_SCRIPT);
});

test('each page has its files, and none comes in many small pieces', () => {
  for (const { id } of PAGES) {
    expect(manifest[pageSource(id)]?.file, id).toMatch(/^assets\/.+\.js$/);
    expect(scriptsOf(['index.html', pageSource(id)]).size, id).toBeLessThanOrEqual(30);
  }
});

test('no page comes with the library that draws charts once they are touched', () => {
  for (const { id } of PAGES) {
    const scripts = [...scriptsOf(['index.html', pageSource(id)])].map(read).join('\n');
    expect(scripts.includes('recharts-surface'), id).toBe(false);
  }
  expect([...scriptsOf(['charts/awake/TrendLines.tsx'])].map(read).join('\n')).toContain('recharts-surface');
});

test('nothing is called that Chromium 87 does not have', () => {
  const tooNew =
    /(?<!\.)\.(?:at|findLast|findLastIndex|toSorted|toReversed|with)\(|Object\.(?:hasOwn|groupBy)\(|structuredClone\(/;
  for (const file of filesEnding('.js')) expect(tooNew.exec(read(join('assets', file))), file).toBeNull();
});

test('fonts are files in one format, fetched by slice, and nothing comes from another host', () => {
  const css = filesEnding('.css').map((file) => read(join('assets', file)));
  expect(css.join('\n')).not.toMatch(/url\((?:"|')?(?:https?:)?\/\//);
  expect(css.join('\n')).not.toContain('data:font');
  expect(filesEnding('.woff')).toEqual([]);
  expect(filesEnding('.woff2').length).toBeGreaterThan(100);
  expect(read('index.html')).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
});
