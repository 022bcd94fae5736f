/** Pages on paper. */

import { expect, test } from '../support/looking.ts';
import { sheetsOf } from '../support/paper.ts';

test('a chart on A4: its heading stands where its table begins, which goes on with its head repeated', async ({
  page,
}) => {
  await page.goto('/chart?kind=bar&measure=requests.received&of=region:shifan/*', { waitUntil: 'networkidle' });
  await expect(page.getByRole('table').first()).toBeVisible();
  const sheets = await sheetsOf(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
  const pages = sheets.map(({ text }) => text);
  expect(pages).toHaveLength(3);
  const [, second = '', third = ''] = pages;
  // The list begins under its heading, on the same page, and goes on under its own head.
  expect(second).toMatch(/图中数据单位2025件2024件比上年自然资源局512446/);
  expect(third).toContain('单位2025件2024件比上年');
  expect(third).toMatch(/.泉街道未报送/);
  for (const text of pages) expect(text.length).toBeGreaterThan(100);
});
