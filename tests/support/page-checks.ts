/** What holds of every page, whatever is on it. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The page is there and axe finds nothing on it; what it finds is named with its markup. Contrast of colours costs more than all the rest. */
export async function isAccessible(page: Page, { colours = true } = {}): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  // No frame of ours comes from another site, so that no second page is needed to gather what frames found; nothing but violations is looked at.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({
    resultTypes: ['violations'],
    rules: { 'color-contrast': { enabled: colours } },
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
