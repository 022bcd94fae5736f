/** A store with the seeds in it: loaded once, a copy for whoever asks. */
import { copyFileSync } from 'node:fs';
import { loadSeeds, seedDocuments } from '../../seeds/entering.ts';
import { openSqlite } from '../../server/store/open.ts';
import { AT } from './small-district.ts';
import { openTestSqlite, type TestStore } from './stores.ts';
import { template } from './templates.ts';

async function load(path: string): Promise<void> {
  const store = await openSqlite(path);
  await loadSeeds(store, seedDocuments(), AT);
  await store.close();
}

/** Writes the database with the seeds to a file that is not there yet. */
export async function writeSeeded(file: string): Promise<void> {
  copyFileSync(await template('seeded.sqlite', load), file);
}

export function openSeeded(): Promise<TestStore> {
  return openTestSqlite(writeSeeded);
}
