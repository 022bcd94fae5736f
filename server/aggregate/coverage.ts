/** Coverage by reports: those on the list of a region, or one publisher alone, against the reports held. */
import { type Collection, type Coverage, coverageOf, dueYears, type Filer } from '../../schema/rollup/coverage.ts';
import type { HeldReport } from '../store/find/held.ts';
import type { PublisherRow } from '../store/find/publishers.ts';

/** The calendar day of an instant (ISO 8601, UTC) where the deadlines are: China keeps one time, eight hours ahead. */
export function dayInChina(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** What may be expected of a region on a day, with `from` the first year of which a report of it is held. */
export function collectionOn(day: string, from: number | null): Collection {
  return { from, due: dueYears(day) };
}

export function filerOf({ id, kind, since, until }: PublisherRow): Filer & { readonly id: string } {
  return { id, kind, since: since === null ? null : Number(since), until: until === null ? null : Number(until) };
}

/** A number is a report held. */
export function reportCoverage(
  publishers: readonly PublisherRow[],
  held: readonly HeldReport[],
  year: number,
  collection: Collection,
): Coverage {
  const reported = new Set(held.filter((report) => report.year === year).map((report) => report.publisher));
  return coverageOf(publishers.map(filerOf), year, collection, (id) => (reported.has(id) ? 'number' : 'missing'));
}
