/** The browser of the tests: Chromium from an npm package, so that nothing is downloaded or installed by hand. */
import chromium from '@sparticuz/chromium';

/**
 * Flags of our own: the package's are made for functions that run once, in a single process and without web security,
 * and neither is wanted where embeds are tested for hours.
 */
export async function browserOptions(): Promise<{ executablePath: string; args: string[] }> {
  return {
    executablePath: process.env.GONGKAI_CHROMIUM ?? (await chromium.executablePath()),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--font-render-hinting=none',
      '--no-first-run',
    ],
  };
}
