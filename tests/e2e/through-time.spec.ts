/** Bodies through time and regions within regions, as a reader meets them. */
import { expect, test } from '../support/looking.ts';
import { isAccessible } from '../support/page-checks.ts';

test('the overview says which number it shows, why another differs, and shows that one on request', async ({
  page,
}) => {
  await page.goto('/?region=shifan&year=2025');
  const main = page.getByRole('main');
  await expect(main).toContainText('新收申请：34 家单位合计 1,322；区政府年报 1,421，差 99。');
  await expect(main).toContainText('差额：文旅局、龙泉街道未报送，不在合计内');
  await expect(main).toContainText('全区新收申请 1,322 件');
  await main.getByText('区政府年报', { exact: true }).click();
  await expect(page).toHaveURL(/\?region=shifan&year=2025&figures=report$/);
  await expect(main).toContainText('全区新收申请 1,421 件');
  await isAccessible(page);
  // The choice stays from year to year; where everybody reported, what is left is the government's own.
  await main.getByText('2024', { exact: true }).first().click();
  await expect(page).toHaveURL(/year=2024&figures=report$/);
  await expect(main).toContainText('名录上的单位都已计入，余下的是政府本身的数');
});

test('the line of a bureau stops at a merge or runs over it, and says where', async ({ page }) => {
  await page.goto('/bureaus/shifan-agriculture');
  const main = page.getByRole('main');
  await expect(main).toContainText('沿革');
  const figure = page.getByRole('region', { name: '主动公开了多少' });
  await expect(figure.locator('svg text', { hasText: '2024 年乡村振兴局并入' })).toBeVisible();
  await main.getByText('连同前身或后继', { exact: true }).click();
  await expect(page).toHaveURL(/over=succession$/);
  await expect(figure).toContainText('连同前身：合并前为各前身单位之和');
  await page.goto('/chart?measure=disclosures.website&of=shifan-agriculture&over=succession&lang=en');
  await expect(page.getByRole('main')).toContainText('2024: Rural Revitalization Bureau merged into it');
  await expect(page.getByRole('cell', { name: '2 of 2' }).first()).toBeVisible();
});

test('regions stand within one another, each with its bureaus', async ({ page }) => {
  await page.goto('/regions');
  const province = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '江苏省' }) });
  const city = province.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '淮安市' }) });
  await expect(city.getByRole('listitem').getByRole('heading', { name: '洪泽区' })).toBeVisible();
  await page.getByText('列出单位').first().click();
  await expect(page.getByRole('link', { name: '乡村振兴局' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: '乡村振兴局' }).last()).toContainText('至 2023 年');
  await isAccessible(page);
  await page.getByRole('link', { name: '江苏省' }).click();
  await page.getByRole('main').getByRole('link', { name: '淮安市' }).click();
  await page.getByRole('main').getByRole('link', { name: '洪泽区' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('洪泽区');
});
