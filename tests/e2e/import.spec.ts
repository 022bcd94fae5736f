/** Documents by hand: read, asked about, refused without a key; and a draft checked without a trace. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { zipOf } from '../server/ingest/formats/zip-writer.ts';
import { makeKey } from '../support/e2e-keys.ts';
import { expect, test } from '../support/looking.ts';
import { isAccessible } from '../support/page-checks.ts';
import { reportText } from '../support/report-text.ts';
import { wordOfText } from '../support/report-word.ts';

const PDF = readFileSync(fileURLToPath(new URL('../fixtures/formats/hongze_district_2023-ruled.pdf', import.meta.url)));
const text = (publisher: string, year: number, received = 0) => Buffer.from(reportText(publisher, year, received));

async function revisionOf(page: Page): Promise<number> {
  const answer = await page.request.get('/readyz');
  return (await answer.json()).revision;
}

const row = (page: Page, name: string) =>
  page.locator('li[data-stage]').filter({ has: page.getByRole('heading', { level: 3, name, exact: true }) });

test('a Word file, a PDF and an archive are read, asked about and corrected; nothing is stored without a key', async ({
  page,
}) => {
  const before = await revisionOf(page);
  await page.goto('/import');
  await page.setInputFiles('[data-picks=files]', [
    {
      name: '水利局.docx',
      mimeType: 'application/octet-stream',
      buffer: await wordOfText(reportText('示例区水利局', 2031, 9).split('\n')),
    },
    { name: '洪泽.pdf', mimeType: 'application/pdf', buffer: PDF },
    {
      name: '两份.zip',
      mimeType: 'application/zip',
      buffer: Buffer.from(
        zipOf([
          { name: '财政局.txt', bytes: text('示例区财政局', 2031, 3) },
          { name: '体育局.txt', bytes: text('示例区教育体育局', 2032) },
          { name: '通知.txt', bytes: Buffer.from('今天下午三点开会。') },
        ]),
      ),
    },
    { name: '某局.txt', mimeType: 'text/plain', buffer: text('示例区教育体育局', 2031) },
  ]);
  await expect(page.locator('li[data-stage=read]')).toHaveCount(4, { timeout: 60_000 });
  await expect(row(page, '水利局.docx')).toContainText('示例区水利局 2031 年');
  await expect(row(page, '水利局.docx')).toContainText('读出 200/200 格');
  await expect(row(page, '洪泽.pdf')).toContainText('未通过 2');

  // One document of the archive is asked about, answered, and the archive read again with the answer.
  const archive = row(page, '两份.zip');
  await archive.getByRole('combobox').fill('审计');
  await expect(archive.getByRole('option')).not.toHaveCount(0);
  await archive.getByRole('combobox').press('ArrowDown');
  await archive.getByRole('combobox').press('Enter');
  await archive.getByRole('button', { name: '按此重读' }).click();
  await expect(archive).toContainText('示例区审计局 2032 年');
  await expect(archive).toContainText('读好 2 / 3');

  // What cannot be told is asked, and answered by typing part of a name.
  const unknown = row(page, '某局.txt');
  await expect(unknown).toContainText('待补充');
  await unknown.getByRole('combobox').fill('教育');
  await expect(unknown.getByRole('option')).not.toHaveCount(0);
  await isAccessible(page);
  await unknown.getByRole('combobox').press('ArrowDown');
  await unknown.getByRole('combobox').press('Enter');
  await unknown.getByRole('button', { name: '按此重读' }).click();
  await expect(unknown).toContainText('示例区教育局 2031 年');

  // The wrong totals of section 四 are shown in the tables, beside the document.
  await page.getByRole('button', { name: '细看 洪泽.pdf' }).click();
  await expect(page.locator('table[data-shape="IV"] td[data-outcome=failed]')).not.toHaveCount(0);
  await isAccessible(page);
  await page.getByRole('button', { name: '细看 洪泽.pdf' }).click();

  await page.getByRole('link', { name: /^登录后接收/ }).click();
  await page.getByLabel('密钥').fill('gk_not-a-key-at-all-but-long-enough');
  await page.getByLabel('密钥').press('Enter');
  await expect(page.getByRole('alert')).toContainText('这个密钥无效');
  await isAccessible(page);
  await page.getByRole('navigation').getByRole('link', { name: '接收年报' }).click();
  await expect(page.locator('li[data-stage=read]')).toHaveCount(4);
  expect(await revisionOf(page)).toBe(before);

  // The list stays while one looks at another page.
  await page.getByRole('link', { name: '地区' }).click();
  await page.getByRole('link', { name: '接收年报' }).click();
  await expect(page.locator('li[data-stage=read]')).toHaveCount(4);
});

test('a file that the server is too busy for is sent again by itself, when it said', async ({ page }) => {
  let refusals = 0;
  await page.route('**/readings', async (route) => {
    refusals += 1;
    if (refusals > 2) return route.continue();
    const [status, code] = refusals === 1 ? [503, 'BUSY'] : [429, 'TOO_MANY_REQUESTS'];
    const sentence = { zh: '请稍后再试。', en: 'Try again later.' };
    return route.fulfill({
      status,
      headers: { 'retry-after': '1' },
      json: { errors: [{ message: sentence.zh, extensions: { code, sentence } }] },
    });
  });
  await page.goto('/import');
  await page.setInputFiles('[data-picks=files]', [
    { name: '水利局.txt', mimeType: 'text/plain', buffer: text('示例区水利局', 2031) },
  ]);
  await expect(row(page, '水利局.txt')).toContainText('读出 200/200 格');
  expect(refusals).toBe(3);
});

test('a draft is checked in memory, and its return sheet stands alone', async ({ page }) => {
  const before = await revisionOf(page);
  await page.goto('/self-check');
  await expect(page.getByText('不存入系统')).toBeVisible();
  const draft = reportText('示例区水利局', 2031, 9).replace('结转下年度继续办理\t0', '结转下年度继续办理\t4');
  await page.getByRole('textbox').fill(draft);
  await page.getByRole('button', { name: '核查这段文字' }).click();
  await expect(page.getByText(/项勾稽关系成立，\d+ 处需要修改/)).toBeVisible();
  await isAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载网页（可打印）' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('退回修改单-示例区水利局-2031.html');
  const html = readFileSync(await download.path(), 'utf8');
  expect(html).toContain('请核对：更正后的数字是');
  expect(html).not.toMatch(/<script|<img|<link/);
  expect(await revisionOf(page)).toBe(before);
});

test('with a key, a report is stored and leads to its page', async ({ page }) => {
  const key = await makeKey();
  const before = await revisionOf(page);
  const report = {
    name: '工信商务局.txt',
    mimeType: 'text/plain',
    buffer: text('沙坡头区工业信息化和商务局', 2022, 7),
  };
  await page.goto('/import');
  await page.setInputFiles('[data-picks=files]', [report]);
  await expect(page.locator('li[data-stage=read]')).toHaveCount(1);
  await page.getByRole('link', { name: /^登录后接收/ }).click();
  await page.getByLabel('密钥').fill(key);
  await page.getByLabel('密钥').press('Enter');
  // Signed in, one is back where one was, with the list as it was.
  await expect(page).toHaveURL(/\/import$/);
  await page.getByRole('button', { name: /^全部接收/ }).click();
  await expect(row(page, report.name)).toContainText('已接收');
  expect(await revisionOf(page)).toBe(before + 1);
  await row(page, report.name).getByRole('link', { name: '看这份报告' }).click();
  await expect(page).toHaveURL(/\/reports\/shapotou-iic-2022/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2022');
});
