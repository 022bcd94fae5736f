/**
 * Pictures of every page, Chinese and English, wide and narrow, into .cache/screenshots; three of them are the README's and
 * stand beside this file. `npm run screenshots` (the client must be built); `-- away`: what is carried away (carried-away.ts).
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium as browsers, type Page } from 'playwright-core';
import { loadSeeds, seedDocuments } from '../../seeds/entering.ts';
import { openAccess } from '../../server/access/access.ts';
import { createKey } from '../../server/access/keys.ts';
import { openBriefings } from '../../server/briefings/door.ts';
import { openCorrections } from '../../server/corrections/door.ts';
import { makeApp } from '../../server/http/app.ts';
import { openPool } from '../../server/intake/pool/pool.ts';
import { submit } from '../../server/intake/submit.ts';
import { openNotes } from '../../server/notes/door.ts';
import { openPins } from '../../server/pins/door.ts';
import { openReporting } from '../../server/reporting/door.ts';
import { openRoster } from '../../server/roster/open.ts';
import { openSaved } from '../../server/saved/door.ts';
import { openSqlite } from '../../server/store/open.ts';
import { openVerdicts } from '../../server/verdicts/door.ts';
import { workbook } from '../server/roster/lists.ts';
import { browserOptions } from '../support/browser.ts';
import { startServer } from '../support/e2e-server.ts';
import { observed } from '../support/observed.ts';

if (process.argv[2] === 'away') {
  await import('./carried-away.ts');
  process.exit();
}

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
  prose: '/prose?region=shifan',
  'prose-found': '/prose?region=shifan&q=解读',
  'report-prose': '/prose/shifan-police-2025',
  'report-prose-beside': '/prose/shifan-urban-management-2025?beside=2024',
  reporting: '/reporting?region=shifan&year=2025',
  form: '/form?cell=III/3.1/natural&region=shifan',
  regions: '/regions',
  bureaus: '/bureaus',
  'unknown-page': '/nothing-here',
  'unknown-year': '/?region=shifan&year=1999',
  import: '/import',
  'self-check': '/self-check',
  'sign-in': '/sign-in',
  start: '/start',
};

/** Pages of those who administer. */
const SIGNED_IN: typeof PAGES = {
  settings: '/settings',
  audit: '/audit',
  pins: '/pins',
  status: '/status',
  roster: '/roster?region=shifan',
};

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

const FIRST_LIST = [
  ['单位全称', '类别', '起始年'],
  ['青川区教育局', '部门', ''],
  ['青川区工业信息化和商务局', '部门', '2019'],
  ['青川区融媒', '', ''],
  ['青川区柳河镇人民政府', '乡镇', ''],
  ['青川区望江街道办事处', '街道', '去年'],
  ['青川区高新技术产业园区管理委员会', '', ''],
];

/** The first day of an empty store: a list that is being looked at. */
async function takeFirstDay(browser: Browser): Promise<void> {
  const server = await startServer({ GONGKAI_SEEDS: 'none' });
  try {
    for (const width of [1440, 390]) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' });
      const page = await context.newPage();
      await page.goto(`${server.origin}/start`);
      await page.getByLabel('密钥').fill(server.key);
      await page.keyboard.press('Enter');
      if (width === 1440) {
        await page.getByLabel('地区名称').fill('青川区');
        await page.keyboard.press('Enter');
      }
      const buffer = Buffer.from(workbook([{ rows: FIRST_LIST }]));
      const file = { name: '名单.xlsx', mimeType: 'application/octet-stream', buffer };
      await page.getByRole('button', { name: '选择名单文件' }).waitFor();
      await page.setInputFiles('[data-picks=files]', file);
      await page.getByText('要更正 1 行').first().waitFor();
      await page.screenshot({ path: join(OUT, `first-day-zh-${width}.png`), fullPage: true });
      await context.close();
    }
  } finally {
    await server.stop();
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
  corrections: openCorrections(store),
  notes: openNotes(store),
  pins: openPins(store),
  briefings: openBriefings(store),
  saved: openSaved(store),
  reporting: openReporting(store),
  verdicts: openVerdicts(store),
  ...observed(store, parsing, () => AT),
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
  await takeFirstDay(browser);
} finally {
  await browser.close();
  await app.close();
  parsing.close();
  await store.close();
  rmSync(folder, { recursive: true });
}
for (const name of ['overview-zh-1440', 'report-zh-1440', 'first-day-zh-1440'])
  copyFileSync(join(OUT, `${name}.png`), join(PICTURES, `${name}.png`));
process.stdout.write(`${OUT}\n`);
