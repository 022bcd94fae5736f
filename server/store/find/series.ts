/**
 * The rows behind a series: what single publishers count by year, and what a region's bureaus count together. Today's sums
 * are read from the rollups; sums as of an earlier revision are added up from the versions valid then.
 */
import { type ExpressionBuilder, sql } from 'kysely';
import type { GapReason } from '../../../schema/report/figure.ts';
import { fromStored, toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import type { FigureTable } from '../tables/figure.ts';
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
  readonly state: FigureTable['state'];
  readonly gap: GapReason | null;
  readonly edition: FigureTable['edition'];
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
  const rows = await reader.db
    .selectFrom('report')
    .innerJoin('report_version', 'report_version.report_id', 'report.id')
    .innerJoin('figure', 'figure.version_id', 'report_version.id')
    .select([
      'report.publisher_id',
      'report.year',
      'figure.measure',
      'figure.counted',
      'figure.state',
      'figure.gap',
      'figure.edition',
      'figure.value',
      'figure.origin',
    ])
    .where('report.publisher_id', 'in', publishers)
    .where(validAt(question.asOf))
    .where('figure.measure', 'in', question.measures)
    .where('figure.applicant', 'in', [question.applicant, ''])
    .execute();
  return rows.map((row) => ({
    publisher: row.publisher_id,
    year: toCount(row.year),
    measure: row.measure,
    counted: fromStored(row.counted, row.measure),
    state: row.state,
    gap: row.gap,
    edition: row.edition,
    computed: row.counted !== null && row.value === null && row.origin !== 'narrative',
  }));
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

export interface SumRow {
  readonly region: string;
  readonly year: number;
  readonly measure: string;
  readonly sum: number;
  readonly numbers: number;
  readonly blanks: number;
  readonly in2019: number;
  readonly in2021: number;
}

export interface CommonRow {
  readonly region: string;
  readonly year: number;
  readonly measure: string;
  readonly current: number;
  readonly previous: number;
  readonly bureaus: number;
}

/** Sums over the bureaus of these regions, by year. */
export async function sumRows(reader: Reader, regions: readonly string[], question: RowsQuestion): Promise<SumRow[]> {
  if (regions.length === 0 || question.measures.length === 0) return [];
  const rows = await (question.asOf === null
    ? rollupRows(reader, regions, question)
    : sumsAt(reader, regions, question));
  return rows
    .map((row) => ({
      region: row.region_id,
      year: toCount(row.year),
      measure: row.measure,
      sum: fromStored(row.sum, row.measure) ?? 0,
      numbers: toCount(row.numbers),
      blanks: toCount(row.blanks),
      in2019: toCount(row.in_2019),
      in2021: toCount(row.in_2021),
    }))
    .filter((row) => row.numbers + row.blanks > 0);
}

function rollupRows(reader: Reader, regions: readonly string[], question: RowsQuestion) {
  return reader.db
    .selectFrom('rollup')
    .select(['region_id', 'year', 'measure', 'sum', 'numbers', 'blanks', 'in_2019', 'in_2021'])
    .where('region_id', 'in', regions)
    .where('measure', 'in', question.measures)
    .where('applicant', 'in', [question.applicant, ''])
    .execute();
}

/** One row of counted figures a bureau, year and measure, over the versions valid at a revision. */
function countedAt(reader: Reader, regions: readonly string[], question: RowsQuestion) {
  return reader.db
    .selectFrom('report')
    .innerJoin('report_version', 'report_version.report_id', 'report.id')
    .innerJoin('figure', 'figure.version_id', 'report_version.id')
    .select([
      'report.region_id',
      'report.publisher_id',
      'report.year',
      'figure.measure',
      'figure.applicant',
      'figure.counted',
      'figure.state',
      'figure.edition',
    ])
    .where('report.region_id', 'in', regions)
    .where('report.kind', '=', 'bureau')
    .where(validAt(question.asOf))
    .where('figure.state', '<>', 'unknown')
    .where('figure.measure', 'in', question.measures)
    .where('figure.applicant', 'in', [question.applicant, '']);
}

function sumsAt(reader: Reader, regions: readonly string[], question: RowsQuestion) {
  const when = (condition: ReturnType<typeof sql>) => sql<number>`sum(case when ${condition} then 1 else 0 end)`;
  return reader.db
    .selectFrom(countedAt(reader, regions, question).as('counted'))
    .select([
      'counted.region_id',
      'counted.year',
      'counted.measure',
      sql<number>`sum(coalesce(counted, 0))`.as('sum'),
      when(sql`state = 'number'`).as('numbers'),
      when(sql`state = 'empty'`).as('blanks'),
      when(sql`edition = '2019'`).as('in_2019'),
      when(sql`edition = '2021'`).as('in_2021'),
    ])
    .groupBy(['counted.region_id', 'counted.year', 'counted.measure'])
    .execute();
}

/** The same over the common set of each year and the year before. */
export async function commonRows(
  reader: Reader,
  regions: readonly string[],
  question: RowsQuestion,
): Promise<CommonRow[]> {
  if (regions.length === 0 || question.measures.length === 0) return [];
  const rows = await (question.asOf === null
    ? rollupCommonRows(reader, regions, question)
    : commonAt(reader, regions, question));
  return rows
    .map((row) => ({
      region: row.region_id,
      year: toCount(row.year),
      measure: row.measure,
      current: fromStored(row.current, row.measure) ?? 0,
      previous: fromStored(row.previous, row.measure) ?? 0,
      bureaus: toCount(row.bureaus),
    }))
    .filter((row) => row.bureaus > 0);
}

function rollupCommonRows(reader: Reader, regions: readonly string[], question: RowsQuestion) {
  return reader.db
    .selectFrom('rollup_common')
    .select(['region_id', 'year', 'measure', 'current', 'previous', 'bureaus'])
    .where('region_id', 'in', regions)
    .where('measure', 'in', question.measures)
    .where('applicant', 'in', [question.applicant, ''])
    .execute();
}

function commonAt(reader: Reader, regions: readonly string[], question: RowsQuestion) {
  return reader.db
    .selectFrom(countedAt(reader, regions, question).as('this'))
    .innerJoin(countedAt(reader, regions, question).as('last'), (join) =>
      join
        .onRef('last.publisher_id', '=', 'this.publisher_id')
        .onRef('last.measure', '=', 'this.measure')
        .onRef('last.applicant', '=', 'this.applicant')
        .on((eb) => eb('last.year', '=', eb('this.year', '-', 1))),
    )
    .select([
      'this.region_id',
      'this.year',
      'this.measure',
      sql<number>`sum(coalesce(this.counted, 0))`.as('current'),
      sql<number>`sum(coalesce(last.counted, 0))`.as('previous'),
      sql<number>`count(*)`.as('bureaus'),
    ])
    .groupBy(['this.region_id', 'this.year', 'this.measure'])
    .execute();
}
