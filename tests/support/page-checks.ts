/** What holds of every page, whatever is on it. */
import { expect, type Page } from '@playwright/test';
import { faultsOn } from './axe.ts';

/** What depends on the words of a page and its colours, and not on how it is built. */
const OF_WORDS_AND_COLOURS = [
  'color-contrast',
  ...['aria-command-name', 'aria-input-field-name', 'aria-toggle-field-name', 'button-name', 'document-title'],
  ...['empty-heading', 'empty-table-header', 'frame-title', 'html-has-lang', 'html-lang-valid', 'image-alt', 'label'],
  ...['landmark-unique', 'link-name', 'select-name', 'summary-name', 'svg-img-alt'],
];

/** The page is there with its data: on a busy machine the network rests for a while before they are asked for. */
export async function isRead(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.locator('[data-loading], [aria-busy=true]')).toHaveCount(0);
}

/**
 * The page is there and axe finds nothing on it; what it finds is named with its markup. `again`: of a page that was looked at in another
 * language and light, only what depends on its words and colours.
 */
export async function isAccessible(page: Page, { again = false } = {}): Promise<void> {
  await isRead(page);
  expect(await faultsOn(page, again ? OF_WORDS_AND_COLOURS : null)).toEqual([]);
}

/** Nothing sticks out, on a telephone either. Charts take their new width a moment after the window does. */
export async function fits(page: Page, widths: readonly number[] = [360, 1440]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const beyond = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await expect.poll(beyond, { message: `overflow at ${width} px` }).toBeLessThanOrEqual(0);
  }
}
