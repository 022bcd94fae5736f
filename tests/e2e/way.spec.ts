/** Finding one's way: the search, the directory, addresses that lead nowhere, the region kept from page to page. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/looking.ts';
import { isAccessible } from '../support/page-checks.ts';

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
    await isAccessible(page);
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

const headerField = (page: Page) => page.getByRole('search').getByRole('combobox');

test('a bureau is found by initials and opened without a mouse, from any page', async ({ page }) => {
  await page.goto('/findings?region=shifan&year=2025');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('/');
  const field = headerField(page);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('');
  await page.keyboard.type('zrzyj');
  const list = page.getByRole('listbox');
  await expect(list.getByRole('option').first()).toContainText('自然资源局');
  await expect(field).toHaveAttribute('aria-expanded', 'true');

  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(field).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(list.getByRole('option', { selected: true })).toContainText('自然资源局');
  await expect(field).toHaveAttribute('aria-activedescendant', /.+/);
  await isAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/bureaus\/shifan-natural-resources$/);
  await expect(field).toHaveValue('');
});

test('Enter goes to the first that is found, even before it is shown', async ({ page }) => {
  await page.goto('/?region=shifan&year=2023');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await headerField(page).fill('公开率');
  await headerField(page).press('Enter');
  // A measure opens in the region and year looked at.
  await expect(page).toHaveURL(/\/compare\?region=shifan&measure=rate\.granted&year=2023$/);
  await headerField(page).fill('hongze');
  await headerField(page).press('Enter');
  await expect(page).toHaveURL(/\/\?region=hongze$/);
  await headerField(page).fill('zicha');
  await headerField(page).press('Enter');
  await expect(page).toHaveURL(/\/self-check\?region=hongze$/);
});

test('/ stays a character where one writes, and what is not found is said', async ({ page }) => {
  await page.goto('/bureaus?lang=en');
  const filter = page.getByLabel('Filter by name, former name, pinyin or initials');
  await filter.fill('a');
  await filter.press('/');
  await expect(filter).toHaveValue('a/');
  await headerField(page).fill('qqqq');
  await expect(page.getByText('No bureau, region, measure or page matches “qqqq”')).toBeVisible();
});

test('the page that says so lets one look for what was meant', async ({ page }) => {
  await page.goto('/bureaus/shifan-jiaoyuju');
  const field = page.getByRole('main').getByRole('combobox');
  await field.fill('教育局');
  await page
    .getByRole('option', { name: /教育局/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/bureaus\/shifan-education$/);
});

test('the menu leads on in the region of the address before it is known which regions there are', async ({ page }) => {
  let goOn = (): void => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route('**/graphql', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/?region=shifan');
  const link = page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name: '单位', exact: true });
  await expect(link).toHaveAttribute('href', '/bureaus?region=shifan');
  goOn();
});

test('the directory lists every bureau by region and kind, and is filtered by typing', async ({ page }) => {
  await page.goto('/?region=shifan');
  await page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name: '单位', exact: true }).click();
  await expect(page).toHaveURL(/\/bureaus\?region=shifan$/);
  const main = page.getByRole('main');
  await expect(main.getByText('共 37 家单位。')).toBeVisible();
  await expect(main.getByRole('heading', { level: 3 })).toContainText(['政府办公室', '部门', '乡镇', '街道']);
  await expect(main.getByRole('listitem').filter({ hasText: '云台乡' })).toContainText('2025 年');

  await main.getByLabel('按名称、原名、拼音或首字母筛选').fill('ytx');
  await expect(main.getByText('共 1 家单位。')).toBeVisible();
  await expect(page).toHaveURL(/\/bureaus\?region=shifan&q=ytx$/);
  await main.getByRole('link', { name: '云台乡' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('云台乡');
  await page.goBack();
  await main.getByLabel('地区', { exact: true }).selectOption({ label: '全部地区' });
  await main.getByLabel('按名称、原名、拼音或首字母筛选').fill('没有这个');
  await main.getByRole('link', { name: '看全部单位' }).click();
  await expect(main.getByLabel('按名称、原名、拼音或首字母筛选')).toHaveValue('');
  await expect(main.getByRole('heading', { level: 2 })).toContainText(['示例区']);
});

test('the header stays within the narrowest screen, its list of hits too', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const lang of ['', '&lang=en']) {
    await page.goto(`/bureaus?region=shifan${lang}`);
    await headerField(page).fill('ju');
    const list = page.getByRole('listbox');
    await expect(list).toBeVisible();
    const box = await list.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
});
