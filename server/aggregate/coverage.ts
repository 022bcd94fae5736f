/** Who is expected, who has reported: the roster of a region by year against the reports held. */
import { type Coverage, coverageOf } from '../../schema/rollup/coverage.ts';
import type { HeldReport } from '../store/find/held.ts';
import type { PublisherRow } from '../store/find/publishers.ts';

/** True where the list expects a report of this publisher for this year. */
export function isExpected(publisher: PublisherRow, year: number): boolean {
  return (publisher.since === null || publisher.since <= year) && (publisher.until === null || publisher.until >= year);
}

/** Bureaus expected in a year, and any that reported all the same, in the order of the list. */
export function rosterOf(bureaus: readonly PublisherRow[], held: ReadonlySet<string>, year: number): readonly string[] {
  return bureaus.filter((bureau) => isExpected(bureau, year) || held.has(bureau.id)).map((bureau) => bureau.id);
}

/** Coverage by reports: a number is a report held. */
export function reportCoverage(bureaus: readonly PublisherRow[], held: readonly HeldReport[], year: number): Coverage {
  const reported = new Set(held.filter((report) => report.year === year).map((report) => report.publisher));
  return coverageOf(rosterOf(bureaus, reported, year), (id) => (reported.has(id) ? 'number' : 'missing'));
}
