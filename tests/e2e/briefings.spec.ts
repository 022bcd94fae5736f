/** An author makes a briefing, writes in it around numbers that stay live, signs it, and is told what has moved when a figure is corrected. */
import { makeKey } from '../support/e2e-keys.ts';
import { expect, test } from '../support/looking.ts';
import { fits, isAccessible } from '../support/page-checks.ts';

const BUREAU = '/brief?bureau=shifan-water&year=2024';
const CELL = 'III/1/total';

test('a briefing is kept, edited, signed, and says what has moved since', async ({ page, context }) => {
  test.slow();
  const key = await makeKey({ label: '周科长', role: 'editor', scope: 'shifan' });
  await page.goto(BUREAU);
  await expect(page.getByRole('article')).toContainText('全年新收');
  await expect(page.getByRole('button', { name: '存为草稿并编辑' })).toHaveCount(0);
  await page.goto(`/sign-in?next=${encodeURIComponent(BUREAU)}`);
  await page.getByLabel('密钥').fill(key);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('button', { name: '存为草稿并编辑' }).click();
  await expect(page).toHaveURL(/\/brief\?id=\d+$/);
  const address = page.url();
  await page.getByRole('button', { name: '编辑', exact: true }).click();
  await page.getByLabel('标题', { exact: true }).fill('水利局 2024 年情况');

  // What is made is opened, and its numbers stay chips that typing goes around.
  const overall = page.getByRole('region', { name: '总体情况' });
  await overall.getByRole('button', { name: '改写: 总体情况，第 1 段' }).click();
  const words = overall.getByRole('textbox', { name: '总体情况，第 1 段' });
  const received = words.locator('[data-figure="value/handled/requests.received"]');
  await expect(received).toHaveText(/^\d+ 件$/);
  const number = (await received.textContent()) ?? '';
  await words.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('<b>一句话</b> 3 次：');
  await expect(overall).toContainText('手写的数字 3 不随数据更新');
  // A click between two lines may set the caret in a chip, where typing would do nothing: it goes behind it.
  await received.evaluate((chip) => {
    document.getSelection()?.collapse(chip.firstChild, 1);
    chip.parentElement?.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
  });
  await page.keyboard.type('（含口头）');
  await expect(words).toContainText(`${number}（含口头）`);
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('办结 ');
  await overall.getByLabel('插入数字').selectOption('value/handled/requests.closed');
  await page.keyboard.type('。');
  await overall.getByRole('button', { name: '加一段: 总体情况' }).click();
  const own = overall.getByRole('textbox').last();
  await own.click();
  await page.keyboard.type('删去的一段。');
  await overall
    .getByRole('button', { name: /^删去: / })
    .last()
    .click();
  await page.getByRole('region', { name: '核查情况' }).getByRole('button', { name: '删去这一部分: 核查情况' }).click();
  await isAccessible(page);

  // Nothing unsaved is left behind unasked: neither by reading, nor by a link of the program.
  let asked = 0;
  page.on('dialog', (dialog) => {
    asked += dialog.type() === 'beforeunload' ? 1 : 0;
    void dialog.dismiss();
  });
  await page.getByRole('link', { name: '回到这一年的自动材料' }).click();
  await expect.poll(() => asked).toBe(1);
  expect(page.url()).toBe(address);
  await page.getByRole('button', { name: '看全文' }).click();
  const leaving = page.getByRole('dialog', { name: '有改动没有存下' });
  await isAccessible(page);
  await leaving.getByRole('button', { name: '关闭' }).click();
  await expect(words).toContainText('（含口头）');
  await page.getByRole('button', { name: '看全文' }).click();
  await leaving.getByRole('button', { name: '存下，看全文' }).click();
  await expect(page.getByRole('article')).toContainText('（含口头）');
  await page.getByRole('button', { name: '编辑', exact: true }).click();

  // Somebody else stores it in between: what was written here stays, and goes into a draft of its own.
  const other = await context.newPage();
  await other.goto(address);
  await other.getByRole('button', { name: '编辑', exact: true }).click();
  await other.getByLabel('标题', { exact: true }).fill('别人的标题');
  await page.getByLabel('标题', { exact: true }).fill('水利局 2024 年工作情况');
  await page.getByRole('button', { name: '存下', exact: true }).first().click();
  await expect(page.getByText('已存下', { exact: true }).first()).toBeVisible();
  await other.getByRole('button', { name: '存下', exact: true }).first().click();
  await expect(other.getByText(/您的改动没有存储/).first()).toBeVisible();
  await expect(other.getByLabel('标题', { exact: true })).toHaveValue('别人的标题');
  await other.getByRole('button', { name: '把我写的另存为新稿' }).first().click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(/别人的标题/);
  await other.close();

  await page.getByRole('button', { name: '看全文' }).click();
  const text = page.getByRole('article');
  await expect(text.getByRole('heading', { level: 1 })).toContainText('水利局 2024 年工作情况');
  await expect(text).toContainText(`<b>一句话</b> 3 次：全年新收政府信息公开申请 ${number}（含口头）`);
  await expect(text).not.toContainText('删去的一段');
  await expect(text).not.toContainText('核查发现');
  await expect(text.locator('b')).toHaveCount(0);
  await isAccessible(page);
  await fits(page);

  await page.getByRole('button', { name: '签发', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '签发这份材料' });
  await expect(dialog).toContainText('都不再改动');
  await isAccessible(page);
  await dialog.getByRole('button', { name: '签发', exact: true }).click();
  await expect(text).toContainText('签发：周科长');
  await expect(page.getByText(/到版本 \d+，文中和图中的数字没有变动/)).toBeVisible();
  await expect(page.getByRole('button', { name: '编辑', exact: true })).toHaveCount(0);
  const signed = await text.textContent();
  await expect(text.locator('img').first()).toHaveJSProperty('complete', true);
  expect(
    await text
      .locator('img')
      .first()
      .evaluate((img: HTMLImageElement) => img.naturalWidth),
  ).toBeGreaterThan(0);

  // A figure that it tells is corrected.
  await page.goto(`/reports/shifan-water-2024?cell=${CELL}`);
  await page.locator('#document').getByRole('button', { name: '更正这个数字' }).click();
  const correcting = page.getByRole('dialog');
  const wrong = Number(number.replace(/\D/g, ''));
  await correcting.getByLabel('更正后的数字').fill(String(wrong + 2));
  await correcting.getByLabel('理由').fill('漏计两件');
  await correcting.getByLabel('依据').fill('来函');
  await correcting.getByRole('button', { name: '更正', exact: true }).click();
  await expect(page.locator(`button[data-cell="${CELL}"]`)).toContainText('*');
  await page.goto(address);
  const moved = page.getByRole('region', { name: '签发以后的变动' });
  await expect(moved).toContainText(`${number} → ${wrong + 2} 件`);
  await expect(moved).toContainText('理由：漏计两件');
  await expect(moved.getByRole('link', { name: /示例区水利局 2024/ }).first()).toBeVisible();
  expect(await text.textContent()).toBe(signed);
  await isAccessible(page);
  await fits(page);

  // The author's list has it beside the pinned charts.
  await page.goto('/pins');
  const listed = page.getByRole('region', { name: '签发的材料' });
  await expect(listed.getByRole('link', { name: '水利局 2024 年工作情况' })).toBeVisible();
  await expect(listed).toContainText(`${number} → ${wrong + 2} 件`);
  await isAccessible(page);

  // It goes on as a new draft, in the numbers there are now; everybody else reads the signed one, and no draft.
  await page.goto(address);
  await page.getByRole('button', { name: '复制成新稿' }).click();
  await expect(page).not.toHaveURL(address);
  await expect(text).toContainText(`全年新收政府信息公开申请 ${wrong + 2} 件`);
  const reader = await (await context.browser())?.newContext();
  const stranger = await reader?.newPage();
  await stranger?.goto(`${new URL(address).origin}${BUREAU}`);
  const saved = stranger?.getByRole('region', { name: '存下的材料' });
  await expect(saved?.getByRole('listitem') ?? page.locator('none')).toHaveCount(1);
  await saved?.getByRole('link').click();
  await expect(stranger?.getByRole('article') ?? page.locator('none')).toContainText('签发：周科长');
  await reader?.close();
});
