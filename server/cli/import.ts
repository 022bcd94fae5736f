import { basename } from 'node:path';
import { readConfig } from '../config.ts';
import { openOrGiveUp } from '../give-up.ts';
import type { Named } from '../intake/whose.ts';
import { toldToStop } from '../stopping.ts';
import { listPublisherNames } from '../store/find/publishers.ts';
import { type Looking, lookInto, openOwnPool } from './examine-files.ts';
import { listFiles } from './files.ts';
import { startProgress } from './progress.ts';
import { brokenOff, type Desk, mayReplace, openForesight, printOut, type Seen, storeAll } from './storing.ts';

export interface ImportOptions extends Named {
  /** Replace what is held without asking. */
  readonly yes: boolean;
}

/**
 * Accepts files, folders and archives: looks at everything first, lists what would replace something held, and then stores
 * each document in a transaction of its own; one line a document, a summary last. 1 when any was refused, and the signal's
 * own code when told to stop. Broken off and run again, it goes on where it was: what is held already is left as it is.
 */
export async function importPaths(paths: readonly string[], options: ImportOptions): Promise<number> {
  const stop = toldToStop(false);
  const store = await openOrGiveUp(readConfig());
  const parsing = openOwnPool();
  stop.addEventListener('abort', () => parsing.close());
  try {
    const { publisher, year } = options;
    const desk = { store, names: await listPublisherNames(store.reader), print: printOut, stop };
    const seen = await lookAtAll(await listFiles(paths), { parsing, named: { publisher, year } }, desk);
    if (stop.aborted) return brokenOff(0, desk);
    if (!options.yes && !(await mayReplace(seen, desk))) {
      printOut('没有存储任何内容。确认无误后加 --yes 再次运行。');
      return 1;
    }
    return await storeAll(seen, 'gongkai import', desk);
  } finally {
    parsing.close();
    await store.close();
  }
}

async function lookAtAll(files: readonly string[], looking: Looking, desk: Desk): Promise<readonly Seen[]> {
  const progress = startProgress(files.length);
  const foresee = openForesight(desk);
  const seen: Seen[] = [];
  for (const file of files) {
    if (desk.stop.aborted) break;
    for await (const looked of lookInto(file, looking)) seen.push(await foresee(looked));
    progress.step(basename(file));
  }
  progress.done();
  return seen;
}
