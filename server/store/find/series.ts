/** The rows behind a series: what single publishers count by year. Sums over bureaus stand in sums.ts. */
import type { ExpressionBuilder, NotNull } from 'kysely';
import type { GapReason } from '../../../schema/report/figure.ts';
import { APPROXIMATE, COMPUTED, CORRECTED } from '../../../schema/rollup/columns.ts';
import type { IndicatorId } from '../../../schema/rollup/indicators.ts';
import { withDerivedRows } from '../../../schema/rollup/joined-rows.ts';
import { ratioRow } from '../../../schema/rollup/ratio-rows.ts';
import { bitAt, type CountedCell, type CountedRow, type RowEdition } from '../../../schema/rollup/rollup.ts';
import { isSound } from '../checksums.ts';
import { fromStored, toCount } from '../numbers.ts';
import { opened } from '../packed/deflated.ts';
import { columnInRow, unpackMeasures } from '../packed/figures.ts';
import type { Reader } from '../reader.ts';
import type { Tables } from '../tables/tables.ts';
import type { YearRange } from './columns.ts';
import { ensureInPlace } from './misplaced.ts';
import { rowsOverYears } from './over-years.ts';
import { findPublishers } from './publishers.ts';
import { ensureSound } from './sound.ts';

/** `asOf` null: now. `applicant` '' is added by itself for measures that have none. */
export interface RowsQuestion {
  /** Measures, operands of the indicators included. */
  readonly measures: readonly string[];
  /** Those whose two rows are wanted besides. */
  readonly indicators: readonly IndicatorId[];
  readonly applicant: string;
  readonly asOf: number | null;
  readonly years: YearRange;
}

export type { YearRange };

export interface OwnRow {
  readonly publisher: string;
  readonly year: number;
  /** A measure, or a part of an indicator (`ratioRow`). */
  readonly measure: string;
  readonly counted: number | null;
  /** Why nothing is counted; null where something is. */
  readonly gap: GapReason | null;
  readonly edition: RowEdition;
  readonly computed: boolean;
  readonly approximate: boolean;
  readonly corrected: boolean;
}

type WithVersion = ExpressionBuilder<Pick<Tables, 'report_version'>, 'report_version'>;

/** The version that was current after revision `asOf`. */
export function validAt(asOf: number | null) {
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
  if (question.asOf === null) return ownNow(reader, publishers, question);
  const rows = await countedContents(reader, question, { publishers });
  return rows.flatMap((row) => ownRowsIn(row, question));
}

/** The rows asked for of what one report counts. */
export function ownRowsIn(
  row: Pick<Tables['report'], 'publisher_id' | 'year'> & { readonly counted: string },
  question: RowsQuestion,
): OwnRow[] {
  return rowsAsked(row.counted, question).flatMap(({ measure, edition, counted, ...marks }): OwnRow[] => {
    const column = columnInRow(measure, question.applicant);
    const cell = counted[column];
    if (cell == null) return [];
    const of = { publisher: row.publisher_id, year: toCount(row.year), measure, edition };
    const computed = bitAt(marks.computed, column) * COMPUTED;
    const approximate = bitAt(marks.approximate, column) * APPROXIMATE;
    return [ownRow(of, cell, computed | approximate | (bitAt(marks.corrected, column) * CORRECTED))];
  });
}

/** The names of the rows that a question is about: measures, and both parts of its indicators. */
export function rowNames({ measures, indicators }: Pick<RowsQuestion, 'measures' | 'indicators'>): readonly string[] {
  return [...measures, ...indicators.flatMap((id) => [ratioRow(id, 'numerator'), ratioRow(id, 'denominator')])];
}

/** The same from the columns of the publishers' regions. */
async function ownNow(reader: Reader, publishers: readonly string[], question: RowsQuestion): Promise<OwnRow[]> {
  const homes = await findPublishers(reader, publishers);
  const regions = new Set(homes.map(({ id, kind, region_id }) => (kind === 'region' ? id : (region_id ?? ''))));
  const { years, applicant } = question;
  const asked = new Set(publishers);
  const found: OwnRow[] = [];
  const rows = await rowsOverYears(reader, [...regions], rowNames(question), applicant, years);
  for (const { row, years: all } of rows) {
    for (const { year, filers, column } of all) {
      if (year < years.from || year > years.to) continue;
      const { publishers: filed } = filers;
      for (let place = 0; place < filed.length; place += 1) {
        const publisher = filed[place] ?? '';
        const cell = column.cells[place] ?? null;
        const edition = column.editions[place] ?? null;
        if (cell === null || edition === null || !asked.has(publisher)) continue;
        const of = { publisher, year, measure: row, edition };
        found.push(ownRow(of, cell, column.marks[place] ?? 0));
      }
    }
  }
  return found;
}

/** `mark`: as in a column. */
function ownRow(
  { publisher, year, measure, edition }: Pick<OwnRow, 'publisher' | 'year' | 'measure' | 'edition'>,
  cell: CountedCell,
  mark: number,
): OwnRow {
  const isNumber = typeof cell === 'number';
  return {
    ...{ publisher, year, measure, edition },
    counted: isNumber ? fromStored(cell, measure) : null,
    gap: isNumber ? null : cell,
    computed: (mark & COMPUTED) !== 0,
    approximate: (mark & APPROXIMATE) !== 0,
    corrected: (mark & CORRECTED) !== 0,
  };
}

/** Of what a report counts the rows asked for. */
export function rowsAsked(counted: string, { measures, indicators }: RowsQuestion): readonly CountedRow[] {
  return withDerivedRows(unpackMeasures(counted, measures), indicators);
}

/** Of what a report counts; `rowsAsked` reads it. */
type CountedContents = Pick<Tables['report'], 'publisher_id' | 'region_id' | 'year'> & { readonly counted: string };

/** What the versions valid at a revision count, of these publishers or of the bureaus of these regions, `withOwn` with the regions' own reports. */
export async function countedContents(
  reader: Reader,
  { asOf, years }: Pick<RowsQuestion, 'asOf' | 'years'>,
  of: { readonly publishers: readonly string[] } | { readonly regions: readonly string[]; readonly withOwn?: boolean },
): Promise<readonly CountedContents[]> {
  const valid = reader.db
    .selectFrom('report')
    .innerJoin('report_version', 'report_version.report_id', 'report.id')
    .leftJoin('contents', 'contents.version_id', 'report_version.id')
    .select(['report.publisher_id', 'report.region_id', 'report.year'])
    .select(['contents.counted', 'contents.counted_checksum'])
    .where('report.year', '>=', years.from)
    .where('report.year', '<=', years.to)
    .where(validAt(asOf))
    // Every version has contents: where none are found they are lost, and their checksum fails.
    .$narrowType<{ counted: NotNull; counted_checksum: NotNull }>();
  const kept = await ('publishers' in of
    ? valid.where('report.publisher_id', 'in', of.publishers)
    : valid
        .where('report.region_id', 'in', of.regions)
        .where('report.kind', 'in', of.withOwn === true ? ['bureau', 'region'] : ['bureau'])
  ).execute();
  const rows = kept.map(opened);
  await ensureSound(reader, 'figures', rows, isSound.counted);
  if (asOf !== null) await ensureInPlace(reader, years, of);
  return rows;
}
