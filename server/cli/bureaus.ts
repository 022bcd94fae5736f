import { readConfig } from '../config.ts';
import { listBureaus, listRegions } from '../store/find/publishers.ts';
import { openSqlite } from '../store/open.ts';

const EVERYTHING = { first: 10_000, after: null };

/** One line a region and bureau: id, name. */
export async function listBureausCommand(): Promise<number> {
  const store = await openSqlite(readConfig().database);
  try {
    for (const region of (await listRegions(store.reader, EVERYTHING)).rows) {
      process.stdout.write(`${region.id}\t${region.name_zh}\n`);
      const bureaus = await listBureaus(store.reader, { region: region.id, type: null, name: null }, EVERYTHING);
      for (const bureau of bureaus.rows) process.stdout.write(`${bureau.id}\t${bureau.name_zh}\n`);
    }
  } finally {
    await store.close();
  }
  return 0;
}
