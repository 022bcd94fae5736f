/**
 * `test` whose tests share a browser profile and a page in it, those of a worker, as one reader goes from page to page. Scripts and fonts are
 * kept, and stay compiled: a page opened in a tab of its own takes the browser three times as much to compute. Each test finds the page as it
 * was at first, signed out and with nothing remembered or granted.
 */
import { type BrowserContext, expect, test as own, type Page } from '@playwright/test';

export { expect };

/** Of what a test may have asked to be told, or to answer in the place of the server. */
const TOLD = ['console', 'dialog', 'pageerror', 'request', 'requestfailed', 'requestfinished', 'response'] as const;
const DESK = { width: 1440, height: 900 };

export const test = own.extend<object, { readonly profile: BrowserContext; readonly tab: { page: Page | null } }>({
  profile: [
    async ({ browser }, use, { project }) => {
      const { baseURL, locale, viewport } = project.use;
      const profile = await browser.newContext({
        ...(baseURL !== undefined && { baseURL }),
        ...(locale !== undefined && { locale }),
        viewport: viewport ?? DESK,
      });
      await use(profile);
      await profile.close();
    },
    { scope: 'worker' },
  ],
  tab: [async ({ browserName: _ }, use) => use({ page: null }), { scope: 'worker' }],
  context: async ({ profile }, use) => use(profile),
  page: async ({ profile, tab, baseURL, viewport }, use) => {
    const page = tab.page === null || tab.page.isClosed() ? await profile.newPage() : tab.page;
    tab.page = page;
    await use(page);
    await leave(page, String(baseURL), viewport ?? DESK);
  },
});

/** As it was before the test: nothing of it runs on, is told, kept for this tab or shown otherwise. */
async function leave(page: Page, baseURL: string, viewport: { width: number; height: number }): Promise<void> {
  if (page.isClosed()) return;
  for (const event of TOLD) page.removeAllListeners(event);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  for (const other of page.context().pages()) if (other !== page) await other.close();
  // Another document of the same origin, so that the next test loads its page even where it has the same address.
  await page.goto(`${baseURL}/healthz`);
  await page.evaluate('sessionStorage.clear(); localStorage.clear()');
  await page.context().clearCookies();
  await page.context().clearPermissions();
  await page.emulateMedia({ media: null, colorScheme: null, forcedColors: null, reducedMotion: null });
  await page.setViewportSize(viewport);
}
