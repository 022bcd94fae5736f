/** Every page, in both languages and at every width: accessible, quiet, within its frame, and speaking to nobody else. */
import { chromium, expect, test } from '@playwright/test';
import { browserOptions } from '../support/browser.ts';
import { fits, isAccessible } from '../support/page-checks.ts';

const PAGES = [
  '/?region=shifan&year=2025',
  '/?region=suqian',
  '/compare?region=shifan&measure=requests.received&year=2025',
  '/chart?kind=trend&measure=requests.received&of=shifan',
  '/chart?kind=bar&measure=rate.granted&of=region:shifan/*&years=2025',
  '/chart?kind=outcomes&of=shifan',
  '/chart?kind=heat&measure=requests.received&of=region:shifan/*',
  '/chart?kind=change&measure=rate.granted&of=region:shifan/*',
  '/chart?kind=multiples&measure=requests.received&of=region:shifan/*',
  '/chart?kind=rank&measure=rate.granted&of=region:shifan/*',
  '/chart?kind=flow&of=shifan',
  '/chart?kind=contribution&measure=requests.received&of=region:shifan/*',
  '/chart?kind=distribution&measure=requests.received&of=region:shifan/*',
  '/chart?kind=funnel&measure=rate.granted&of=region:shifan/*',
  '/chart',
  '/brief?region=shifan&year=2025',
  '/regions',
  '/reporting?region=shifan&year=2025',
  '/bureaus',
  '/bureaus?region=shifan&kind=street',
  '/findings?region=shifan&year=2025',
  '/prose?region=shifan',
  '/prose/shifan-education-2025?beside=2024',
  '/import',
  '/self-check',
  '/sign-in',
  '/start',
  '/roster',
  '/settings',
  '/audit',
  '/corrections',
  '/revisions',
  '/status',
  '/bureaus/shifan-education',
  '/reports/shifan-natural-resources-2025',
  '/reports/shapotou-iic-2019',
  '/reports/shapotou-iic-2019/versions',
  '/reports/shanghai-office-2019',
  '/docs/questions',
];

function inLanguage(path: string, lang: string): string {
  return lang === 'zh' ? path : `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;
}

for (const lang of ['zh', 'en']) {
  for (const path of PAGES) {
    test(`${path} in ${lang}`, async ({ page, baseURL }) => {
      const noise: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') noise.push(message.text());
      });
      page.on('pageerror', (error) => noise.push(error.message));
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(String(baseURL)) && !url.startsWith('data:') && !url.startsWith('blob:'))
          noise.push(`asks ${url}`);
      });
      await page.goto(inLanguage(path, lang), { waitUntil: 'networkidle' });
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

      // Both languages have the same colours.
      await isAccessible(page, { colours: lang === 'zh' });

      await fits(page, [360, 768, 1200, 1920]);
      expect(noise).toEqual([]);
    });
  }
}

test('English pages have no Chinese of ours left in them', async ({ page }) => {
  for (const path of ['/compare?region=shifan', '/findings?region=shifan&year=2025', '/regions', '/bureaus']) {
    await page.goto(inLanguage(path, 'en'), { waitUntil: 'networkidle' });
    const chrome = await page.locator('header, nav, footer, button, h2, h3, label').allInnerTexts();
    // The product's own name and the language switch are Chinese on purpose; so are citations of notices.
    const left =
      chrome
        .join('\n')
        .replaceAll(/公开年报|中|国办公开办函〔\d{4}〕\d+号/g, '')
        .match(/\p{Script=Han}+/gu) ?? [];
    expect(left, path).toEqual([]);
  }
});

test('made-up data says so on every page, picture, embed and table of them', async ({ page }) => {
  for (const path of [
    '/?region=shifan&year=2025',
    '/compare?region=shifan&measure=requests.received&year=2025',
    '/chart?kind=trend&measure=requests.received&of=shifan',
    '/chart?kind=bar&measure=requests.received&of=region:shifan/*',
    '/chart?kind=outcomes&of=shifan',
    '/chart?kind=heat&measure=requests.received&of=region:shifan/*',
    '/chart?kind=change&measure=rate.granted&of=region:shifan/*',
    '/chart?kind=multiples&measure=requests.received&of=region:shifan/*',
    '/chart',
    '/regions',
    '/findings?region=shifan&year=2025',
    '/prose?region=shifan',
    '/prose/shifan-education-2025',
    '/bureaus/shifan-education',
    '/reports/shifan-education-2025',
    '/embed?kind=trend&measure=requests.received&of=shifan',
  ]) {
    await page.goto(path, { waitUntil: 'networkidle' });
    await expect(page.getByText('示例数据').first(), path).toBeVisible();
  }
  for (const path of [
    '/chart.svg?kind=bar&measure=requests.received&of=region:shifan/*',
    '/chart.csv?kind=outcomes&of=shifan',
  ]) {
    expect(await (await page.request.get(path)).text(), path).toContain('示例数据');
  }
});

test('a short page and a long one stand in the same place, where scroll bars take room', async ({ baseURL }) => {
  const browser = await chromium.launch({ ...(await browserOptions()), ignoreDefaultArgs: ['--hide-scrollbars'] });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const headOf = async (path: string) => {
    await page.goto(`${baseURL}${path}`, { waitUntil: 'networkidle' });
    const scrolls = await page.evaluate(() => document.documentElement.scrollHeight > window.innerHeight);
    return { scrolls, box: await page.getByRole('banner').boundingBox() };
  };
  const long = await headOf('/?region=shifan&year=2025');
  const short = await headOf('/bureaus/nobody');
  expect([long.scrolls, short.scrolls]).toEqual([true, false]);
  expect(short.box).toEqual(long.box);
  await browser.close();
});
