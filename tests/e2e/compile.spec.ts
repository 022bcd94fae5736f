/** A region's own report compiled: from the overview to its tables, what a cell is made of, the other ways to count, and away as a file. */
import { expect, test } from '../support/looking.ts';
import { fits, isAccessible } from '../support/page-checks.ts';

test('compiled, looked into cell by cell, and counted the other way', async ({ page }) => {
  await page.goto('/?region=shifan&year=2025');
  await page.getByRole('link', { name: '汇总成本地区的年报' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('示例区 2025 年年报汇总');
  const notes = page.getByRole('list', { name: '说明' });
  await expect(notes).toContainText('应报 36 家；未报送：文旅局、龙泉街道');
  await expect(notes).toContainText('“上年结转”按本地区 2024 年年报的“结转下年度继续办理”填写');
  await expect(page.getByRole('region', { name: '核查' })).toContainText('1322 + 56 = 1378');
  const carriedIn = page.locator('[data-cell="III/2/total"]');
  await carriedIn.click();
  await expect(page.getByText('各单位合计 55（34/36 家有数）')).toBeVisible();
  await expect(page.getByText('上年转来 56')).toBeVisible();
  await isAccessible(page);
  await fits(page);

  await page.getByText('结转按今年合计').click();
  await expect(page).toHaveURL(/carry=sum/);
  await expect(carriedIn).toHaveText(/55/);
  await page.getByText('不计政府办公室').click();
  await expect(page.locator('[data-cell="III/1/total"]')).toHaveText(/1275/);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '逐格核对（Excel）' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('示例区2025年汇总.xlsx');
  expect(download.url()).toContain('office=without&carry=sum');
});

test('in English, on the form of 2019', async ({ page }) => {
  await page.goto('/compile?region=shifan&year=2020&lang=en');
  await expect(page.getByRole('list', { name: 'To be known' })).toContainText(
    'The items of the year before are those of the region’s own report on 2019',
  );
  await isAccessible(page);
  await fits(page);
});
