/** Which reports are held, and of which years. */
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import type { PublisherRow } from '../tables/publisher.ts';
import { bureausOf, findPublishers } from './publishers.ts';
import { type RowsQuestion, validAt, type YearRange } from './series.ts';
import { damagedReport } from './sound.ts';

export interface HeldReport {
  readonly id: string;
  readonly publisher: string;
  readonly year: number;
}

/** Reports held of these publishers, or of all bureaus of these regions. */
export async function heldReports(
  reader: Reader,
  of: { readonly publishers: readonly string[] } | { readonly regions: readonly string[] },
  { asOf, years }: Pick<RowsQuestion, 'asOf' | 'years'>,
): Promise<(HeldReport & { readonly region: string })[]> {
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
  for (const publisher of publishers) {
    for (const year of Object.keys(JSON.parse(publisher.held)).map(Number)) {
      if (year < years.from || year > years.to || found.has(`${publisher.id} ${year}`)) continue;
      if (isHeld(publisher, year, asOf))
        throw await damagedReport(reader, 'heading', { publisher_id: publisher.id, year });
    }
  }
}

/** Whether a report of that year was held after a revision (null: is now), as the list says. */
export function isHeld({ held }: Pick<PublisherRow, 'held'>, year: number, asOf: number | null): boolean {
  const first: number | undefined = JSON.parse(held)[year];
  return first !== undefined && (asOf === null || first <= asOf);
}

/** First and last report year held of anybody in each of these regions; a region of which nothing is held has no entry. */
export async function heldYears(
  reader: Reader,
  regions: readonly string[],
  asOf: number | null,
): Promise<ReadonlyMap<string, YearRange>> {
  if (regions.length === 0) return new Map();
  const rows = await reader.db
    .selectFrom('report')
    .innerJoin('report_version', 'report_version.report_id', 'report.id')
    .select((eb) => ['report.region_id', eb.fn.min('report.year').as('from'), eb.fn.max('report.year').as('to')])
    .where('report.region_id', 'in', regions)
    .where(validAt(asOf))
    .groupBy('report.region_id')
    .execute();
  return new Map(rows.map((row) => [row.region_id, { from: toCount(row.from), to: toCount(row.to) }]));
}

/** First and last report year of everything held, and how many reports that is. */
export async function heldSpan(reader: Reader): Promise<{ readonly span: YearRange | null; readonly reports: number }> {
  const { from, to, reports } = await reader.db
    .selectFrom('report')
    .select((eb) => [eb.fn.min('year').as('from'), eb.fn.max('year').as('to'), eb.fn.countAll().as('reports')])
    .executeTakeFirstOrThrow();
  const isEmpty = toCount(reports) === 0;
  return { span: isEmpty ? null : { from: toCount(from), to: toCount(to) }, reports: toCount(reports) };
}
