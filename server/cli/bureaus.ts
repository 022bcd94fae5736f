import { readConfig } from '../config.ts';
import { openOrGiveUp } from '../give-up.ts';
import { listBureaus, listRegions, type PublisherRow } from '../store/find/publishers.ts';
import { formerNamesOf } from '../store/find/roster.ts';

const EVERYTHING = { first: 10_000, after: null };

/** Behind a name: what it was before, and until when it reports. */
function remarkOf({ id, until }: PublisherRow, former: Awaited<ReturnType<typeof formerNamesOf>>): string {
  const names = former.filter(({ publisher_id }) => publisher_id === id).map(({ written }) => written);
  const parts = [
    ...(names.length > 0 ? [`曾用名 ${names.join('、')}`] : []),
    ...(until === null ? [] : [`至 ${until} 年`]),
  ];
  return parts.length === 0 ? '' : `\t${parts.join('，')}`;
}

/** One line a region and bureau: id, name, and what became of it. */
export async function listBureausCommand(): Promise<number> {
  const store = await openOrGiveUp(readConfig());
  try {
    for (const region of (await listRegions(store.reader, EVERYTHING)).rows) {
      process.stdout.write(`${region.id}\t${region.name_zh}\n`);
      const bureaus = await listBureaus(store.reader, { region: region.id, type: null, name: null }, EVERYTHING);
      const former = await formerNamesOf(
        store.reader,
        bureaus.rows.map(({ id }) => id),
      );
      for (const bureau of bureaus.rows)
        process.stdout.write(`${bureau.id}\t${bureau.name_zh}${remarkOf(bureau, former)}\n`);
    }
  } finally {
    await store.close();
  }
  return 0;
}
