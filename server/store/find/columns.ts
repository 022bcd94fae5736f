/** The columns of regions and years: what their reports count, in the order in which the reports came. */
import { type Column, columnOf, type FindColumn } from '../../../schema/rollup/columns.ts';
import { joinedTo } from '../../../schema/rollup/joined-rows.ts';
import { ratioPlan } from '../../../schema/rollup/ratio-rows.ts';
import { isSound } from '../checksums.ts';
import { toCount } from '../numbers.ts';
import { unpackColumn } from '../packed/columns.ts';
import { applicantsOf, columnInRow } from '../packed/figures.ts';
import { cutHead } from '../packed/head.ts';
import { measureOf, shortMeasure } from '../packed/usual.ts';
import type { Reader } from '../reader.ts';
import { type Filers, filersOf } from './filers.ts';
import { preparedQuestion } from './prepared.ts';
import { damagedSums } from './sound.ts';

/** The measure of the row that says whose reports a region's year holds. */
export const HEAD = '';

/** Report years, both included. */
export interface YearRange {
  readonly from: number;
  readonly to: number;
}

/** What the reports of a region's year count. */
export interface ColumnsOfYear {
  readonly region: string;
  readonly year: number;
  readonly filers: Filers;
  /** The column of a measure or of a part of an indicator (`ratioRow`); undefined where no report has such a row. */
  readonly columnOf: (row: string, applicant: string) => Column | undefined;
}

interface Which extends Readonly<Record<string, readonly (string | number)[]>> {
  readonly measures: readonly string[];
  readonly regions: readonly string[];
  /** The first and the last. */
  readonly years: readonly number[];
}

const selectColumns = preparedQuestion((db, { measures, regions, years: [from = 0, to = 0] }: Which) =>
  db
    .selectFrom('counted_column')
    .selectAll()
    .where('measure', 'in', measures)
    .where('region_id', 'in', regions)
    .where('year', '>=', from)
    .where('year', '<=', to),
);

/** Regions in one question: with its measures, fewer parameters than any database takes. */
const TOGETHER = 4096;

/** The measures whose columns are needed for these rows: the operands of indicators, and what runs on in a measure. */
function measuresOf(rows: readonly string[]): readonly string[] {
  const operands = rows.flatMap(
    (row): readonly string[] => ratioPlan(row)?.operands.map(({ measure }) => measure) ?? [row],
  );
  return [...new Set(operands.flatMap((measure) => [measure, joinedTo(measure) ?? measure]))];
}

/** A region's year of which a column, or whose reports they are, is not what was written. */
export interface DamagedYear {
  readonly region: string;
  readonly year: number;
  readonly isDamaged: true;
}

/**
 * The columns of these regions that are needed for these rows, a region's year each; years in which nothing is held are not there.
 * Throws DAMAGED where one is not what was written.
 */
export async function readColumns(
  reader: Reader,
  regions: readonly string[],
  rows: readonly string[],
  years: YearRange,
): Promise<readonly ColumnsOfYear[]> {
  const found: ColumnsOfYear[] = [];
  for (const of of await findColumns(reader, regions, rows, years)) {
    if ('isDamaged' in of) throw await damagedSums(reader, of.region, of.year);
    found.push(of);
  }
  return found;
}

/** The same, told of what is damaged: whoever asks for other years need not know. */
export async function findColumns(
  reader: Reader,
  regions: readonly string[],
  rows: readonly string[],
  { from, to }: YearRange,
): Promise<readonly (ColumnsOfYear | DamagedYear)[]> {
  const asked = measuresOf(rows);
  const measures = [HEAD, ...asked].map(shortMeasure);
  const found: (ColumnsOfYear | DamagedYear)[] = [];
  for (let start = 0; start < regions.length; start += TOGETHER) {
    const some = regions.slice(start, start + TOGETHER);
    const kept = await selectColumns(reader, { measures, regions: some, years: [from, to] });
    for (const ofYear of Map.groupBy(kept, (row) => `${row.region_id} ${row.year}`).values()) {
      const [{ region_id: region, year } = { region_id: '', year: 0 }] = ofYear;
      const cells = new Map(ofYear.map((row) => [measureOf(row.measure), row.cells]));
      const head = cells.get(HEAD);
      const at = { region, year: toCount(year) };
      const { ids, measures: there } = cutHead(head ?? '');
      const isLost = head === undefined || asked.some((measure) => there.has(measure) && !cells.has(measure));
      found.push(
        isLost || !ofYear.every(isSound.columns)
          ? { ...at, isDamaged: true }
          : columnsOfYear(region, at.year, filersOf(region, ids), cells),
      );
    }
  }
  return found;
}

/** Each column is unpacked once, when it is asked for. */
function columnsOfYear(
  region: string,
  year: number,
  filers: Filers,
  cells: ReadonlyMap<string, string>,
): ColumnsOfYear {
  const unpacked = new Map<string, Column>();
  const find: FindColumn = (measure, fromEnd) => {
    const packed = cells.get(measure);
    if (packed === undefined) return undefined;
    const key = `${fromEnd} ${measure}`;
    const before = unpacked.get(key);
    if (before) return before;
    const column = unpackColumn(packed, fromEnd);
    unpacked.set(key, column);
    return column;
  };
  return {
    region,
    year,
    filers,
    columnOf: (row, applicant) => columnOf(row, applicantsOf(row).length - columnInRow(row, applicant), find),
  };
}
