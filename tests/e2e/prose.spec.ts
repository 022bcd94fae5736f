/** What reports say: from a theme to the words, from a search to the line, two years side by side. */
import { expect, test } from '../support/looking.ts';

test('a number of the themes leads to the problems behind it, and one of them to its sentence', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('navigation').getByRole('link', { name: '正文' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('正文');
  await expect(page.getByText(/份年报写了 \d+ 个问题/)).toBeVisible();
  const row = page.getByRole('row', { name: /^队伍与培训/ });
  const link = row.getByRole('link').last();
  const count = Number(await link.textContent());
  await link.click();
  await expect(page).toHaveURL(/theme=staff/);
  await expect(page.getByText(`已列出 ${count} 条，共 ${count} 条`)).toBeVisible();
  await page
    .getByRole('link', { name: /^第 \d+ 行$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/prose\/shifan-[a-z-]+-\d{4}\?at=\d+/);
  await expect(page.locator('[data-meant]')).toBeInViewport();
});

test('what a bureau writes again is told with last year’s words', async ({ page }) => {
  await page.goto('/prose?region=shifan&trace=repeated');
  await expect(page.getByRole('heading', { level: 3 })).toHaveText(['示例区城市管理局 2025']);
  await expect(page.getByText('与 2024 年雷同：').first()).toBeVisible();
  await page.goto('/reports/shifan-urban-management-2025');
  await expect(page.getByText('与 2024 年雷同：').first()).toBeVisible();
  await page.getByRole('link', { name: '与 2024 年正文对照' }).click();
  await expect(page.getByText(/句里，\d+ 句是 2024 年没有的/)).toBeVisible();
  const five = page.getByRole('region').or(page.locator('section')).filter({ hasText: '存在的主要问题：一是' }).last();
  await expect(five.locator('[data-standing="same"]').first()).toBeVisible();
  await expect(page.locator('[data-standing="only"]').first()).toBeVisible();
});

test('two characters are found in the text, and narrowed by section, year and bureau', async ({ page }) => {
  await page.goto('/prose?region=shifan');
  await page.getByRole('searchbox', { name: '在各单位年报正文中查找' }).fill('解读');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=/);
  const told = page.getByText(/份写到“解读”，共 \d+ 段/);
  await expect(told).toBeVisible();
  const all = await told.textContent();
  await page.getByLabel('部分').selectOption('五');
  await expect(told).not.toHaveText(all ?? '');
  await page.getByLabel('年度').selectOption('2025');
  await expect(page).toHaveURL(/section=.*year=2025|year=2025.*section=/);
  await expect(page.getByText(/^2024（/)).toHaveCount(0);
  expect(new Set(await page.locator('li mark').allInnerTexts())).toEqual(new Set(['解读']));
  await page
    .getByRole('link', { name: /^示例区.+ 2025$/ })
    .first()
    .click();
  await expect(page.locator('[data-meant]')).toContainText('解读');
  await page.goto('/prose?region=shifan&q=从来没有写过的话');
  await expect(page.getByText('份年报的正文里都没有“从来没有写过的话”')).toBeVisible();
});

test('a number read from the text leads to what it counts', async ({ page }) => {
  await page.goto('/prose/shifan-police-2025');
  await page.getByRole('link', { name: '788条' }).click();
  await expect(page).toHaveURL(/\/reports\/shifan-police-2025\?text=\d+/);
});
