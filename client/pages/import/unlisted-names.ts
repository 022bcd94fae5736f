/** Documents of the queue whose printed publisher is on no list, and the region that such a name speaks of. */
import { isGood } from '../../intake/reading.ts';
import { type Queue, type Queued, readingsOf } from './queue.ts';

export interface UnlistedDocument {
  readonly fileName: string;
  readonly printedPublisher: string;
}

/** The documents of a file whose publisher has to be put on the list, or named. */
function unlistedIn(entry: Queued): readonly UnlistedDocument[] {
  if (entry.stage.kind !== 'read') return [];
  return readingsOf(entry)
    .filter(isGood)
    .flatMap(({ question, printedPublisher, fileName }) =>
      question?.code === 'UNKNOWN_BUREAU' && printedPublisher !== null ? [{ fileName, printedPublisher }] : [],
    );
}

export function unlisted({ entries }: Queue): readonly UnlistedDocument[] {
  return entries.flatMap(unlistedIn);
}

interface NamedRegion {
  readonly id: string;
  readonly name: { readonly zh: string };
}

/** The region whose name stands in a bureau's, the longest of several; else the only one there is; else null. */
export function regionIn<Region extends NamedRegion>(printed: string, regions: readonly Region[]): Region | null {
  const [longest] = regions
    .filter(({ name }) => printed.includes(name.zh))
    .sort((a, b) => b.name.zh.length - a.name.zh.length);
  const [only] = regions;
  return longest ?? (regions.length === 1 && only ? only : null);
}
