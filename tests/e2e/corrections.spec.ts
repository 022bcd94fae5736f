/** An editor corrects a printed total, everybody sees it marked, and it is taken back; a report is withdrawn and restored. */
import { makeKey } from '../support/e2e-keys.ts';
import { expect, test } from '../support/looking.ts';
import { isAccessible } from '../support/page-checks.ts';

const REPORT = '/reports/shifan-natural-resources-2025';
const CELL = 'IV/review.total';

test('a figure is corrected with its reason, marked wherever it goes, compared, and taken back', async ({ page }) => {
  const key = await makeKey({ label: '更正员', role: 'editor', scope: 'shifan' });
  await page.goto(`/sign-in?next=${encodeURIComponent(`${REPORT}?cell=${CELL}`)}`);
  await page.getByLabel('密钥').fill(key);
  await page.getByRole('button', { name: '登录' }).click();
  const cell = page.locator(`button[data-cell="${CELL}"]`);
  await expect(cell).toContainText('21');
  await page.locator('#document').getByRole('button', { name: '更正这个数字' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('年报所印：21');
  await dialog.getByLabel('更正后的数字').fill('2.5');
  await dialog.getByLabel('理由').fill('总计漏填，已与该局核实');
  await dialog.getByLabel('依据').fill('2026 年 2 月 3 日电话');
  await dialog.getByRole('button', { name: '更正', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('应是整数');
  await expect(dialog.getByLabel('理由')).toHaveValue('总计漏填，已与该局核实');
  await dialog.getByLabel('更正后的数字').fill('8');
  await dialog.getByRole('button', { name: '更正', exact: true }).click();
  await expect(cell).toContainText('8 *');
  await expect(cell.locator('s')).toHaveText('21');
  await expect(page.locator('#corrections')).toContainText('总计漏填，已与该局核实');
  await isAccessible(page);

  await page.locator('#corrections').getByRole('link', { name: '本单位' }).click();
  await expect(page.getByText(/带 \* 的数字含经更正的数据/).first()).toBeVisible();
  await page.goto('/corrections?region=shifan');
  const row = page.getByRole('row', { name: /自然资源局/ });
  await expect(row).toContainText('2026 年 2 月 3 日电话');
  await isAccessible(page);

  await page.goto(`${REPORT}/versions`);
  await expect(page.getByRole('row', { name: /行政复议 · 总计/ })).toContainText('≠ 21 → 8 *');
  await isAccessible(page);
  await page.goto('/revisions');
  await expect(page.getByRole('heading', { name: /更正/ }).first()).toBeVisible();
  await expect(page.getByRole('row', { name: /行政复议 · 总计/ }).first()).toContainText('8');
  await isAccessible(page);

  // Looking back: the page, and where one goes from there, are as of the revision before.
  const heading = await page
    .getByRole('heading', { name: /· 更正$/ })
    .first()
    .textContent();
  const before = Number(/\d+/.exec(heading ?? '')?.[0]) - 1;
  await page.goto(`${REPORT}?asOf=${before}`);
  await expect(page.getByText(`以下是数据版本 ${before}`)).toBeVisible();
  await expect(cell).toContainText('21');
  await expect(cell).not.toContainText('*');
  await expect(page.getByRole('button', { name: '更正这个数字' })).toHaveCount(0);
  await isAccessible(page);
  await page.getByRole('link', { name: '示例区自然资源局' }).click();
  await expect(page).toHaveURL(new RegExp(`asOf=${before}`));
  await expect(page.getByText(`以下是数据版本 ${before}`)).toBeVisible();
  await page.getByRole('link', { name: '回到现在' }).click();
  await expect(page.getByText('以下是数据版本')).toHaveCount(0);

  await page.goto(REPORT);
  await page.locator('#corrections').getByRole('button', { name: '撤销更正' }).click();
  await dialog.getByLabel('理由').fill('又查实原文无误');
  await dialog.getByRole('button', { name: '撤销更正' }).click();
  await expect(cell).not.toContainText('*');
  await page.goto('/corrections?region=shifan&ended=yes');
  await expect(row).toContainText('又查实原文无误');
});

test('a report is withdrawn, says so, and is restored', async ({ page }) => {
  const key = await makeKey({ label: '更正员', role: 'editor', scope: 'shifan' });
  await page.goto(`/sign-in?next=${encodeURIComponent('/reports/shifan-water-2023')}`);
  await page.getByLabel('密钥').fill(key);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('button', { name: '撤回这份年报' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('理由').fill('报错了单位');
  await dialog.getByRole('button', { name: '撤回这份年报' }).click();
  await expect(page.getByRole('note')).toContainText('由更正员撤回');
  await expect(page.getByRole('note')).toContainText('报错了单位');
  await isAccessible(page);
  await page.getByRole('button', { name: '恢复这份年报' }).click();
  await dialog.getByLabel('理由').fill('没有报错');
  await dialog.getByRole('button', { name: '恢复这份年报' }).click();
  await expect(page.getByRole('note')).toHaveCount(0);
});
