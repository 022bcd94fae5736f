/** The rows behind a series: what single publishers count by year. Sums over bureaus stand in sums.ts. */
import type { ExpressionBuilder, NotNull } from 'kysely';
import type { GapReason } from '../../../schema/report/figure.ts';
import type { IndicatorId } from '../../../schema/rollup/indicators.ts';
import { withDerivedRows } from '../../../schema/rollup/joined-rows.ts';
import { bitAt, type CountedRow, type RowEdition } from '../../../schema/rollup/rollup.ts';
import { isSound } from '../checksums.ts';
import { fromStored, toCount } from '../numbers.ts';
import { columnInRow, unpackMeasures } from '../packed/figures.ts';
import type { Reader } from '../reader.ts';
import type { Tables } from '../tables/tables.ts';
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

/** Report years, both included. */
export interface YearRange {
  readonly from: number;
  readonly to: number;
}

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
  const rows = await countedContents(reader, question, { publishers });
  return rows.flatMap((row) =>
    rowsAsked(row.counted, question).flatMap(({ measure, edition, computed, approximate, counted }): OwnRow[] => {
      const column = columnInRow(measure, question.applicant);
      const cell = counted[column];
      if (cell == null) return [];
      return [
        {
          publisher: row.publisher_id,
          year: toCount(row.year),
          measure,
          counted: typeof cell === 'number' ? fromStored(cell, measure) : null,
          gap: typeof cell === 'number' ? null : cell,
          edition,
          computed: bitAt(computed, column) === 1,
          approximate: bitAt(approximate, column) === 1,
        },
      ];
    }),
  );
}

/** Of what a report counts the rows asked for. */
export function rowsAsked(counted: string, { measures, indicators }: RowsQuestion): readonly CountedRow[] {
  return withDerivedRows(unpackMeasures(counted, measures), indicators);
}

/** Of what a report counts; `rowsAsked` reads it. */
type CountedContents = Pick<Tables['report'], 'publisher_id' | 'region_id' | 'year'> &
  Pick<Tables['contents'], 'counted'>;

/** What the versions valid at a revision count, of these publishers or of the bureaus of these regions. */
export async function countedContents(
  reader: Reader,
  { asOf, years }: Pick<RowsQuestion, 'asOf' | 'years'>,
  of: { readonly publishers: readonly string[] } | { readonly regions: readonly string[] },
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
  const rows = await ('publishers' in of
    ? valid.where('report.publisher_id', 'in', of.publishers)
    : valid.where('report.region_id', 'in', of.regions).where('report.kind', '=', 'bureau')
  ).execute();
  await ensureSound(reader, 'figures', rows, isSound.counted);
  return rows;
}
