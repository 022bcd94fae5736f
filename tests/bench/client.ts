/**
 * `npm run bench -- client`: what five pages cost a browser that comes for the first time, in KiB as sent, and what Lighthouse says of each on a desk and
 * on a phone, of the example data served by a server of its own. Lighthouse is no dependency of ours: npx fetches it, `--lighthouse PATH` names
 * one that is there, `--sizes` leaves it out. Scores of one run on a busy machine are lower; layout shift and what is sent are not. Nothing is asserted.
 */
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { browserOptions } from '../support/browser.ts';

const LIGHTHOUSE = ['npx', '--yes', 'lighthouse@13.5.0'];
const PAGES: Readonly<Record<string, string>> = {
  overview: '/?region=shifan&year=2025',
  compare: '/compare?region=shifan&measure=requests.received&year=2025',
  report: '/reports/shifan-natural-resources-2025',
  chart: '/chart?kind=trend&measure=requests.received&of=shifan',
  findings: '/findings?region=shifan&year=2025',
};
const FORMS = ['desktop', 'mobile'] as const;
const root = fileURLToPath(new URL('../..', import.meta.url));

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    lighthouse: { type: 'string' },
    sizes: { type: 'boolean', default: false },
    page: { type: 'string', multiple: true },
  },
});
const wanted = Object.entries(PAGES).filter(([name]) => values.page?.includes(name) ?? true);

const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', GONGKAI_DATA: folder, GONGKAI_LOG: 'error' };
await promisify(execFile)(process.execPath, ['seeds/load.ts'], { cwd: root, env });
const server = spawn(process.execPath, ['server/main.ts'], { cwd: root, env, stdio: 'ignore' });
try {
  for (let tries = 0; !(await fetch(`${origin}/readyz`).catch(() => null))?.ok; tries++) {
    if (tries > 120) throw new Error('The server did not come up within a minute');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await measureSizes();
  if (!values.sizes) await measureScores();
} finally {
  server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}

async function measureSizes(): Promise<void> {
  process.stdout.write(
    `${'page'.padEnd(10)}${'script'.padStart(9)}${'all sent'.padStart(10)}${'requests'.padStart(10)}\n`,
  );
  const browser = await chromium.launch(await browserOptions());
  for (const [name, path] of wanted) {
    const page = await (await browser.newContext()).newPage();
    const sent: Promise<{ readonly isScript: boolean; readonly bytes: number }>[] = [];
    page.on('requestfinished', (request) => {
      const isScript = request.resourceType() === 'script';
      sent.push(request.sizes().then(({ responseBodySize: bytes }) => ({ isScript, bytes })));
    });
    await page.goto(origin + path, { waitUntil: 'networkidle' });
    const all = await Promise.all(sent);
    const kib = (of: typeof all) => (of.reduce((sum, { bytes }) => sum + bytes, 0) / 1024).toFixed(1);
    const script = kib(all.filter(({ isScript }) => isScript));
    process.stdout.write(
      `${name.padEnd(10)}${script.padStart(9)}${kib(all).padStart(10)}${String(all.length).padStart(10)}\n`,
    );
    await page.context().close();
  }
  await browser.close();
}

interface Scores {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<
    Record<string, { readonly numericValue?: number; readonly score?: number | null; readonly title: string }>
  >;
}

async function measureScores(): Promise<void> {
  const { executablePath } = await browserOptions();
  const [command = '', ...before] =
    values.lighthouse === undefined ? LIGHTHOUSE : [process.execPath, values.lighthouse];
  process.stdout.write('\npage      form     perf a11y best    FCP    LCP  TBT ms    CLS\n');
  for (const [name, path] of wanted) {
    for (const form of FORMS) {
      const flags = ['--output=json', '--quiet', '--only-categories=performance,accessibility,best-practices'];
      const chrome = '--chrome-flags=--headless=new --no-sandbox --disable-gpu';
      const args = [...before, origin + path, ...flags, chrome, ...(form === 'desktop' ? ['--preset=desktop'] : [])];
      const options = { env: { ...process.env, CHROME_PATH: executablePath }, maxBuffer: 64 * 1024 * 1024 };
      const { stdout } = await promisify(execFile)(command, args, options);
      const { categories, audits }: Scores = JSON.parse(stdout);
      const score = (id: string) => String(Math.round((categories[id]?.score ?? 0) * 100)).padStart(5);
      const number = (id: string, per: number, digits: number) =>
        ((audits[id]?.numericValue ?? Number.NaN) / per).toFixed(digits).padStart(7);
      process.stdout.write(
        `${name.padEnd(10)}${form.padEnd(8)}${['performance', 'accessibility', 'best-practices'].map(score).join('')}` +
          `${number('first-contentful-paint', 1000, 1)}${number('largest-contentful-paint', 1000, 1)}` +
          `${number('total-blocking-time', 1, 0)} ${number('cumulative-layout-shift', 1, 3)}\n`,
      );
      for (const id of ['accessibility', 'best-practices']) {
        if (categories[id]?.score === 1) continue;
        const failed = Object.entries(audits).filter(([, audit]) => audit.score === 0);
        process.stdout.write(`    ${id}: ${failed.map(([audit]) => audit).join(', ')}\n`);
      }
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
