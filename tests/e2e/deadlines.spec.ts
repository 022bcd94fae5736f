/** Days of publication entered by hand, and deadlines set, by who may. */
import { makeKey } from '../support/e2e-keys.ts';
import { expect, test } from '../support/looking.ts';
import { isAccessible } from '../support/page-checks.ts';

test('a day is entered with its source and taken back; a deadline is set and taken back', async ({ page }) => {
  const key = await makeKey({ label: '办公室', role: 'editor', scope: 'shifan' });
  await page.goto(`/sign-in?next=${encodeURIComponent('/reporting?region=shifan&year=2023&state=onTime')}`);
  await page.getByLabel('密钥').fill(key);
  await page.getByRole('button', { name: '登录' }).click();
  const bureau = page.getByRole('row', { name: /示例区水利局/ });
  await bureau.getByRole('button', { name: '登记示例区水利局的公布日期' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('公布日期').fill('2024-02-05');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('出处');
  await dialog.getByLabel('出处').fill('门户网站');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await expect(bureau).toHaveCount(0);
  await page.goto('/reporting?region=shifan&year=2023&state=late');
  await expect(bureau).toContainText('逾期 5 天');
  await expect(bureau).toContainText('门户网站');
  await bureau.getByRole('button', { name: '登记示例区水利局的公布日期' }).click();
  await dialog.getByRole('button', { name: '撤回登记' }).click();
  await expect(bureau).toHaveCount(0);

  await page.goto('/settings');
  await page.getByRole('combobox', { name: '地区', exact: true }).selectOption({ label: '示例区' });
  await page.getByLabel('月', { exact: true }).fill('1');
  await page.getByLabel('日', { exact: true }).fill('32');
  await page.getByRole('button', { name: '设定', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('日历上没有');
  await page.getByLabel('日', { exact: true }).fill('20');
  await page.getByLabel('自哪一年度起').fill('2030');
  await page.getByRole('button', { name: '设定', exact: true }).click();
  await expect(page.getByRole('row', { name: /示例区 各类单位 次年 1 月 20 日 2030 年度起/ })).toBeVisible();
  await isAccessible(page);
  await page.getByRole('button', { name: '取消 示例区 各类单位' }).click();
  await expect(page.getByText('没有设定，全部按法定期限。')).toBeVisible();
});
