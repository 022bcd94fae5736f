/** People: signing in and out, what each role is shown, keys made and revoked, who did what, and reading closed. */
import type { Page } from '@playwright/test';
import { makeKey } from '../support/e2e-keys.ts';
import { type OwnServer, startServer } from '../support/e2e-server.ts';
import { expect, test } from '../support/looking.ts';
import { fits, isAccessible } from '../support/page-checks.ts';
import { reportText } from '../support/report-text.ts';

async function signIn(page: Page, key: string): Promise<void> {
  await page.getByLabel('密钥').fill(key);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('button', { name: '退出' }).first()).toBeVisible();
}

test('an administrator signs in, makes a key, revokes it, reads who did it, and signs out', async ({ page }) => {
  const key = await makeKey({ label: '张三' });
  await page.goto('/settings');
  await expect(page.getByText('请先登录。')).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: '登录' }).click();
  await signIn(page, key);
  await expect(page).toHaveURL(/\/settings$/);
  // No script can see what it signed in with, or the key.
  expect(await page.evaluate(() => document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage }))).toBe(
    '{}',
  );

  await page.getByRole('textbox', { name: '给谁用' }).fill('教育局李四');
  await page.getByRole('combobox', { name: '单位', exact: true }).fill('示例区教育局');
  await page.getByRole('option', { name: /^示例区教育局/ }).click();
  await page.getByRole('button', { name: '新建', exact: true }).click();
  const made = page.getByRole('textbox', { name: '“教育局李四”的密钥' });
  await expect(made).toHaveValue(/^gk_[\w-]{43}$/);
  await expect(page.getByRole('row', { name: /教育局李四 单位 · 示例区教育局/ })).toContainText('有效');
  await isAccessible(page);
  await fits(page);

  await page.getByRole('button', { name: '停用 教育局李四' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await expect(page.getByRole('row', { name: /教育局李四/ })).toContainText('已停用');

  await page.getByRole('contentinfo').getByRole('link', { name: '变更记录' }).click();
  await expect(page.getByRole('row', { name: /张三 停用了密钥“教育局李四”（单位，示例区教育局）/ })).toBeVisible();
  await isAccessible(page);
  await fits(page);
  await page.getByLabel('事项').selectOption({ label: '新建密钥' });
  await expect(page).toHaveURL(/kind=keyMade/);
  await expect(page.getByRole('row', { name: /停用了密钥/ })).toHaveCount(0);
  await expect(page.getByRole('row', { name: /新建了密钥“教育局李四”/ })).toBeVisible();

  await page.getByRole('button', { name: '退出' }).click();
  await expect(page.getByText('请先登录。')).toBeVisible();
  await expect(page.getByRole('navigation', { name: '管理' })).toHaveCount(0);
});

test('an administrator is told how the server is, in words and both languages', async ({ page }) => {
  await page.goto('/status');
  await page.getByRole('main').getByRole('link', { name: '登录' }).click();
  await signIn(page, await makeKey({ label: '张三' }));
  await expect(page.getByText('一切正常：能读，也能存。')).toBeVisible();
  await expect(page.getByRole('row', { name: /^现行年报的原文 \d+ [\d.]+ MB$/ })).toBeVisible();
  await expect(page.getByText(/^数据库占 [\d.]+ MB.*磁盘还剩 [\d.]+ [GT]B。$/)).toBeVisible();
  await isAccessible(page);
  await fits(page, [390, 1440]);
  await page.goto('/status?lang=en');
  await expect(page.getByText('All is well: it can be read from and stored to.')).toBeVisible();
  const said = await page.getByRole('main').locator('h1, h2, th, p').allInnerTexts();
  expect(said.join('\n').match(/\p{Script=Han}+/gu) ?? []).toEqual([]);
  await isAccessible(page);
  await fits(page, [390, 1440]);
});

test('a bureau is shown neither keys nor audit, and stores its own report only', async ({ page }) => {
  await page.goto('/sign-in?next=/settings');
  await signIn(page, await makeKey({ label: '教育局', role: 'bureau', scope: 'shifan-education' }));
  await expect(page.getByText('“教育局”是单位身份，不能使用这一页。')).toBeVisible();
  await expect(page.getByRole('navigation', { name: '管理' })).toHaveCount(0);
  await page.goto('/audit');
  await expect(page.getByText('“教育局”是单位身份，不能使用这一页。')).toBeVisible();

  await page.getByRole('navigation').getByRole('link', { name: '接收年报' }).click();
  await page.setInputFiles(
    '[data-picks=files]',
    ['教育局', '水利局'].map((name) => ({
      name: `${name}.txt`,
      mimeType: 'text/plain',
      buffer: Buffer.from(reportText(`示例区${name}`, 2033, 5)),
    })),
  );
  await expect(page.locator('li[data-stage=read]')).toHaveCount(2);
  await page.getByRole('button', { name: /^全部接收/ }).click();
  await expect(page.locator('li[data-stage=accepted]')).toContainText('教育局.txt');
  await expect(page.locator('li[data-stage=notAccepted]')).toContainText('不能接收报告：示例区水利局');
});

test('signing in leads nowhere else, and a page of another site signs nobody in', async ({ page }) => {
  const key = await makeKey({ label: '王五' });
  await page.goto('/sign-in?next=//evil.example/');
  await signIn(page, key);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await expect(page.getByText('您已登录：王五（管理员）。')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: '退出' }).click();

  const { origin } = new URL(page.url());
  const form = `<form method="post" action="${origin}/sign-in" enctype="text/plain"><input name="{&quot;key&quot;:&quot;${key}&quot;,&quot;x&quot;:&quot;" value="&quot;}"></form>`;
  await page.route('http://evil.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: `${form}<script>document.forms[0].submit()</script>` }),
  );
  await page.goto('http://evil.example/').catch(() => null);
  await page.waitForURL(`${origin}/sign-in`);
  expect(await page.context().cookies()).toEqual([]);
});

test.describe('where reading is closed', () => {
  let server: OwnServer;
  let origin = '';
  test.beforeAll(async () => {
    server = await startServer({ GONGKAI_READING: 'keys' });
    origin = server.origin;
  });
  test.afterAll(() => server.stop());

  test('every page leads to signing in first, and then to itself', async ({ page }) => {
    await page.goto(`${origin}/self-check?lang=en`);
    await expect(page).toHaveURL(`${origin}/sign-in?next=/self-check&lang=en`);
    await expect(page.getByText('What this system holds is for those who are signed in.')).toBeVisible();
    await isAccessible(page);
    await page.getByLabel('Key').fill(server.key);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(`${origin}/self-check?lang=en`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/sign-in/);
  });
});

test('a report that somebody else hands in shows on an open page without a reload, and quietly', async ({ page }) => {
  const key = await makeKey({ label: '接收' });
  await page.goto('/chart?kind=table&measure=requests.received&of=shifan-longquan');
  const table = page.getByRole('table');
  await expect(table.getByRole('row', { name: /^2025/ })).toContainText('未报送');
  // The page has begun to listen.
  await page.waitForResponse((response) => response.url().endsWith('/events'));
  await page.evaluate(() => window.scrollTo(0, 40));
  const handed = await page.request.post('/documents', {
    headers: { authorization: `Bearer ${key}` },
    multipart: {
      bureau: 'shifan-longquan',
      year: '2025',
      file: {
        name: '龙泉.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(reportText('示例区龙泉街道办事处', 2025, 9)),
      },
    },
  });
  expect(handed.ok()).toBe(true);
  await expect(table.getByRole('row', { name: /^2025/ })).toContainText('9');
  expect(await page.evaluate(() => window.scrollY)).toBe(40);
});
