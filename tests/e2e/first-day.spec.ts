/** The first day of a district: an empty store, a list of 60 bureaus, 60 reports, and its overview, without a command line. */
import type { Page } from '@playwright/test';
import { workbook } from '../server/roster/lists.ts';
import { type OwnServer, startServer } from '../support/e2e-server.ts';
import { expect, test } from '../support/looking.ts';
import { fits, isAccessible } from '../support/page-checks.ts';
import { reportText } from '../support/report-text.ts';
import { wordOfText } from '../support/report-word.ts';

/** quality of the first day: clicks from an empty store to a drawn overview. */
const MOST_CLICKS = 12;
const YEAR = 2025;
const BUREAUS = Array.from({ length: 60 }, (_, at) =>
  at < 40 ? `青川区第${at + 1}事务局` : at < 50 ? `青川区柳河${at - 39}镇人民政府` : `青川区望江${at - 49}街道办事处`,
);
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let server: OwnServer;
test.beforeAll(async () => {
  server = await startServer({ GONGKAI_SEEDS: 'none' });
});
test.afterAll(() => server.stop());

/** Every press of a mouse button on any page of the tab. */
async function countClicks(page: Page): Promise<() => number> {
  let clicks = 0;
  await page.exposeFunction('countClick', () => {
    clicks += 1;
  });
  await page.addInitScript('addEventListener("mousedown", () => countClick(), true)');
  return () => clicks;
}

/** The list as an office keeps it: a title above, headings in row 3, two rows that cannot be entered as they are. */
function list(): Buffer {
  const rows = BUREAUS.map((name, at) => [String(at + 1), name, at === 7 ? '去年' : '']);
  rows[20] = ['21', `=CONCAT("青川区","第21事务局")`, ''];
  return Buffer.from(workbook([{ rows: [['青川区各单位名单'], ['', ''], ['序号', '单位全称', '起始年'], ...rows] }]));
}

/** The last of them says that it was published after its deadline. */
function linesOf(name: string, at: number): readonly string[] {
  const [title = '', ...rest] = reportText(name, YEAR, at + 1).split('\n');
  return at === BUREAUS.length - 1 ? [title, `发布日期：${YEAR + 1}-03-05`, ...rest] : [title, ...rest];
}

async function reports(): Promise<{ name: string; mimeType: string; buffer: Buffer }[]> {
  return Promise.all(
    BUREAUS.map(async (name, at) => ({
      name: `${name}${YEAR}年报.docx`,
      mimeType: WORD,
      buffer: await wordOfText(linesOf(name, at)),
    })),
  );
}

/** Tests of one store, in this order. */
test.describe.configure({ mode: 'serial' });

test('from an empty store to the overview of a district', async ({ page }) => {
  const documents = await reports();
  const clicks = await countClicks(page);
  // Whatever one asks for, an empty store leads to the first day.
  await page.goto(`${server.origin}/compare`);
  await expect(page).toHaveURL(`${server.origin}/start`);
  await isAccessible(page);
  await fits(page);

  await page.getByLabel('密钥').fill(server.key);
  await page.getByRole('main').getByRole('button', { name: '登录' }).click();
  await expect(page.getByLabel('地区名称')).toBeFocused();
  await isAccessible(page);
  await page.getByLabel('地区名称').fill('青川区');
  await page.getByRole('button', { name: '新增这个地区' }).click();

  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择名单文件' }).click();
  await (await choosing).setFiles({ name: '名单.xlsx', mimeType: EXCEL, buffer: list() });
  await expect(page.getByText('将列入 58 家，要更正 2 行')).toBeVisible();
  await expect(page.getByText('C11：“去年”不是年份')).toBeVisible();
  await expect(page.getByRole('button', { name: /^列入这/ })).toHaveCount(0);
  await isAccessible(page);
  await fits(page);
  for (const [row, field, text] of [
    ['更正 青川区第8事务局', '起始年', '2024'],
    [/^更正 =CONCAT/, '单位全称', '青川区第21事务局'],
  ] as const) {
    await page.getByRole('button', { name: row }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(field).click();
    await dialog.getByLabel(field).fill(text);
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
  }
  await page.getByRole('button', { name: '列入这 60 家' }).click();
  await expect(page.getByText('60 家', { exact: true })).toBeVisible();

  await page.getByRole('link', { name: '去放入年报' }).click();
  const dropping = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件', exact: true }).click();
  await (await dropping).setFiles(documents);
  await page.getByRole('button', { name: '全部接收（60 份）' }).click({ timeout: 60_000 });
  await expect(page.locator('li[data-stage=accepted]')).toHaveCount(60, { timeout: 60_000 });
  await page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name: '总览' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /青川区/ })).toBeVisible();
  // 1 + 2 + … + 60.
  await expect(page.getByRole('main')).toContainText('1,830');
  await expect(page.getByRole('application').locator('svg').first()).toBeVisible();
  expect(clicks()).toBeLessThanOrEqual(MOST_CLICKS);

  await page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name: '报送情况' }).click();
  await expect(page.getByRole('main')).toContainText('应报 60 家单位中 60 家已报送');
  await expect(page.getByRole('row', { name: /望江10街道办事处|望江10街道/ })).toContainText('逾期 33 天');

  await page.getByRole('button', { name: '退出' }).click();
  await expect(page.getByRole('banner').getByRole('link', { name: '登录' })).toBeVisible();
});

const report = (publisher: string) => ({
  name: `${publisher}.txt`,
  mimeType: 'text/plain',
  buffer: Buffer.from(reportText(publisher, YEAR, 3)),
});

test('reports of bureaus on no list: another name of one, one added, the rest proposed; none is uploaded again', async ({
  page,
}) => {
  const row = (name: string) =>
    page.locator('li[data-stage]').filter({ has: page.getByRole('heading', { name: `${name}.txt` }) });
  await page.goto(`${server.origin}/import`);
  await page.setInputFiles(
    '[data-picks=files]',
    ['青川区一局', '青川区文物所', '青川区地方志社', '青川区招商馆'].map(report),
  );
  await expect(page.getByText('待补充 4 份')).toBeVisible();
  // Who is not signed in is shown the way.
  await expect(page.getByRole('button', { name: '按署名列出单位' })).toHaveCount(0);
  await row('青川区一局').getByRole('link', { name: '登录后可以把这家单位列入名录' }).click();
  await page.getByLabel('密钥').fill(server.key);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${server.origin}/import`);

  await page.getByRole('button', { name: '是已有单位的另一个名称：青川区一局' }).click();
  const other = row('青川区一局').getByRole('combobox', { name: '单位' }).last();
  await other.fill('第1事务局');
  await page.getByRole('option', { name: /^青川区第1事务局/ }).click();
  await row('青川区一局').getByRole('button', { name: '记为它的名称' }).click();
  await expect(row('青川区一局')).toContainText('已有：将作为新版本');

  await page.getByRole('button', { name: '新增这家单位：青川区文物所' }).click();
  await isAccessible(page);
  await fits(page);
  await row('青川区文物所').getByRole('button', { name: '列入名录' }).click();
  await expect(row('青川区文物所')).toContainText('尚无此单位此年度的报告');

  await page.getByRole('button', { name: '按署名列出单位' }).click();
  const proposed = page.getByRole('region', { name: '按署名列出单位' });
  await expect(proposed.getByText('将列入 2 家')).toBeVisible();
  await isAccessible(page);
  await fits(page);
  await proposed.getByRole('button', { name: '更正 青川区招商馆' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '略去这一行' }).click();
  await proposed.getByRole('button', { name: '列入这 1 家' }).click();
  await expect(row('青川区地方志社')).toContainText('尚无此单位此年度的报告');
  await expect(row('青川区招商馆')).toContainText('单位未认出');
  await page.getByRole('button', { name: '全部接收（3 份）' }).click();
  await expect(page.locator('li[data-stage=accepted]')).toHaveCount(3);
});

test('the list is changed through time; the second of two is told what the first changed', async ({ page }) => {
  await page.goto(`${server.origin}/sign-in?next=/roster`);
  await page.getByLabel('密钥').fill(server.key);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  const change = async (name: string, kind: string) => {
    await page.getByRole('button', { name: `改动 ${name}`, exact: true }).click();
    await dialog.getByLabel('哪一种改动').selectOption({ label: kind });
  };
  const line = (name: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
  await expect(line('青川区第2事务局')).toBeVisible();
  await isAccessible(page);
  await fits(page);

  await change('青川区第2事务局', '更名');
  await isAccessible(page);
  await fits(page);
  await dialog.getByRole('button', { name: '登记更名' }).click();
  await expect(dialog.getByText('请填写。')).toBeVisible();
  await dialog.getByLabel('新的全称').fill('青川区教育体育局');
  await dialog.getByRole('button', { name: '登记更名' }).click();
  await expect(dialog.getByRole('alert')).toContainText('请写明从哪一天或哪一年度起');
  await dialog.getByLabel('从哪一天起').fill('2025-03-15');
  await dialog.getByLabel('依据').fill('机构改革方案');
  await dialog.getByRole('button', { name: '登记更名' }).click();
  await expect(page.getByText('已存储：青川区教育体育局')).toBeVisible();
  await expect(line('青川区教育体育局')).toContainText('原名 青川区第2事务局');

  await change('青川区第3事务局', '与其他单位合并');
  await dialog.getByRole('combobox', { name: '单位' }).fill('第4事务局');
  await page.getByRole('option', { name: /^青川区第4事务局/ }).click();
  await dialog.getByLabel('合并后的单位').fill('青川区工信商务局');
  await dialog.getByLabel('从哪个年度起').fill('2026');
  await dialog.getByRole('button', { name: '登记合并' }).click();
  await expect(line('青川区工信商务局')).toContainText('2026–');
  await expect(line('青川区第4事务局')).toContainText('–2025');

  // Somebody else changes the same bureau while this page is open.
  await change('青川区第5事务局', '撤销');
  const answer = await page.request.post(`${server.origin}/graphql`, {
    headers: { authorization: `Bearer ${server.key}` },
    data: {
      query: `mutation ($name: String!) { renameBureau(id: "qingchuan-di5shiwuju", name: $name, decision: { year: 2026 }) { changed problems { sentence { zh } } } }`,
      variables: { name: '青川区第五事务局' },
    },
  });
  expect((await answer.json()).data.renameBureau).toEqual({ changed: true, problems: [] });
  // The page behind follows by itself; whoever fills in the dialog has not seen it.
  await expect(line('青川区第五事务局')).toBeAttached();
  await dialog.getByLabel('从哪个年度起').fill('2026');
  await dialog.getByRole('button', { name: '登记撤销' }).click();
  await expect(dialog.getByRole('alert')).toContainText('改过名录');
  await dialog.getByRole('button', { name: '看现在的名录' }).click();
  await expect(line('青川区第五事务局')).toBeAttached();
  await dialog.getByRole('button', { name: '登记撤销' }).click();
  await expect(line('青川区第五事务局')).toContainText('–2025');
  // The bureau's own page tells what became of it.
  await line('青川区教育体育局').getByRole('link').click();
  await expect(page.getByRole('main')).toContainText('2025 年更名，原名“青川区第2事务局”');
  await expect(page.getByRole('main')).toContainText('依据2025-03-15 机构改革方案');
  await page.goto(`${server.origin}/bureaus/qingchuan-di3shiwuju`);
  await page.getByRole('link', { name: '青川区工信商务局' }).click();
  await expect(page.getByRole('main')).toContainText('前身青川区第3事务局、青川区第4事务局');
});
