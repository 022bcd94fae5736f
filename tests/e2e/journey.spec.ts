import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/looking.ts';

/** A page of somebody else, on another origin, with this in its body. */
async function openForeignPage(page: Page, body: string): Promise<() => void> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="zh-CN"><head><title>某门户网站</title></head><body>${body}</body></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return () => server.close();
}

test('a number on the overview is followed home: chart, bureau, report, the line in the document', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('示例区');
  await expect(page.getByText('示例数据').first()).toBeVisible();

  // The longest bar leads to its bureau.
  const comparison = page.getByRole('application', { name: '哪些单位收到的申请多，变化如何' });
  await comparison.hover();
  await comparison.locator('.recharts-bar-rectangle').first().click();
  await expect(page).toHaveURL(/\/bureaus\/shifan-natural-resources/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('自然资源局');

  await page.getByRole('link', { name: '查看 2025 年年报' }).click();
  await expect(page).toHaveURL(/\/reports\/shifan-natural-resources-2025/);
  await expect(page.getByText('15 + 3 + 3 + 4 = 25').first()).toBeVisible();

  // The wrong total leads to its line in the document.
  await page.getByRole('button', { name: /表四 行政复议 · 总计，21，核查未通过/ }).click();
  await expect(page).toHaveURL(/cell=IV%2Freview\.total|cell=IV\/review\.total/);
  const marked = page.locator('[data-spot][data-state="selected"]');
  await expect(marked).toHaveText('21');
  await expect(marked).toBeInViewport();
  await expect(marked).toHaveAttribute('data-outcome', 'failed');
});

test('the state of a page is in its address, language included', async ({ page }) => {
  await page.goto('/?region=shifan&year=2023');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(/lang=en/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Shifan');
  await page.getByRole('group', { name: 'Report year' }).locator('label', { hasText: '2021' }).click();
  await expect(page).toHaveURL(/year=2021/);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2021');
});

test('every chart has its table: the same figures, gaps as words', async ({ page }) => {
  await page.goto('/chart?kind=trend&measure=requests.received&of=shifan-culture');
  const table = page.getByRole('table').first();
  await expect(table).toContainText('2024');
  await expect(table).toContainText('未报送');
});

test('a comparison can be shared too: bars of every bureau in a foreign page', async ({ page, baseURL }) => {
  const source = `${baseURL}/embed?kind=bar&measure=requests.received&of=region:shifan/*&years=2025`;
  const close = await openForeignPage(page, `<iframe src="${source}" title="比较" width="760" height="900"></iframe>`);
  await expect(page.frameLocator('iframe').locator('svg').first()).toContainText('自然资源局');
  close();
});

test('a chart is shown with whatever hangs on its address, and names its own', async ({ page, baseURL }) => {
  await page.goto('/chart?kind=trend&measure=requests.received&of=shifan&fbclid=x&_t=1700000000&from=timeline');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('新收申请');
  const canonical = page.locator('link[rel="canonical"]');
  await expect(canonical).toHaveAttribute('href', `${baseURL}/chart?kind=trend&measure=requests.received&of=shifan`);
});

test('a wrong chart address is answered with what is allowed', async ({ page }) => {
  await page.goto('/chart?kind=pie&measure=requests.received&of=shifan');
  await expect(page.getByText(/kind.*pie/)).toBeVisible();
  await expect(page.getByText(/trend/).first()).toBeVisible();
});

test('real published reports show their faults: 92 against 90, and two totals left at 0', async ({ page }) => {
  await page.goto('/reports/shapotou-iic-2019');
  await expect(page.getByText(/分项之和 92.*正文写 90/).first()).toBeVisible();
  // An address that names a part of the page leads to it, though the part comes after the data.
  await page.goto('/reports/hongze-2023#table-IV');
  await expect(page.locator('#table-IV')).toBeInViewport();
  await expect(page.getByText('10 + 1 + 0 + 0 = 11').first()).toBeVisible();
  await expect(page.getByText('示例数据')).toHaveCount(0);
});
