/** Which reports are held, and of which years. */
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import { type RowsQuestion, validAt, type YearRange } from './series.ts';

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
  return rows.map((row) => ({
    id: row.id,
    publisher: row.publisher_id,
    region: row.region_id,
    year: toCount(row.year),
  }));
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
