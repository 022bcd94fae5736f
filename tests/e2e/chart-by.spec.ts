/** The page of a chart whose lines are told apart by something else than whose they are: its words, lines, table and files. */
import type { Page } from '@playwright/test';
import type { Series } from '../../schema/chart/series.ts';
import { expect, test } from '../support/looking.ts';

const SHARES = 'kind=trend&measure=requests.received&of=shifan&by=applicant&view=share';
const OUTCOMES = 'kind=trend&measure=requests.closed&of=shifan&by=outcome&view=share';

async function answered(
  page: Page,
  address: string,
): Promise<{ readonly series: readonly Series[]; readonly words: { readonly title: string } }> {
  return (await page.request.get(`/chart.json?${address}`)).json();
}

test('a chart by applicant has a line for each, named once, and a table of what is drawn', async ({ page }) => {
  const wrong: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && wrong.push(message.text())));
  const { series, words } = await answered(page, SHARES);
  await page.goto(`/chart?${SHARES}`, { waitUntil: 'networkidle' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.title);
  // Whose requests they are stands in the subtitle, and by whom in the names of the lines.
  await expect(page.locator('article')).toContainText('示例区 6/6 类申请人');
  expect(series).toHaveLength(6);
  const table = page.getByRole('table').last();
  for (const { subject, points } of series) {
    await expect(table).toContainText(subject.shortName.zh);
    const last = points.at(-1)?.value ?? Number.NaN;
    await expect(table).toContainText(`${(100 * last).toFixed(1)}%`);
  }
  expect(series.reduce((sum, { points }) => sum + (points.at(-1)?.value ?? 0), 0)).toBeCloseTo(1, 10);
  expect(wrong).toEqual([]);
});

test('a chart by outcome fits a telephone in English, and its title takes no more than seven lines', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/chart?${OUTCOMES}&lang=en`, { waitUntil: 'networkidle' });
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toContainText('share granted 38.5%');
  const lines = await title.evaluate((heading) => {
    const range = document.createRange();
    range.selectNodeContents(heading);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
  });
  expect(lines).toBeLessThanOrEqual(7);
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(wide).toBeLessThanOrEqual(window ?? 0);
});

test('a chart without reports that fail says whom it leaves out', async ({ page }) => {
  const address = 'kind=trend&measure=review.total&of=shifan&without=failed';
  await page.goto(`/chart?${address}`, { waitUntil: 'networkidle' });
  await expect(page.locator('article ul').first()).toContainText('未计这些数字核查不符的年报：');
  const csv = await page.request.get(`/chart.csv?${address}`);
  expect(await csv.text()).toContain('27');
});
