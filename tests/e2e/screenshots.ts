/**
 * Pictures of every page, Chinese and English, wide and narrow, into .cache/screenshots; two of them are the README's and
 * stand beside this file. `npm run screenshots` (the client must be built).
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium as browsers, type Page } from 'playwright-core';
import { loadSeeds, seedDocuments } from '../../seeds/load.ts';
import { openAccess } from '../../server/access/access.ts';
import { createKey } from '../../server/access/keys.ts';
import { makeApp } from '../../server/http/app.ts';
import { openPool } from '../../server/intake/pool/pool.ts';
import { submit } from '../../server/intake/submit.ts';
import { openReporting } from '../../server/reporting/door.ts';
import { openRoster } from '../../server/roster/open.ts';
import { openSqlite } from '../../server/store/open.ts';
import { browserOptions } from '../support/browser.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUT = join(ROOT, '.cache/screenshots');
const PICTURES = join(ROOT, 'tests/e2e/pictures');

const AT = '2026-11-20T01:00:00.000Z';

const PAGES: Readonly<Record<string, string>> = {
  overview: '/?region=shifan&year=2025',
  'overview-2021': '/?region=shifan&year=2021',
  'overview-suqian': '/?region=suqian',
  compare: '/compare?region=shifan&measure=requests.received&year=2025',
  chart: '/chart?kind=trend&measure=requests.received,requests.closed&of=shifan',
  outcomes: '/chart?kind=outcomes&of=shifan',
  bureau: '/bureaus/shifan-natural-resources',
  report: '/reports/shifan-natural-resources-2025',
  'report-shapotou': '/reports/shapotou-iic-2019',
  'report-shanghai': '/reports/shanghai-office-2019',
  'report-hongze': '/reports/hongze-2023',
  findings: '/findings?region=shifan&year=2025',
  regions: '/regions',
  bureaus: '/bureaus',
  'unknown-page': '/nothing-here',
  'unknown-year': '/?region=shifan&year=1999',
  import: '/import',
  'self-check': '/self-check',
  'sign-in': '/sign-in',
};

/** Pages of those who administer. */
const SIGNED_IN: typeof PAGES = { settings: '/settings', audit: '/audit' };

async function takeAll(page: Page, pages: typeof PAGES, width: number): Promise<void> {
  for (const lang of ['zh', 'en']) {
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${origin}${path}${lang === 'en' ? `${path.includes('?') ? '&' : '?'}lang=en` : ''}`, {
        waitUntil: 'networkidle',
      });
      await page.screenshot({
        path: join(OUT, `${name}-${lang}-${width}.png`),
        fullPage: name !== 'report' || width === 390,
      });
    }
  }
}

const folder = mkdtempSync(join(tmpdir(), 'gongkai-screenshots-'));
const store = await openSqlite(join(folder, 'gongkai.sqlite'));
await loadSeeds(store, seedDocuments(), AT);
const plan = { label: '张三', role: 'administrator', scope: null, expires: null } as const;
const { secret } = await createKey(store, plan, 'screenshots', AT);
const bureau = { label: '教育局李四', role: 'bureau', scope: 'shifan-education', expires: '2027-12-31' } as const;
await createKey(store, bureau, secret.slice(0, 9), AT);
const parsing = openPool({ size: 1, deadline: 20_000, memory: 512 });
const app = await makeApp({
  reader: store.reader,
  parsing,
  accept: (submission, by) => submit(store, submission, { ...by, at: AT, source: null }),
  roster: openRoster(store, parsing),
  access: openAccess(store, { reading: 'open', idleMinutes: 30 }),
  reporting: openReporting(store),
  clientFolder: join(ROOT, 'client/dist'),
  frameAncestors: '*',
  logLevel: 'silent',
  now: () => AT,
});
const origin = await app.listen({ port: 0, host: '127.0.0.1' });
const browser = await browsers.launch(await browserOptions());
mkdirSync(OUT, { recursive: true });
mkdirSync(PICTURES, { recursive: true });
try {
  for (const width of [1440, 390]) {
    const context = await browser.newContext({
      viewport: { width, height: width === 1440 ? 1000 : 844 },
      locale: 'zh-CN',
    });
    const page = await context.newPage();
    await takeAll(page, PAGES, width);
    const answer = await page.request.post(`${origin}/sign-in`, { data: { key: secret } });
    if (!answer.ok()) throw new Error(`Not signed in: ${await answer.text()}`);
    await takeAll(page, SIGNED_IN, width);
    await context.close();
  }
} finally {
  await browser.close();
  await app.close();
  parsing.close();
  await store.close();
  rmSync(folder, { recursive: true });
}
for (const name of ['overview-zh-1440', 'report-zh-1440'])
  copyFileSync(join(OUT, `${name}.png`), join(PICTURES, `${name}.png`));
process.stdout.write(`${OUT}\n`);
