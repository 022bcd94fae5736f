/** Which reports were held after a revision, and what the list says is held and cannot be found. */
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import type { PublisherRow } from '../tables/publisher.ts';
import { ensureInPlace } from './misplaced.ts';
import { bureausOf, findPublishers } from './publishers.ts';
import { type RowsQuestion, validAt, type YearRange } from './series.ts';
import { damagedReport } from './sound.ts';

export interface HeldReport {
  readonly id: string;
  readonly publisher: string;
  readonly year: number;
}

type Held = HeldReport & { readonly region: string };
export type HeldOf = { readonly publishers: readonly string[] } | { readonly regions: readonly string[] };

/** Whether a report of a publisher's year is held. */
export type HasReported = (publisher: string, year: number) => boolean;

/** Reports held of these publishers, or of all bureaus of these regions, as of a revision: by the reports themselves. */
export async function heldAt(
  reader: Reader,
  of: HeldOf,
  { asOf, years }: { readonly asOf: number; readonly years: YearRange },
): Promise<Held[]> {
  let query = reader.db
    .selectFrom('report')
    .innerJoin('report_version', 'report_version.report_id', 'report.id')
    .select(['report.id', 'report.publisher_id', 'report.region_id', 'report.year'])
    .where('report.year', '>=', years.from)
    .where('report.year', '<=', years.to)
    .where(validAt(asOf));
  if ('publishers' in of) {
    if (of.publishers.length === 0) return [];
    query = query.where('report.publisher_id', 'in', of.publishers);
  } else {
    if (of.regions.length === 0) return [];
    query = query.where('report.region_id', 'in', of.regions).where('report.kind', '=', 'bureau');
  }
  const rows = await query.orderBy('report.year').orderBy('report.id').execute();
  const listed = 'publishers' in of ? findPublishers(reader, of.publishers) : bureausOf(reader, of.regions);
  await ensureHeld(reader, await listed, { asOf, years }, rows);
  await ensureInPlace(reader, years, of);
  return rows.map((row) => ({
    id: row.id,
    publisher: row.publisher_id,
    region: row.region_id,
    year: toCount(row.year),
  }));
}

/**
 * Throws DAMAGED for a report that the list says is held and that is not among `rows`: what leads to it is not what was written, and
 * it would pass for one that was never handed in.
 */
export async function ensureHeld(
  reader: Reader,
  publishers: readonly PublisherRow[],
  { asOf, years }: Pick<RowsQuestion, 'asOf' | 'years'>,
  rows: readonly { readonly publisher_id: string; readonly year: number }[],
): Promise<void> {
  const found = new Set(rows.map((row) => `${row.publisher_id} ${row.year}`));
  const [lost] = lostOf(publishers, years, asOf, (id, year) => found.has(`${id} ${year}`));
  if (lost) throw await damagedReport(reader, 'heading', lost);
}

/** What the list says is held and `isFound` does not find. */
export function lostOf(
  publishers: readonly PublisherRow[],
  { from, to }: YearRange,
  asOf: number | null,
  isFound: HasReported,
) {
  return publishers.flatMap((publisher) =>
    yearsHeld(publisher)
      .filter((year) => year >= from && year <= to && !isFound(publisher.id, year))
      .filter((year) => isHeld(publisher, year, asOf))
      .map((year) => ({ publisher_id: publisher.id, year })),
  );
}

/** Whether a report of that year was held after a revision (null: is now), as the list says. */
export function isHeld({ held }: Pick<PublisherRow, 'held'>, year: number, asOf: number | null): boolean {
  const first: number | undefined = JSON.parse(held)[year];
  return first !== undefined && (asOf === null || first <= asOf);
}

/** The years of which reports of a publisher are held, as the list says, ascending. */
export function yearsHeld({ held }: Pick<PublisherRow, 'held'>): readonly number[] {
  return Object.keys(JSON.parse(held)).map(Number);
}
