/** The whole server on a store with the seeds in it. */
import { openTestApp, type TestApp } from './app.ts';
import { openSeeded } from './seeded.ts';

export async function openSeededApp(): Promise<TestApp> {
  return openTestApp({ opened: await openSeeded(), fill: async () => {} });
}
