/** Every page, in both languages, light and dark, at every width: accessible, quiet, within its frame, and speaking to nobody else. Each is opened once. */
import { chromium, type Page } from '@playwright/test';
import { browserOptions } from '../support/browser.ts';
import { expect, test } from '../support/looking.ts';
import { fits, isAccessible } from '../support/page-checks.ts';

/** Pages of the made-up district, each of which says that it is one. */
const MADE_UP = [
  '/?region=shifan&year=2025',
  '/compare?region=shifan&measure=requests.received&year=2025',
  '/chart?kind=trend&measure=requests.received&of=shifan',
  '/chart?kind=bar&measure=rate.granted&of=region:shifan/*&years=2025',
  '/chart?kind=outcomes&of=shifan',
  '/chart?kind=heat&measure=requests.received&of=region:shifan/*',
  '/chart?kind=change&measure=rate.granted&of=region:shifan/*',
  '/chart?kind=multiples&measure=requests.received&of=region:shifan/*',
  '/chart?kind=rank&measure=rate.granted&of=region:shifan/*',
  '/chart?kind=flow&of=shifan',
  '/chart?kind=coverage&of=region:shifan/*',
  '/chart?kind=contribution&measure=requests.received&of=region:shifan/*',
  '/chart?kind=distribution&measure=requests.received&of=region:shifan/*',
  '/chart?kind=funnel&measure=rate.granted&of=region:shifan/*',
  '/chart',
  '/regions',
  '/findings?region=shifan&year=2025',
  '/prose?region=shifan',
  '/prose/shifan-police-2025',
  '/bureaus/shifan-education',
  '/reports/shifan-natural-resources-2025',
];

/** Pages whose headings, buttons and labels are all ours: in English no Chinese is left in them. */
const ALL_OURS = [
  '/compare?region=shifan&measure=requests.received&year=2025',
  '/findings?region=shifan&year=2025',
  '/regions',
  '/bureaus',
];

const PAGES: readonly string[] = [
  ...MADE_UP,
  '/?region=suqian',
  '/brief?region=shifan&year=2025',
  '/compile?region=shifan&year=2025',
  '/form?cell=III/3.1/natural&region=shifan',
  '/reporting?region=shifan&year=2025',
  '/bureaus',
  '/bureaus?region=shifan&kind=street',
  '/prose?region=shifan&q=公开',
  '/prose/shifan-police-2025?beside=2024',
  '/import',
  '/self-check',
  '/sign-in',
  '/start',
  '/roster',
  '/settings',
  '/audit',
  '/corrections',
  '/revisions',
  '/pins',
  '/status',
  '/reports/shapotou-iic-2019',
  '/reports/shapotou-iic-2019/versions',
  '/reports/shanghai-office-2019',
  '/docs/questions',
];

/** The Chinese that is left in what is ours of a page. */
async function chineseOn(page: Page): Promise<readonly string[]> {
  const chrome = await page.locator('header, nav, footer, button, h2, h3, label').allInnerTexts();
  // The product's own name and the language switch are Chinese on purpose; so are citations of notices.
  return (
    chrome
      .join('\n')
      .replaceAll(/公开年报|中|国办公开办函〔\d{4}〕\d+号/g, '')
      .match(/\p{Script=Han}+/gu) ?? []
  );
}

for (const path of PAGES) {
  test(path, async ({ page, baseURL }) => {
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
    await page.goto(path, { waitUntil: 'networkidle' });
    await isAccessible(page);
    if (MADE_UP.includes(path)) await expect(page.getByText('示例数据').first()).toBeVisible();
    await fits(page, [360, 768, 1200, 1920]);

    // The same page turned to English and dark: both languages are built alike, and words have one colour in both.
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('link', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await isAccessible(page, { again: true });
    if (ALL_OURS.includes(path)) expect(await chineseOn(page)).toEqual([]);
    // Words are longer in English, which shows where there is least room.
    await fits(page, [360, 1200]);
    expect(noise).toEqual([]);
  });
}

test('made-up data says so in every embed, picture and table of them', async ({ page }) => {
  await page.goto('/embed?kind=trend&measure=requests.received&of=shifan', { waitUntil: 'networkidle' });
  await expect(page.getByText('示例数据').first()).toBeVisible();
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
    return page.getByRole('banner').boundingBox();
  };
  const long = await headOf('/?region=shifan&year=2025');
  const short = await headOf('/bureaus/nobody');
  expect(short).toEqual(long);
  await browser.close();
});
