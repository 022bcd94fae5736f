/** An editor says of a number what explains it, from the chart page and from a bureau's; everybody reads it; what is refused stays typed. */
import { makeKey } from '../support/e2e-keys.ts';
import { expect, test } from '../support/looking.ts';
import { isAccessible } from '../support/page-checks.ts';

const CHART = '/chart?kind=trend&measure=requests.received,requests.closed&of=shifan-education';
const SAID = '全区统一改为按收件日计数';

test('a note is written, stands on the chart, in its picture and on the report, and is taken back', async ({
  page,
}) => {
  const key = await makeKey({ label: '李编辑', role: 'editor', scope: 'shifan' });
  await page.goto(CHART);
  await expect(page.getByRole('button', { name: '分享与嵌入' })).toBeVisible();
  await expect(page.getByRole('button', { name: /写编注/ })).toHaveCount(0);
  await page.goto(`/sign-in?next=${encodeURIComponent(CHART)}`);
  await page.getByLabel('密钥').fill(key);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('button', { name: /写编注/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('还没有编注');

  // What is refused stays typed, whoever refuses it.
  const text = dialog.getByLabel('编注', { exact: true });
  for (const [typed, why] of [
    ['', '请写明'],
    [`<b>${SAID}</b>`, '标记'],
    ['长'.repeat(400), '最多 300 字'],
    ['长'.repeat(100_000), '最多 300 字'],
  ] as const) {
    await text.fill(typed);
    await dialog.getByRole('button', { name: '写上' }).click();
    await expect(dialog.getByRole('alert')).toContainText(why);
    expect(await text.inputValue()).toBe(typed);
  }
  await text.fill(SAID);
  await dialog.getByRole('combobox', { name: '年度' }).selectOption('2023');
  await dialog.getByLabel('自该年度起一直适用').check();
  await isAccessible(page);
  await dialog.getByRole('button', { name: '写上' }).click();
  await expect(dialog.getByRole('status')).toContainText('已写上');
  await expect(dialog.getByRole('listitem')).toContainText(`2023 年起：${SAID}（口径或方法；李编辑，`);
  await dialog.getByRole('button', { name: '关闭' }).click();

  const notes = page.getByRole('list', { name: '说明' });
  await expect(notes).toContainText(`① 2023 年起：${SAID}`);
  await expect(page.locator('text[data-role="noted"]').first()).toHaveText('①');
  await expect(page.getByRole('row', { name: /^2023/ })).toContainText('①');
  expect(await (await page.request.get(CHART.replace('/chart?', '/chart.svg?'))).text()).toContain(SAID);

  // On the bureau's own page, where the same can be said, and on the report.
  await page.goto('/bureaus/shifan-education');
  await expect(notes.first()).toContainText(`① 2023 年起：${SAID}`);
  await expect(page.getByRole('button', { name: /写编注/ }).first()).toBeVisible();
  await page.goto('/reports/shifan-education-2024');
  await expect(page.getByRole('heading', { name: '编注' })).toBeVisible();

  await page.goto(CHART);
  await page.getByRole('button', { name: /写编注/ }).click();
  await dialog.getByRole('button', { name: /^修改/ }).click();
  const edited = dialog.getByRole('form').or(dialog.locator('li form')).first();
  await edited.getByLabel('编注', { exact: true }).fill(`${SAID}（改）`);
  await edited.getByRole('button', { name: '改好了' }).click();
  await expect(dialog.getByRole('status')).toContainText('已修改');
  await expect(dialog.locator('ol')).toContainText(`${SAID}（改）`);
  await dialog.getByRole('button', { name: /撤回/ }).click();
  await dialog.getByLabel('撤回的理由').fill('应写在办结上');
  await dialog.getByRole('button', { name: '确认撤回' }).click();
  await expect(dialog.getByRole('status')).toContainText('已撤回');
  await expect(dialog).toContainText('还没有编注');
  await dialog.getByRole('button', { name: '关闭' }).click();
  await expect(notes).not.toContainText(SAID);
});
