/** Who has reported: chosen and sorted by the address, exported as it is shown, printed, and what is written to the others. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/looking.ts';
import { isAccessible, isRead } from '../support/page-checks.ts';
import { sheetsOf } from '../support/paper.ts';

const HERE = '/reporting?region=shifan&year=2025';

/** The cells of the table as they are read, without what its buttons say. */
async function cellsOf(page: Page): Promise<readonly (readonly string[])[]> {
  return page.locator('table tr').evaluateAll((rows) =>
    rows.map((row) =>
      [...row.children].map((cell) => {
        const copy = cell.cloneNode(true) as Element;
        for (const button of copy.querySelectorAll('td button, small, [aria-hidden]')) button.remove();
        if (cell.tagName === 'TD') for (const button of copy.querySelectorAll('button')) button.remove();
        return copy.textContent?.trim() ?? '';
      }),
    ),
  );
}

/** A CSV of ours as cells. */
function csvCells(text: string): readonly (readonly string[])[] {
  return text
    .replace('\uFEFF', '')
    .trim()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
        .slice(0, -1)
        .map(([, cell = '']) => cell.replace(/^"|"$/g, '')),
    );
}

test('is filtered and sorted in the address, and exported as it is shown', async ({ page }) => {
  await page.goto(HERE);
  await expect(page.getByText('应报 36 家单位中 34 家已报送：按期 33 家、逾期 1 家；未报送 2 家。')).toBeVisible();
  await page.getByLabel('状况').selectOption({ label: '未报送 (2)' });
  await expect(page).toHaveURL(/state=missing/);
  await expect(page.locator('tbody tr')).toHaveCount(2);
  await page.getByLabel('状况').selectOption({ label: '逾期报送 (1)' });
  await expect(page.getByRole('row', { name: /云台乡.*乡镇.*逾期 24 天.*2026-02-24/ })).toBeVisible();
  await page.goto(`${HERE}&kind=township`);
  await page.getByRole('button', { name: '公布日期' }).first().click();
  await expect(page).toHaveURL(/kind=township&sort=-published/);
  await expect(page.locator('tbody tr').first()).toContainText('云台乡');

  const shown = await cellsOf(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV' }).click(),
  ]);
  const stream = await download.createReadStream();
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  const cells = csvCells(text);
  expect(cells.slice(1)).toEqual(shown.slice(1));
  expect(cells[0]).toEqual(shown[0]?.map((head) => head.replace(/[↓↑↕]/g, '').trim()));
  // The way back leads to what was looked at.
  await page.reload();
  await expect(page.locator('tbody tr').first()).toContainText('云台乡');
});

test('gives a reminder to copy, for one and for all', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${HERE}&state=missing`);
  await page
    .getByRole('button', { name: /^给示例区.*的催报函$/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox')).toHaveValue(
    /第四十九条，2025 年度.*应于2026年1月31日前报送并公布.*已逾期 \d+ 天/s,
  );
  await dialog.getByRole('button', { name: /复制/ }).click();
  await expect(dialog.getByText('已复制')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('尚未收到贵单位的报告');
  await page.keyboard.press('Escape');
  await page.goto(`${HERE}&lang=en`);
  await page.getByRole('button', { name: 'Reminder', exact: true }).click();
  await expect(dialog.getByRole('textbox')).toHaveValue(/reports of these 2:\n1\. .*\n2\. .*overdue/s);
  await isAccessible(page);
});

test('on A4 shows every column, its head repeated, without what cannot be pressed', async ({ page }) => {
  await page.goto(HERE, { waitUntil: 'networkidle' });
  await isRead(page);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const sheets = await sheetsOf(pdf);
  // Nothing is cut off at the right.
  for (const { room } of sheets) expect(room).toBeGreaterThan(20);
  const pages = sheets.map(({ text }) => text);
  expect(pages.length).toBeGreaterThan(1);
  for (const text of pages) expect(text).toContain('报送期限逾期天数收到日期数据版本');
  expect(pages.join('')).toContain('应报36家单位中34家已报送');
  expect(pages.join('')).not.toMatch(/XLSX|催报|全部\(/);
});

test('late and missing show on the overview, the bureau and the report', async ({ page }) => {
  await page.goto('/?region=shifan&year=2025');
  await page.getByRole('link', { name: '36 家单位中 34 家已报送，1 家逾期' }).click();
  await expect(page).toHaveURL(/\/reporting\?region=shifan&year=2025/);
  await page
    .getByRole('row', { name: /云台乡/ })
    .getByRole('link', { name: /云台乡/ })
    .click();
  await expect(page.getByRole('row', { name: /2025.*2026-02-24 逾期 24 天/ })).toBeVisible();
  await page.getByRole('link', { name: '查看 2025 年年报' }).click();
  await expect(page.getByText('2026-02-24，逾期 24 天')).toBeVisible();
});

test('a year without reports can be asked about, one to come is said not to be', async ({ page }) => {
  const answer = await page.goto('/reporting?region=shifan&year=1999');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: '没有 1999 年的年报' })).toBeVisible();
});
