/** Collecting by address as a person does it: a list is looked at, reports are chosen, read and accepted, and a page is asked again. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openTestApp, type TestApp } from '../support/app.ts';
import { keyFor } from '../support/keys.ts';
import { expect, test } from '../support/looking.ts';
import { fits, isAccessible } from '../support/page-checks.ts';
import { openPortal, type Portal, reportPage } from '../support/portal.ts';

const CLIENT = join(fileURLToPath(new URL('../../', import.meta.url)), 'client/dist');

let portal: Portal;
let opened: TestApp;
let origin = '';
test.beforeAll(async () => {
  const row = (file: string, name: string, day: string) =>
    `<li><a href="${file}">${name}2023年政府信息公开工作年度报告</a><span>${day}</span></li>`;
  portal = await openPortal({
    '/nb/': `<html><body><ul>${row('1.html', '山区教育局', '2024-01-20')}${row('2.html', '山区民政局', '2024-01-21')}
      ${row('3.html', '山区水利局', '2024-01-22')}</ul></body></html>`,
    '/nb/1.html': reportPage('山区教育局', 2023, 4),
    '/nb/2.html': reportPage('山区民政局', 2023, 4),
  });
  opened = await openTestApp({ fetcher: portal.fetcher(), clientFolder: CLIENT });
  origin = await opened.app.listen({ port: 0, host: '127.0.0.1' });
});
test.afterAll(async () => {
  await opened.dispose();
  await portal.close();
});

test('from the address of a list to reports, and back to the page that changed', async ({ page }) => {
  const key = await keyFor(opened.store);
  await page.goto(`${origin}/import`);
  await expect(page.getByRole('heading', { name: '按网址收录' })).toBeVisible();
  await expect(page.getByText('登录后才能按网址收录。')).toBeVisible();
  await page.goto(`${origin}/sign-in?next=%2Fimport`);
  await page.getByLabel('密钥').fill(key);
  await page.getByRole('button', { name: '登录' }).click();

  await page.getByRole('textbox', { name: '网址' }).fill('http://10.0.0.1/');
  await page.getByRole('button', { name: '查看' }).click();
  await expect(page.getByRole('alert')).toContainText('不在可以读取的名单里');
  await page.getByRole('textbox', { name: '网址' }).fill(portal.at('/nb/'));
  await page.getByRole('button', { name: '查看' }).click();
  await expect(page.getByText('看了 1 页，找到 3 份年报')).toBeVisible();
  await isAccessible(page);
  await fits(page);
  expect(portal.asked.map(({ path }) => path)).toEqual(['/nb/']);
  await page.getByRole('checkbox', { name: /山区民政局/ }).uncheck();
  await page.getByRole('button', { name: '读所选（2 份）' }).click();

  const first = page.getByRole('listitem').filter({ hasText: '山区教育局2023年' }).last();
  await expect(first).toContainText('读好');
  await expect(page.getByText(/网站上没有这个网页了（404）/)).toBeVisible();
  await isAccessible(page);
  await fits(page);
  await page.getByRole('button', { name: /^全部接收（1 份）/ }).click();
  await page.getByRole('link', { name: '看这份报告' }).click();
  await expect(page).toHaveURL(/\/reports\/hill-a-2023/);

  await expect(page.getByRole('link', { name: portal.at('/nb/1.html') })).toBeVisible();
  await page.getByRole('button', { name: '再看原网页' }).click();
  await expect(page.getByText('网页上的年报与收录时相同。')).toBeVisible();
  portal.pages.set('/nb/1.html', reportPage('山区教育局', 2023, 5));
  await page.getByRole('button', { name: '再看原网页' }).click();
  await expect(page.getByText('表内 6 格与收录时不同')).toBeVisible();
  await isAccessible(page);
  await fits(page);
  await page.getByRole('link', { name: '按网址重新收录' }).click();
  await expect(page.getByRole('textbox', { name: '网址' })).toHaveValue(portal.at('/nb/1.html'));
});

test('without sites, nothing of it is shown', async ({ page }) => {
  await page.goto('/import');
  await expect(page.getByRole('heading', { name: '接收年报' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expect(page.getByRole('heading', { name: '按网址收录' })).toHaveCount(0);
});
