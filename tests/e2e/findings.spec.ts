/** An editor's afternoon: what waits is looked through, judged one by one and at once, taken along, sent to bureaus, and kept when a report is read again. */
import type { Page } from '@playwright/test';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { makeKey } from '../support/e2e-keys.ts';
import { expect, test } from '../support/looking.ts';
import { fits, isAccessible } from '../support/page-checks.ts';
import { readTable } from '../support/read-table.ts';

const YEAR = 2023;
const HERE = `/findings?region=shifan&year=${YEAR}`;
const NATURAL = `shifan-natural-resources-${YEAR}`;

async function signIn(page: Page, key: string, next: string): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel('密钥').fill(key);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('核查结果');
}

/** The same document with other bytes: in a package a part more, in anything else a blank line. */
function touched(bytes: Buffer): Buffer {
  if (bytes.subarray(0, 2).toString() !== 'PK') return Buffer.concat([bytes, Buffer.from('\n')]);
  return Buffer.from(zipSync({ ...unzipSync(bytes), 'docProps/touched.txt': strToU8(String(bytes.length)) }));
}

test('an editor’s afternoon', async ({ page }) => {
  const key = await makeKey({ label: '李编辑', role: 'editor', scope: 'shifan' });
  await signIn(page, key, HERE);
  const card = (name: string) =>
    page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name }) })
      .getByRole('listitem')
      .first();

  // One mistake is one card, with what else it breaks and the smallest repair.
  const review = card('自然资源局');
  await expect(review).toContainText('同一处差错还牵动 2 项');
  await expect(review).toContainText('最小改正');
  await isAccessible(page);
  await page.getByLabel('单位', { exact: true }).selectOption('shifan-natural-resources');
  await expect(page.getByRole('link', { name: '看全部单位' })).toBeVisible();

  // A reason that is too long is refused, and stays to be shortened.
  await review.getByRole('checkbox').check();
  await page.getByRole('button', { name: '不成立……' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('理由').fill('长'.repeat(2001));
  await dialog.getByRole('button', { name: '存储' }).click();
  await expect(dialog.getByRole('alert')).toContainText('最多 2000 个');
  await expect(dialog.getByLabel('理由')).toHaveValue('长'.repeat(2001));
  await dialog.getByLabel('理由').fill('表中总计另计');
  await dialog.getByRole('button', { name: '存储' }).click();
  await expect(page.getByText('已存储：3 项，不成立。')).toBeVisible();
  await expect(page.getByText('没有待处理的问题')).toBeVisible();
  await page.goto(`${HERE}&show=dismissed`);
  await expect(review).toContainText('表中总计另计');
  await expect(review).toContainText('李编辑');

  // What is left is judged at once.
  await page.goto(HERE);
  await page.getByRole('button', { name: /^选中列出的/ }).click();
  await page.getByRole('button', { name: '属实', exact: true }).click();
  await expect(page.getByText(/^已存储：\d+ 项，属实。$/)).toBeVisible();
  await expect(page.getByText('没有待处理的问题')).toBeVisible();

  // Taken along as it is shown.
  await page.goto(`${HERE}&show=confirmed`);
  await expect(page.getByRole('checkbox').first()).toBeVisible();
  const listed = await page.getByRole('checkbox').count();
  expect(listed).toBeGreaterThan(2);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV' }).click(),
  ]);
  let text = '';
  for await (const chunk of await download.createReadStream()) text += String(chunk);
  const [, ...rows] = readTable(text);
  expect(new Set(rows.map((row) => row[3])).size).toBe(listed);
  expect(new Set(rows.map((row) => row[7]))).toEqual(new Set(['属实']));

  // Sent to a bureau, with a day.
  await page.getByText('退回修改单', { exact: true }).click();
  const zone = page.getByRole('row', { name: /城市管理局/ });
  const [sheet] = await Promise.all([
    page.waitForEvent('download'),
    zone.getByRole('link', { name: /修改单/ }).click(),
  ]);
  expect(sheet.suggestedFilename()).toBe(`示例区城市管理局${YEAR}年度报告退回修改单.docx`);
  await zone.getByRole('button', { name: '记为已发出……' }).click();
  await dialog.getByRole('button', { name: '存储' }).click();
  await expect(zone).toContainText('已发出');
  await expect(zone).toContainText('/');
  await isAccessible(page);
  await fits(page);

  // The report is read again, and what was said of it stays.
  const query = `{ report(id: "${NATURAL}") { document { hash fileName } } }`;
  const asked = await page.request.get(`/graphql?query=${encodeURIComponent(query)}`, {
    headers: { 'content-type': 'application/json' },
  });
  const { hash, fileName } = (await asked.json()).data.report.document;
  const bytes = await (await page.request.get(`/documents/${hash}`)).body();
  const sent = await page.request.post('/documents', {
    headers: { authorization: `Bearer ${key}` },
    multipart: { file: { name: fileName, mimeType: 'application/octet-stream', buffer: touched(bytes) } },
  });
  expect(JSON.stringify(await sent.json())).toContain('revised');
  await page.goto(`${HERE}&show=dismissed`);
  await expect(review).toContainText('表中总计另计');
  await review.getByRole('link', { name: /查看/ }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '表中总计另计' }).first()).toContainText('不成立');

  // Taken back where it stands, beside the table, and judged there.
  await page.getByRole('button', { name: '撤回意见' }).click();
  await expect(page.getByRole('status').filter({ hasText: '待处理' })).toBeVisible();
  await page.getByRole('button', { name: '属实', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: '属实' })).toBeVisible();
  await isAccessible(page);
});

test('a bureau answers what it was asked with its own key, and sees no way to judge', async ({ page }) => {
  const key = await makeKey({ label: '城管局王五', role: 'bureau', scope: 'shifan-urban-management' });
  const editor = await makeKey({ label: '李编辑', role: 'editor', scope: 'shifan' });
  await page.request.post('/graphql', {
    headers: { authorization: `Bearer ${editor}` },
    data: {
      query: `mutation { sendReturnSheet(publisher: "shifan-urban-management", year: ${YEAR}, due: "2099-01-01") { revision } }`,
    },
  });
  // Whoever signs in without having come from anywhere finds what is asked of the bureau in two steps.
  await page.goto('/sign-in');
  await page.getByLabel('密钥').fill(key);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '示例区城市管理局' }).click();
  await expect(page.getByText('期限 2099-01-01')).toBeVisible();
  await page.getByRole('link', { name: `看 ${YEAR} 年报的问题并答复` }).click();
  await page.getByRole('link', { name: '看全部单位' }).click();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  const own = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: '城市管理局' }) })
    .first();
  // Of all bureaus listed, it answers for itself alone.
  await expect(page.getByRole('button', { name: '答复' })).toHaveCount(1);
  await own.getByRole('button', { name: '答复' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('答复', { exact: true }).fill('总计漏填，已更正');
  await dialog.getByRole('button', { name: '存储' }).click();
  await expect(own).toContainText('总计漏填，已更正');
  await expect(own).toContainText('城管局王五');
});
