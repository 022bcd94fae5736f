/** Finding one's way: addresses that lead nowhere, the region kept from page to page. */
import { expect, test } from '@playwright/test';

const UNKNOWN = [
  ['/nothing-here', '没有这一页'],
  ['/bureaus/nobody', '没有这家单位'],
  ['/reports/shifan-education-1999', '没有这份年报'],
  ['/?region=nowhere', '没有这个地区'],
  ['/compare?region=nowhere', '没有这个地区'],
  ['/?region=shifan&year=1999', '没有 1999 年的年报'],
  ['/findings?region=shifan&year=1999', '没有 1999 年的年报'],
  ['/nothing-here?lang=en', 'There is no such page'],
  ['/compare?region=shifan&year=1999&lang=en', 'No report of 1999 is held'],
] as const;

for (const [path, said] of UNKNOWN) {
  test(`${path} says ${said}, in heading, tab and status`, async ({ page }) => {
    const answer = await page.goto(path, { waitUntil: 'networkidle' });
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1, name: said })).toBeVisible();
    await expect(page).toHaveTitle(`${said} · ${path.includes('lang=en') ? 'Gongkai' : '公开年报'}`);
  });
}

test('an unknown year leads to the years there are', async ({ page }) => {
  await page.goto('/?region=shifan&year=1999');
  await page.getByRole('main').getByRole('link', { name: '2024', exact: true }).click();
  await expect(page).toHaveURL(/\?region=shifan&year=2024$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2024');
});

test('the menu stays in the region looked at, from its pages and from those of its bureaus and reports', async ({
  page,
}) => {
  const menu = page.getByRole('navigation', { name: '主要页面' });
  await page.goto('/reports/hongze-2023');
  await expect(menu.getByRole('link', { name: '总览' })).toHaveAttribute('href', '/?region=hongze&year=2023');
  await expect(menu.getByRole('link', { name: '核查' })).toHaveAttribute('href', '/findings?region=hongze&year=2023');
  // Through pages that show no region, and back.
  await menu.getByRole('link', { name: '自查' }).click();
  await menu.getByRole('link', { name: '地区' }).click();
  await menu.getByRole('link', { name: '总览' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('洪泽区');

  await page.goto('/bureaus/shanghai-office');
  await expect(menu.getByRole('link', { name: '单位对比' })).toHaveAttribute('href', '/compare?region=shanghai');
  // What is unknown is not kept.
  await page.goto('/?region=nowhere&year=1999');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('没有这个地区');
  await expect(menu.getByRole('link', { name: '核查' })).toHaveAttribute('href', '/findings');
});

test('the overview is turned to another region; the year goes with it where that region has it', async ({ page }) => {
  await page.goto('/?region=shifan&year=2023');
  const regions = page.getByLabel('地区', { exact: true }).and(page.locator('select'));
  await regions.selectOption({ label: '宿迁市' });
  await expect(page).toHaveURL(/\?region=suqian&year=2023$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('宿迁市');
  await regions.selectOption({ label: '上海市' });
  await expect(page).toHaveURL(/\?region=shanghai$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2019');
});
