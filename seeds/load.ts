/** Loads the seeds once, through the same door as everything else; a store into which somebody has entered anything is left alone, and one whose
 * loading was broken off is completed. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BugLog } from '../server/bug.ts';
import { startProgress } from '../server/cli/progress.ts';
import { configOrGiveUp, openOrGiveUp } from '../server/give-up.ts';
import { readHere } from '../server/intake/examine.ts';
import { type Accept, handIn, submit } from '../server/intake/submit.ts';
import { enterExamples, examplesAreLoaded, SEEDS, wantsExamples } from '../server/roster/examples.ts';
import { toldToStop } from '../server/stopping.ts';
import { listPublisherNames } from '../server/store/find/publishers.ts';
import type { Store } from '../server/store/open.ts';
import { illustrativeDocuments, illustrativeRoster } from './illustrative/index.ts';
import { publishedDocuments, publishedRoster } from './published/index.ts';
import type { SeedDocument } from './seed.ts';

/** A seed that fails is a bug of ours: nothing goes on past it. */
const RAISED: BugLog = {
  error({ err }) {
    throw err;
  },
};

/** Enters roster and documents, until told to stop; `at` is the time of acceptance. Returns how many documents were stored. */
export async function loadSeeds(
  store: Store,
  documents: readonly SeedDocument[],
  at: string,
  step: (name: string) => void = () => {},
  stop: AbortSignal | null = null,
): Promise<number> {
  const roster = {
    regions: [...illustrativeRoster.regions, ...publishedRoster.regions],
    bureaus: [...illustrativeRoster.bureaus, ...publishedRoster.bureaus],
    successions: illustrativeRoster.successions ?? [],
  };
  await enterExamples(store, roster, at);
  const names = await listPublisherNames(store.reader);
  let stored = 0;
  for (const { publisher, year, source, ...document } of documents) {
    // A signal is heard between two turns of the event loop only, and loading by itself takes none.
    await nextTurn();
    if (stop?.aborted) break;
    const file = { ...document, named: { publisher, year }, members: new Map() };
    const accept: Accept = (submission) =>
      submit(store, submission, { at, actor: SEEDS, source, names, ensureMay: null });
    for await (const { receipt, problem } of handIn(file, readHere, accept, RAISED)) {
      if (problem) throw new Error(`The seed ${document.fileName} was refused: ${problem.sentence.en}`);
      if (receipt.kind !== 'unchanged') stored += 1;
    }
    step(document.fileName);
  }
  return stored;
}

export function seedDocuments(): readonly SeedDocument[] {
  return [...illustrativeDocuments(), ...publishedDocuments()];
}

if (import.meta.main) {
  const config = configOrGiveUp();
  const store = await openOrGiveUp(config);
  try {
    if (config.seeds && (await wantsExamples(store.reader))) {
      const documents = seedDocuments();
      process.stdout.write(`  载入 ${documents.length} 份示例与公开年报 · loading the seeds …\n`);
      const progress = startProgress(documents.length);
      const stop = toldToStop(config.endsWithParent);
      await loadSeeds(store, documents, new Date().toISOString(), progress.step, stop);
      progress.done();
      if (stop.aborted) {
        process.stdout.write('  载入中断，下次启动时补全 · broken off; the next start completes it\n');
        process.exitCode = stop.reason;
      } else await examplesAreLoaded(store);
    }
  } finally {
    await store.close();
  }
}
