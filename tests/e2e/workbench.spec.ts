import { expect, test } from '../support/looking.ts';

test('a chart of the overview is changed by its controls, and the address follows', async ({ page }) => {
  await page.goto('/?region=shifan');
  await page.getByRole('link', { name: '改图：收到多少公开申请' }).click();
  await expect(page).toHaveURL(/\/chart\?kind=trend&measure=requests\.received/);
  const bench = page.getByRole('region', { name: '改这张图' });

  // A bureau is found by the first letters of its pinyin, and drawn beside the region.
  await bench.getByRole('combobox', { name: '添加单位或地区' }).fill('zrzyj');
  await bench.getByRole('option', { name: /自然资源局/ }).click();
  await expect(page).toHaveURL(/of=shifan,shifan-natural-resources/);
  await expect(bench.getByRole('list', { name: '单位' })).toContainText('自然资源局');
  await bench.getByRole('button', { name: '去掉示例区（各单位合计）' }).click();
  await expect(page).toHaveURL(/of=shifan-natural-resources$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('自然资源局');
  await expect(bench.getByRole('button', { name: /^去掉.*自然资源局/ })).toBeDisabled();

  // Those like it, in one year.
  await bench.getByRole('combobox', { name: '添加一组' }).selectOption({ label: '示例区各单位' });
  await bench.getByText('对比', { exact: true }).click();
  await expect(page).toHaveURL(/kind=bar/);
  await bench.getByRole('combobox', { name: '年度' }).selectOption('2023');
  await expect(page).toHaveURL(/years=2023/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2023');

  // The page opened from the address is the same chart.
  const heading = await page.getByRole('heading', { level: 1 }).textContent();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading ?? '');
});

test('what cannot be drawn together gives way, is said, and can be undone', async ({ page }) => {
  await page.goto('/chart?kind=trend&measure=requests.received&of=shifan');
  const bench = page.getByRole('region', { name: '改这张图' });
  await bench.getByRole('combobox', { name: '数值' }).selectOption({ label: '指数' });
  await expect(page).toHaveURL(/view=index/);
  await bench.getByRole('combobox', { name: '添加指标' }).fill('公开率');
  await bench.getByRole('option').first().click();
  const said = bench.getByRole('status').filter({ hasText: '画不出来' });
  await expect(said).toContainText('已改动：');
  await expect(said).toContainText('数值');
  await said.getByRole('button', { name: '改回原来' }).click();
  await expect(page).toHaveURL(/measure=requests\.received&of=shifan&view=index/);
  await expect(said).toHaveCount(0);
});

test('without a question the page offers thirty, each of which is drawn', async ({ page }) => {
  await page.goto('/chart?lang=en');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Start from a question');
  const links = page.getByRole('article').getByRole('link');
  await expect(links).toHaveCount(30);
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  const refused: string[] = [];
  for (const address of addresses) {
    const answer = await page.request.get(address.replace('/chart?', '/chart.svg?'));
    if (!answer.ok()) refused.push(`${address}: ${await answer.text()}`);
  }
  expect(refused).toEqual([]);
  await links.first().click();
  await expect(page.getByRole('region', { name: 'Change this chart' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2025');
});

test('a title of one’s own goes into the address, and an empty one back to what the data say', async ({ page }) => {
  await page.goto('/chart?kind=trend&measure=requests.received&of=shifan');
  const bench = page.getByRole('region', { name: '改这张图' });
  await bench.getByText('更多').click();
  await bench.getByRole('textbox', { name: '标题' }).fill('七年申请量');
  await bench.getByRole('textbox', { name: '标题' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('七年申请量');
  await bench.getByRole('textbox', { name: '标题' }).fill('');
  await bench.getByRole('textbox', { name: '标题' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('新收申请');
});
