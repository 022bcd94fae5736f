/** Which reports are held, and of which years. */
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import { reportId } from '../report-id.ts';
import type { PublisherRow } from '../tables/publisher.ts';
import { readColumns } from './columns.ts';
import { preparedQuestion } from './prepared.ts';
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
  if ('publishers' in of ? of.publishers.length === 0 : of.regions.length === 0) return [];
  if (asOf === null)
    return 'publishers' in of ? heldBy(reader, of.publishers, years) : heldIn(reader, of.regions, years);
  if ('publishers' in of) {
    query = query.where('report.publisher_id', 'in', of.publishers);
  } else {
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

interface Asked extends Readonly<Record<string, readonly (string | number)[]>> {
  readonly publishers: readonly string[];
  /** The first and the last. */
  readonly years: readonly number[];
}

/** Every report has a current version: nothing is withdrawn. */
const selectHeld = preparedQuestion((db, { publishers, years: [from = 0, to = 0] }: Asked) =>
  db
    .selectFrom('report')
    .select(['id', 'publisher_id', 'region_id', 'year'])
    .where('publisher_id', 'in', publishers)
    .where('year', '>=', from)
    .where('year', '<=', to)
    .orderBy('year')
    .orderBy('id'),
);

async function heldBy(reader: Reader, publishers: readonly string[], { from, to }: YearRange) {
  const rows = await selectHeld(reader, { publishers, years: [from, to] });
  return rows.map(({ id, publisher_id, region_id, year }) => ({
    ...{ id, publisher: publisher_id, region: region_id, year: toCount(year) },
  }));
}

/** Whose reports a region's year holds stands before its columns. */
async function heldIn(reader: Reader, regions: readonly string[], years: YearRange) {
  const held = (await readColumns(reader, regions, [], years)).flatMap(({ region, year, publishers }) =>
    publishers
      .filter((publisher) => publisher !== region)
      .map((publisher) => ({ id: reportId(publisher, year), publisher, region, year })),
  );
  return held.sort((a, b) => a.year - b.year || (a.id < b.id ? -1 : 1));
}

const EVER = { from: 0, to: 9999 };

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
  if (asOf === null) {
    const years = Map.groupBy(await readColumns(reader, regions, [], EVER), ({ region }) => region);
    return new Map(
      [...years].map(([region, held]) => [
        region,
        { from: Math.min(...held.map(({ year }) => year)), to: Math.max(...held.map(({ year }) => year)) },
      ]),
    );
  }
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
