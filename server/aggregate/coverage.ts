/** Coverage by reports: those on the list of a region, or one publisher alone, against who has reported. */
import { type Collection, type Coverage, type Filer, reportsCovered } from '../../schema/rollup/coverage.ts';
import type { PublisherRow } from '../store/find/publishers.ts';
import type { ListedBureau } from '../store/find/rolls.ts';
import type { Deadlines } from './deadlines.ts';

/** A publisher, by what decides whether its report is expected. */
type Expected = Omit<ListedBureau, 'position'>;

export interface DatedCollection extends Collection, Deadlines {}

/** What may be expected of a region on a day, with `from` the first year of which a report of it is held. */
export function collectionOn(day: string, from: number | null, deadlines: Deadlines): DatedCollection {
  return { from, day, ...deadlines };
}

/** First and last report year expected of it; null where no limit is known. */
export function spanOf({ since, until }: Pick<PublisherRow, 'since' | 'until'>): Pick<Filer, 'since' | 'until'> {
  return { since: since === null ? null : Number(since), until: until === null ? null : Number(until) };
}

export function filerOf(publisher: Expected, deadlines: Pick<Deadlines, 'dueOf'>): Filer & { readonly id: string } {
  return { id: publisher.id, ...deadlines.dueOf(publisher), ...spanOf(publisher) };
}

export function reportCoverage(
  publishers: readonly Expected[],
  hasReported: (id: string) => boolean,
  year: number,
  collection: DatedCollection,
): Coverage {
  const filers = publishers.map((publisher) => filerOf(publisher, collection));
  return reportsCovered(filers, year, collection, hasReported);
}
