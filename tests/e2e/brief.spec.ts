/** A region's year as a briefing: from the overview to the text, from a number to its chart, and away as one file. */
import { expect, test } from '../support/looking.ts';
import { fits, isAccessible } from '../support/page-checks.ts';

test('the year is written up, a number opens its chart, and one file needs no network', async ({ page }, testInfo) => {
  await page.goto('/?region=shifan&year=2025');
  await page.getByRole('link', { name: '把 2025 年写成材料' }).click();
  const text = page.getByRole('article');
  await expect(text.getByRole('heading', { level: 1 })).toContainText('示例区 2025 年政府信息公开工作情况');
  await expect(text).toContainText(/全年新收政府信息公开申请 1,322 件，同口径 34 家比上年增长 10\.2%；上年结转 55 件/);
  await expect(text).toContainText('未报送：文旅局、龙泉街道');
  await isAccessible(page);
  await fits(page);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '单文件网页' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('示例区 2025 年政府信息公开工作情况.html');
  const alone = await page.context().newPage();
  const asked: string[] = [];
  alone.on('request', (request) => asked.push(request.url()));
  const kept = testInfo.outputPath('briefing.html');
  await download.saveAs(kept);
  await alone.goto(`file://${kept}`);
  await expect(alone.getByRole('heading', { level: 1 })).toHaveText('示例区 2025 年政府信息公开工作情况');
  await expect(alone.locator('svg').first()).toBeVisible();
  expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
  await alone.close();

  await text.getByRole('link', { name: '1,322 件', exact: true }).click();
  await expect(page).toHaveURL(/\/chart\?kind=table&measure=requests\.received,requests\.carriedIn/);
  await expect(page.getByRole('table')).toContainText('1,322');
});

test('in English, of another year', async ({ page }) => {
  await page.goto('/brief?region=shifan&year=2024&lang=en');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Disclosure of government information in Shifan');
  await expect(page.getByRole('article')).toContainText('Requests received: 1,214 cases, up 2.6% on the year before');
  await isAccessible(page);
  await fits(page);
});

test('against an earlier year, in the text, its charts and its files', async ({ page }) => {
  await page.goto('/brief?region=shifan&year=2025');
  await page.getByLabel('与哪年相比').selectOption('2021');
  await expect(page).toHaveURL(/compareTo=2021/);
  const text = page.getByRole('article');
  await expect(text).toContainText('同口径 33 家比 2021 年增长 25.8%');
  await expect(text).toContainText('与 2021 年相比，新收申请增加较多的：自然资源局');
  await expect(page.getByRole('link', { name: 'Word', exact: true })).toHaveAttribute('href', /compareTo=2021/);
  await isAccessible(page);
  await fits(page);
  await text.getByRole('link', { name: /^同口径 33 家比 2021 年增长 25/ }).click();
  await expect(page.getByRole('columnheader', { name: '2025 年比 2021 年' })).toBeVisible();
  await expect(page.getByRole('table')).toContainText('+25.8%');
  // Another year keeps the one compared with as long as that is earlier.
  await page.goBack();
  await page.getByText('2023', { exact: true }).first().click();
  await expect(page).toHaveURL(/year=2023.*compareTo=2021/);
  await page.getByText('2022', { exact: true }).first().click();
  await expect(page).not.toHaveURL(/compareTo/);
});

test('one topic of the year, and away as Word', async ({ page }) => {
  await page.goto('/brief?region=shifan&year=2025');
  await page.getByText('不予公开和无法提供', { exact: true }).click();
  await expect(page).toHaveURL(/topic=refusals/);
  const text = page.getByRole('article');
  await expect(text.getByRole('heading', { level: 1 })).toContainText('示例区 2025 年不予公开和无法提供政府信息情况');
  await expect(text).toContainText('属于三类内部事务信息 24 件（29.6%）');
  await isAccessible(page);
  await fits(page);
  await page.getByText('复议诉讼', { exact: true }).click();
  await expect(text).toContainText('行政复议 48 件（✕ 核查不符），同口径 34 家比上年增长 23.1%');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Word', exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('示例区 2025 年政府信息公开行政复议、行政诉讼情况.docx');
});
