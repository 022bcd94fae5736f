/** What holds of every page, whatever is on it. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What depends on the words of a page, and not on how it is built or coloured. */
const OF_WORDS = [
  ...['aria-command-name', 'aria-input-field-name', 'aria-toggle-field-name', 'button-name', 'document-title'],
  ...['empty-heading', 'empty-table-header', 'frame-title', 'html-has-lang', 'html-lang-valid', 'image-alt', 'label'],
  ...['landmark-unique', 'link-name', 'select-name', 'summary-name', 'svg-img-alt'],
];

/** The page is there with its data: on a busy machine the network rests for a while before they are asked for. */
export async function isRead(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.locator('[data-loading]')).toHaveCount(0);
}

/**
 * The page is there and axe finds nothing on it; what it finds is named with its markup. `words`: of a page that was looked at in another
 * language, only what depends on its words.
 */
export async function isAccessible(page: Page, { words = false } = {}): Promise<void> {
  await isRead(page);
  // No frame of ours comes from another site, so that no second page is needed to gather what frames found; nothing but violations is looked at.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({
    resultTypes: ['violations'],
    ...(words && { runOnly: OF_WORDS }),
  });
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' ')}`)).toEqual(
    [],
  );
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
