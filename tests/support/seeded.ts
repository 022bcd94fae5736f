/** A store with the seeds in it: loaded once for all files of a worker, a copy for whoever asks. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSeeds, seedDocuments } from '../../seeds/load.ts';
import { openSqlite } from '../../server/store/open.ts';
import { AT } from './small-district.ts';
import { openTestSqlite, type TestStore } from './stores.ts';

let loaded: Promise<Uint8Array> | undefined;

async function load(): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-seeded-'));
  const file = join(folder, 'seeded.sqlite');
  const store = await openSqlite(file);
  await loadSeeds(store, seedDocuments(), AT);
  await store.close();
  const bytes = readFileSync(file);
  rmSync(folder, { recursive: true });
  return bytes;
}

/** Writes the database with the seeds to a file that is not there yet. */
export async function writeSeeded(file: string): Promise<void> {
  loaded ??= load();
  writeFileSync(file, await loaded);
}

export function openSeeded(): Promise<TestStore> {
  return openTestSqlite(writeSeeded);
}
