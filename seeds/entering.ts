/** The seeds, and how they are entered: through the same door as everything else. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BugLog } from '../server/bug.ts';
import { readHere } from '../server/intake/read-here.ts';
import { type Accept, handIn, submit } from '../server/intake/submit.ts';
import { enterExamples, SEEDS } from '../server/roster/examples.ts';
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
