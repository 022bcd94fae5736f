/** Sums over the bureaus of regions as they are now: added up from columns, and of everything below a region as it is kept. */
import { commonColumns, sumColumn } from '../../../schema/rollup/columns.ts';
import type { CommonSum, Sum } from '../../../schema/rollup/rollup.ts';
import { isSound } from '../checksums.ts';
import { toCount } from '../numbers.ts';
import { columnInRow } from '../packed/figures.ts';
import { unpackEntries } from '../packed/rollups.ts';
import type { Reader } from '../reader.ts';
import { rowsOverYears } from './over-years.ts';
import { preparedQuestion } from './prepared.ts';
import { type RowsQuestion, rowNames, type YearRange } from './series.ts';
import { damagedSums } from './sound.ts';

/** What is added up of a region's year in one row. */
export interface Added<Entry> {
  readonly region: string;
  readonly year: number;
  /** A measure, or a part of an indicator (`ratioRow`). */
  readonly measure: string;
  readonly entry: Entry;
}

/** Which bureaus are to be added up. */
export type IsAsked = (bureau: string) => boolean;

/** Today's; `isAsked` null: of all bureaus. */
export async function sumsNow(
  reader: Reader,
  regions: readonly string[],
  question: RowsQuestion,
  isAsked: IsAsked | null,
): Promise<Added<Sum>[]> {
  const { from, to } = question.years;
  const found: Added<Sum>[] = [];
  for (const { region, row, years } of await rowsAsked(reader, regions, question, question.years)) {
    for (const of of years) {
      if (of.year < from || of.year > to) continue;
      const { publishers, bureaus } = of.filers;
      const entry =
        isAsked === null
          ? of.sum
          : sumColumn(
              of.column,
              bureaus.filter((place) => isAsked(publishers[place] ?? '')),
            );
      found.push({ region, year: of.year, measure: row, entry });
    }
  }
  return found;
}

/** The same over the common set of each year and the year before. */
export async function commonNow(
  reader: Reader,
  regions: readonly string[],
  question: RowsQuestion,
  isAsked: IsAsked | null,
): Promise<Added<CommonSum>[]> {
  const { from, to } = question.years;
  const found: Added<CommonSum>[] = [];
  for (const { region, row, years } of await rowsAsked(reader, regions, question, { from: from - 1, to })) {
    for (const of of years) {
      if (of.before === null || of.year < from || of.year > to) continue;
      const { publishers } = of.filers;
      const entry =
        isAsked === null
          ? of.common
          : commonColumns(
              of.column,
              of.before.column,
              of.filers
                .earlierIn(of.before.filers)
                .map((earlier, place) => (isAsked(publishers[place] ?? '') ? earlier : -1)),
            );
      if (entry) found.push({ region, year: of.year, measure: row, entry });
    }
  }
  return found;
}

function rowsAsked(reader: Reader, regions: readonly string[], question: RowsQuestion, years: YearRange) {
  return rowsOverYears(reader, regions, rowNames(question), question.applicant, years);
}

interface KeptQuestion extends Readonly<Record<string, readonly (string | number)[]>> {
  readonly regions: readonly string[];
  /** The first and the last. */
  readonly years: readonly number[];
}

const selectKept = {
  rollup: preparedQuestion((db, { regions, years: [from = 0, to = 0] }: KeptQuestion) =>
    db
      .selectFrom('rollup')
      .selectAll()
      .where('region_id', 'in', regions)
      .where('year', '>=', from)
      .where('year', '<=', to),
  ),
  rollup_common: preparedQuestion((db, { regions, years: [from = 0, to = 0] }: KeptQuestion) =>
    db
      .selectFrom('rollup_common')
      .selectAll()
      .where('region_id', 'in', regions)
      .where('year', '>=', from)
      .where('year', '<=', to),
  ),
} as const;

/** What is kept of everything below the regions, an entry a kind of bureau; `kinds`: of these only. */
export async function keptBelow<Entry extends Sum | CommonSum>(
  reader: Reader,
  table: 'rollup' | 'rollup_common',
  regions: readonly string[],
  question: RowsQuestion,
  kinds: readonly string[] | undefined,
): Promise<Added<Entry>[]> {
  const names = rowNames(question);
  const { from, to } = question.years;
  const found: Added<Entry>[] = [];
  for (const row of await selectKept[table](reader, { regions, years: [from, to] })) {
    const year = toCount(row.year);
    if (!isSound.sums(table, row)) throw await damagedSums(reader, row.region_id, year);
    if (kinds && !kinds.includes(row.kind)) continue;
    for (const measure of names) {
      const entry = unpackEntries<Entry>(row.sums, measure)[columnInRow(measure, question.applicant)];
      if (entry) found.push({ region: row.region_id, year, measure, entry });
    }
  }
  return found;
}
