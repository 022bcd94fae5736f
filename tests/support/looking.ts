/**
 * `test` for what only looks at pages: the tests of a worker share a browser profile, which keeps scripts and fonts from page to page as
 * a reader's does, so that each page is compiled once and not once a test. Each test has a page of its own. Not for whoever signs in,
 * stores or grants anything.
 */
import { type BrowserContext, expect, test as own } from '@playwright/test';

export { expect };

export const test = own.extend<object, { readonly profile: BrowserContext }>({
  profile: [
    async ({ browser }, use, { project }) => {
      const { baseURL, locale, viewport } = project.use;
      const profile = await browser.newContext({
        ...(baseURL !== undefined && { baseURL }),
        ...(locale !== undefined && { locale }),
        ...(viewport !== undefined && { viewport }),
      });
      await use(profile);
      await profile.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ profile }, use) => {
    const page = await profile.newPage();
    await use(page);
    await page.close();
  },
});
