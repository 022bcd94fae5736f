/**
 * The rows behind a series: what single publishers count by year, and what a region's bureaus count together. Today's sums
 * are read from the rollups; sums as of an earlier revision are added up from the versions valid then.
 */
import type { ExpressionBuilder } from 'kysely';
import type { GapReason } from '../../../schema/report/figure.ts';
import {
  addToCommon,
  addToRollup,
  type CommonSum,
  type CountedRow,
  type Rollup,
  type RowEdition,
  type Sum,
} from '../../../schema/rollup/rollup.ts';
import { fromStored, toCount } from '../numbers.ts';
import { placeInRow, unpackCounted } from '../packed/figures.ts';
import { unpackRollup } from '../packed/rollups.ts';
import type { Reader } from '../reader.ts';
import type { Tables } from '../tables/tables.ts';

/** `asOf` null: now. `applicant` '' is added by itself for measures that have none. */
export interface RowsQuestion {
  readonly measures: readonly string[];
  readonly applicant: string;
  readonly asOf: number | null;
}

export interface OwnRow {
  readonly publisher: string;
  readonly year: number;
  readonly measure: string;
  readonly counted: number | null;
  /** Why nothing is counted; null where something is. */
  readonly gap: GapReason | null;
  readonly edition: RowEdition;
  readonly computed: boolean;
}

type WithVersion = ExpressionBuilder<Pick<Tables, 'report_version'>, 'report_version'>;

/** The version that was current after revision `asOf`. */
function validAt(asOf: number | null) {
  return (eb: WithVersion) =>
    asOf === null
      ? eb('report_version.superseded', 'is', null)
      : eb.and([
          eb('report_version.revision', '<=', asOf),
          eb.or([eb('report_version.superseded', 'is', null), eb('report_version.superseded', '>', asOf)]),
        ]);
}

/** What these publishers count, by year. */
export async function ownRows(
  reader: Reader,
  publishers: readonly string[],
  question: RowsQuestion,
): Promise<OwnRow[]> {
  if (publishers.length === 0 || question.measures.length === 0) return [];
  const rows = await countedContents(reader, question.asOf).where('report.publisher_id', 'in', publishers).execute();
  return rows.flatMap((row) =>
    unpackCounted(row.counted, question.measures).flatMap(({ measure, edition, computed, counted }): OwnRow[] => {
      const place = placeInRow(measure, question.applicant);
      const cell = counted[place];
      if (cell == null) return [];
      return [
        {
          publisher: row.publisher_id,
          year: toCount(row.year),
          measure,
          counted: typeof cell === 'number' ? fromStored(cell, measure) : null,
          gap: typeof cell === 'number' ? null : cell,
          edition,
          computed: ((computed >> place) & 1) === 1,
        },
      ];
    }),
  );
}

/** What the versions valid at a revision count. */
function countedContents(reader: Reader, asOf: number | null) {
  return reader.db
    .selectFrom('report')
    .innerJoin('report_version', 'report_version.report_id', 'report.id')
    .innerJoin('contents', 'contents.version_id', 'report_version.id')
    .select(['report.publisher_id', 'report.region_id', 'report.year', 'contents.counted'])
    .where(validAt(asOf));
}

export interface HeldReport {
  readonly id: string;
  readonly publisher: string;
  readonly year: number;
}

/** Reports held of these publishers, or of all bureaus of these regions. */
export async function heldReports(
  reader: Reader,
  of: { readonly publishers: readonly string[] } | { readonly regions: readonly string[] },
  asOf: number | null,
): Promise<(HeldReport & { readonly region: string })[]> {
  let query = reader.db
    .selectFrom('report')
    .innerJoin('report_version', 'report_version.report_id', 'report.id')
    .select(['report.id', 'report.publisher_id', 'report.region_id', 'report.year'])
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

/** First and last report year held in these regions, of anybody; null where nothing is. */
export async function heldYears(
  reader: Reader,
  regions: readonly string[],
  asOf: number | null,
): Promise<{ readonly from: number; readonly to: number } | null> {
  if (regions.length === 0) return null;
  const row = await reader.db
    .selectFrom('report')
    .innerJoin('report_version', 'report_version.report_id', 'report.id')
    .select((eb) => [eb.fn.min('report.year').as('from'), eb.fn.max('report.year').as('to')])
    .where('report.region_id', 'in', regions)
    .where(validAt(asOf))
    .executeTakeFirst();
  return row?.from == null || row.to == null ? null : { from: toCount(row.from), to: toCount(row.to) };
}

interface RegionYearMeasure {
  readonly region: string;
  readonly year: number;
  readonly measure: string;
}

/** A sum over a region's bureaus: how many gave a number, how many an empty cell, and in which form they were printed. */
export interface SumRow extends RegionYearMeasure {
  readonly sum: number;
  readonly numbers: number;
  readonly blanks: number;
  readonly in2019: number;
  readonly in2021: number;
}

/** Both sides of a change over the bureaus that count in both years. */
export interface CommonRow extends RegionYearMeasure {
  readonly current: number;
  readonly previous: number;
  readonly bureaus: number;
}

/** A rollup of one region's year. */
interface OfYear<Entry> {
  readonly region: string;
  readonly year: number;
  readonly rollup: Rollup<Entry>;
}

/** Sums over the bureaus of these regions, by year. */
export async function sumRows(reader: Reader, regions: readonly string[], question: RowsQuestion): Promise<SumRow[]> {
  if (regions.length === 0 || question.measures.length === 0) return [];
  const kept = question.asOf === null ? keptSums(reader, regions) : sumsAt(reader, regions, question);
  return entriesOf(await kept, question).flatMap(({ entry, ...of }) => {
    const [sum, numbers, blanks, in2019, in2021] = entry;
    return numbers + blanks > 0 ? [{ ...of, sum: fromStored(sum, of.measure), numbers, blanks, in2019, in2021 }] : [];
  });
}

/** The same over the common set of each year and the year before. */
export async function commonRows(
  reader: Reader,
  regions: readonly string[],
  question: RowsQuestion,
): Promise<CommonRow[]> {
  if (regions.length === 0 || question.measures.length === 0) return [];
  const kept = question.asOf === null ? keptCommon(reader, regions) : commonAt(reader, regions, question);
  return entriesOf(await kept, question).flatMap(({ entry, ...of }) => {
    const [current, previous, bureaus] = entry;
    if (bureaus === 0) return [];
    return [{ ...of, current: fromStored(current, of.measure), previous: fromStored(previous, of.measure), bureaus }];
  });
}

/** Of each year's rollup the entries that were asked for. */
function entriesOf<Entry>(
  kept: readonly OfYear<Entry>[],
  { measures, applicant }: RowsQuestion,
): (RegionYearMeasure & { readonly entry: Entry })[] {
  return kept.flatMap(({ region, year, rollup }) =>
    measures.flatMap((measure) => {
      const entry = rollup[measure]?.[placeInRow(measure, applicant)];
      return entry ? [{ region, year, measure, entry }] : [];
    }),
  );
}

async function keptSums(reader: Reader, regions: readonly string[]): Promise<OfYear<Sum>[]> {
  const rows = await reader.db.selectFrom('rollup').selectAll().where('region_id', 'in', regions).execute();
  return rows.map((row) => ({ region: row.region_id, year: toCount(row.year), rollup: unpackRollup(row.sums) }));
}

async function keptCommon(reader: Reader, regions: readonly string[]): Promise<OfYear<CommonSum>[]> {
  const rows = await reader.db.selectFrom('rollup_common').selectAll().where('region_id', 'in', regions).execute();
  return rows.map((row) => ({ region: row.region_id, year: toCount(row.year), rollup: unpackRollup(row.sums) }));
}

/** What the bureaus of a region counted in a year, at a revision. */
interface CountedYear {
  readonly region: string;
  readonly year: number;
  readonly bureaus: ReadonlyMap<string, readonly CountedRow[]>;
}

async function countedAt(
  reader: Reader,
  regions: readonly string[],
  question: RowsQuestion,
): Promise<readonly CountedYear[]> {
  const rows = await countedContents(reader, question.asOf)
    .where('report.region_id', 'in', regions)
    .where('report.kind', '=', 'bureau')
    .execute();
  return [...Map.groupBy(rows, (row) => row.region_id)].flatMap(([region, ofRegion]) =>
    [...Map.groupBy(ofRegion, (row) => toCount(row.year))].map(([year, ofYear]) => ({
      region,
      year,
      bureaus: new Map(ofYear.map((row) => [row.publisher_id, unpackCounted(row.counted, question.measures)])),
    })),
  );
}

async function sumsAt(reader: Reader, regions: readonly string[], question: RowsQuestion): Promise<OfYear<Sum>[]> {
  return (await countedAt(reader, regions, question)).map(({ region, year, bureaus }) => {
    let rollup: Rollup<Sum> = {};
    for (const rows of bureaus.values()) rollup = addToRollup(rollup, rows, 1);
    return { region, year, rollup };
  });
}

async function commonAt(
  reader: Reader,
  regions: readonly string[],
  question: RowsQuestion,
): Promise<OfYear<CommonSum>[]> {
  const all = await countedAt(reader, regions, question);
  return all.map(({ region, year, bureaus }) => {
    const before = all.find((one) => one.region === region && one.year === year - 1)?.bureaus;
    let rollup: Rollup<CommonSum> = {};
    for (const [bureau, rows] of bureaus) rollup = addToCommon(rollup, rows, before?.get(bureau) ?? [], 1);
    return { region, year, rollup };
  });
}
