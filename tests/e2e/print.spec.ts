/** Pages on paper. */

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from '../support/looking.ts';

/** The text of each page of a PDF, without spaces. */
async function pagesOf(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await getDocument({ data: pdf, verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s/g, '')
        // As a font of this machine may have it, 自 is the radical of that look.
        .normalize('NFKC'),
    );
  }
  return pages;
}

test('a chart on A4: its heading stands where its table begins, which goes on with its head repeated', async ({
  page,
}) => {
  await page.goto('/chart?kind=bar&measure=requests.received&of=region:shifan/*', { waitUntil: 'networkidle' });
  await expect(page.getByRole('table').first()).toBeVisible();
  const pages = await pagesOf(new Uint8Array(await page.pdf({ format: 'A4', preferCSSPageSize: true })));
  expect(pages).toHaveLength(3);
  const [, second = '', third = ''] = pages;
  // The list begins under its heading, on the same page, and goes on under its own head.
  expect(second).toMatch(/图中数据单位2025件2024件比上年自然资源局512446/);
  expect(third).toContain('单位2025件2024件比上年');
  expect(third).toMatch(/.泉街道未报送/);
  for (const text of pages) expect(text.length).toBeGreaterThan(100);
});
