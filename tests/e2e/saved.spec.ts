/** An editor saves bureaus and a chart under names; everybody finds them on the region's page, and a set among the groups of a chart. */
import { makeKey } from '../support/e2e-keys.ts';
import { expect, test } from '../support/looking.ts';
import { isAccessible } from '../support/page-checks.ts';

const CHART = '/chart?kind=trend&measure=requests.received&of=shifan-education,shifan-police';

test('bureaus are saved as a set, compared, renamed and removed', async ({ page }) => {
  const key = await makeKey({ label: '李编辑', role: 'editor', scope: 'shifan' });
  await page.goto(CHART);
  await expect(page.getByRole('button', { name: '分享与嵌入' })).toBeVisible();
  await expect(page.getByRole('button', { name: '存下' })).toHaveCount(0);
  await page.goto(`/sign-in?next=${encodeURIComponent(CHART)}`);
  await page.getByLabel('密钥').fill(key);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('button', { name: '存下' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('这些单位', { exact: true }).click();
  await dialog.getByRole('button', { name: '存下' }).click();
  await expect(dialog.getByRole('alert')).toContainText('请起一个名字');
  await dialog.getByLabel('名字', { exact: true }).fill('科教与治安');
  await isAccessible(page);
  await dialog.getByRole('button', { name: '存下' }).click();
  await expect(dialog.getByRole('status')).toContainText('已存下“科教与治安”');
  await dialog.getByRole('link', { name: '看总览' }).click();

  const list = page.getByRole('region', { name: '存下的图和集合' });
  await expect(list.getByRole('listitem')).toContainText('集合，2 家单位');
  await list.getByRole('button', { name: '给“科教与治安”改名' }).click();
  await list.getByLabel('名字', { exact: true }).fill('教育与公安');
  await list.getByRole('button', { name: '改好' }).click();
  await list.getByRole('link', { name: '教育与公安' }).click();
  await expect(page).toHaveURL(/of=region:shifan\/set\/\d+/);
  const bench = page.getByRole('region', { name: '改这张图' });
  await expect(bench.getByRole('list', { name: '单位' })).toContainText('教育与公安');
  await expect(page.getByRole('row', { name: /局/ })).toHaveCount(2);
  const address = page.url();

  // It is a group like any other.
  await page.goto('/chart?kind=trend&measure=requests.received&of=shifan');
  await bench.getByRole('combobox', { name: '添加一组' }).selectOption({ label: '教育与公安' });
  await expect(page).toHaveURL(/of=shifan,region:shifan\/set\/\d+/);

  // Taken off the list, it is still what it was.
  await page.goto('/?region=shifan');
  await list.getByRole('button', { name: '移除“教育与公安”' }).click();
  await list.getByRole('button', { name: '移除', exact: true }).click();
  await expect(list).toHaveCount(0);
  await page.goto(address);
  await expect(page.getByRole('row', { name: /局/ })).toHaveCount(2);
});
