/** The share dialog: what is copied there is what is pasted, and where a browser forbids copying, the dialog says what to do. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/looking.ts';
import { fits, isAccessible } from '../support/page-checks.ts';

const CHART = '/chart?kind=trend&measure=requests.received&of=shifan';

async function openDialog(page: Page, address: string) {
  await page.goto(address);
  await page.getByRole('button', { name: /分享/ }).first().click();
  return page.getByRole('dialog', { name: '分享这张图' });
}

/** What stands on the clipboard, by kind: a picture by its size in dots. */
function pasted(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const found: Record<string, string> = {};
    for (const item of await navigator.clipboard.read()) {
      for (const type of item.types) {
        const blob = await item.getType(type);
        if (type !== 'image/png') found[type] = await blob.text();
        else {
          const { width, height } = await createImageBitmap(blob);
          found[type] = `${width} × ${height}`;
        }
      }
    }
    return found;
  });
}

test('copies the picture in the size chosen, a sentence with its source, and a table', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const dialog = await openDialog(page, CHART);
  const preview = dialog.getByRole('img');
  await dialog.getByLabel('尺寸').selectOption('social');
  await expect(preview).toHaveAttribute('src', /\/chart\.png\?.*w=600&h=315&scale=2$/);
  await expect.poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1200);
  await dialog.getByRole('button', { name: '复制图片' }).click();
  await expect(dialog.getByRole('status').first()).toHaveText(/已复制/);
  expect(await pasted(page)).toEqual({ 'image/png': '1200 × 630' });

  await dialog.getByRole('button', { name: '复制一句话' }).click();
  const { words } = await (await page.request.get(CHART.replace('/chart?', '/chart.json?'))).json();
  expect(await pasted(page)).toEqual({ 'text/plain': `${words.title}。${words.source}。` });

  await dialog.getByRole('button', { name: '复制表格' }).click();
  const table = await pasted(page);
  expect(table['text/html']).toContain('<td');
  expect(table['text/plain']?.split('\n')).toHaveLength(8);
  expect(table['text/plain']?.split('\n').at(-1)).toMatch(/^2025\t/);
});

test('offers files of the picture as it is shown, in the inks chosen', async ({ page }) => {
  const dialog = await openDialog(page, CHART);
  await dialog.getByLabel('尺寸').selectOption('wechat');
  await dialog.getByText('黑白', { exact: true }).click();
  for (const [name, type] of [
    ['下载 PNG', 'image/png'],
    ['下载 SVG', 'image/svg+xml; charset=utf-8'],
  ] as const) {
    const href = (await dialog.getByRole('link', { name }).getAttribute('href')) ?? '';
    expect(href).toContain('theme=mono');
    expect(href).toContain('w=360');
    expect((await page.request.get(href)).headers()['content-type']).toBe(type);
  }
  const saved = page.waitForEvent('download');
  await dialog.getByRole('link', { name: '下载工作簿' }).click();
  expect((await saved).suggestedFilename()).toBe('新收申请 shifan.xlsx');
});

test('says what to do where the address is plain http, and still copies sentence and table', async ({
  page,
  baseURL,
}) => {
  // For a browser the only plain http that it trusts is this machine by its own names.
  const plain = (baseURL ?? '').replace(/localhost|127\.0\.0\.1/, '0.0.0.0');
  const dialog = await openDialog(page, `${plain}${CHART}`);
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
  await dialog.getByRole('button', { name: '复制图片' }).click();
  await expect(dialog.getByRole('status').first()).toHaveText(/https.*下载 PNG/);
  await dialog.getByRole('button', { name: '复制表格' }).click();
  await expect(dialog.getByRole('status').first()).toHaveText(/已复制/);
  await page.keyboard.press('Escape');
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<div contenteditable id="paste">x</div>'));
  await page.locator('#paste').click();
  await page.keyboard.press('Control+V');
  await expect(page.locator('#paste table tr')).toHaveCount(8);
});

test('says why a picture cannot be drawn, and goes on offering the rest', async ({ page }) => {
  const dialog = await openDialog(page, `${CHART}&title=${encodeURIComponent('好消息🎉')}`);
  await expect(dialog).toContainText('没有画出来');
  const why = await dialog.getByRole('link', { name: '看原因' }).getAttribute('href');
  expect(await (await page.request.get(why ?? '')).text()).toContain('U+1F389');
  await expect(dialog.getByRole('link', { name: '下载 SVG' })).toBeVisible();
});

for (const lang of ['zh', 'en']) {
  test(`can be used by everybody, on a desk and on a phone, ${lang}`, async ({ page }) => {
    await page.goto(`${CHART}&lang=${lang}`);
    await page
      .getByRole('button', { name: /分享|Share/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('img')).toBeVisible();
    await isAccessible(page);
    await fits(page);
    // By keyboard alone: the choices come before the ways.
    await dialog.getByRole('combobox').first().focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(dialog.getByRole('button', { name: /复制图片|Copy picture/ })).toBeFocused();
  });
}
