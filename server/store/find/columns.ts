/** The columns of regions and years: what their reports count, in the order in which the reports came. */
import { type Column, columnOf, type FindColumn } from '../../../schema/rollup/columns.ts';
import { joinedTo } from '../../../schema/rollup/joined-rows.ts';
import { ratioPlan } from '../../../schema/rollup/ratio-rows.ts';
import { isSound } from '../checksums.ts';
import { toCount } from '../numbers.ts';
import { unpackColumn } from '../packed/columns.ts';
import { applicantsOf, columnInRow } from '../packed/figures.ts';
import type { Reader } from '../reader.ts';
import { preparedQuestion } from './prepared.ts';
import { damagedSums } from './sound.ts';

/** The measure of the row that says whose reports a region's year holds. */
export const HEAD = '';

/** What the reports of a region's year count. */
export interface ColumnsOfYear {
  readonly region: string;
  readonly year: number;
  /** Whose reports they are, place by place; the region's own report stands under its own id. */
  readonly publishers: readonly string[];
  /** The column of a measure or of a part of an indicator (`ratioRow`); undefined where no report has such a row. */
  readonly columnOf: (row: string, applicant: string) => Column | undefined;
  /** The columns of measures as they are kept. */
  readonly find: FindColumn;
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

/**
 * The columns of these regions that are needed for these rows, a region's year each; years in which nothing is held are not there.
 * Throws DAMAGED where one is not what was written.
 */
export async function readColumns(
  reader: Reader,
  regions: readonly string[],
  rows: readonly string[],
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly ColumnsOfYear[]> {
  const measures = [HEAD, ...measuresOf(rows)];
  const found: ColumnsOfYear[] = [];
  for (let start = 0; start < regions.length; start += TOGETHER) {
    const some = regions.slice(start, start + TOGETHER);
    const kept = await selectColumns(reader, { measures, regions: some, years: [from, to] });
    const years = new Map<string, Map<string, string>>();
    for (const row of kept) {
      if (!isSound.columns(row)) throw await damagedSums(reader, row.region_id, toCount(row.year));
      const key = `${row.region_id} ${row.year}`;
      const ofYear = years.get(key) ?? new Map<string, string>();
      years.set(key, ofYear);
      ofYear.set(row.measure, row.cells);
    }
    for (const [key, cells] of years) {
      const [region = '', year = ''] = key.split(' ');
      const head = cells.get(HEAD);
      if (head === undefined) throw await damagedSums(reader, region, Number(year));
      found.push(columnsOfYear(region, Number(year), head, cells));
    }
  }
  return found;
}

/** Each column is unpacked once, when it is asked for. */
function columnsOfYear(region: string, year: number, head: string, cells: ReadonlyMap<string, string>): ColumnsOfYear {
  const unpacked = new Map<string, Column>();
  const forms = new Map<string, Column['editions']>();
  const find: FindColumn = (measure, fromEnd) => {
    const packed = cells.get(measure);
    if (packed === undefined) return undefined;
    const key = `${fromEnd} ${measure}`;
    const before = unpacked.get(key);
    if (before) return before;
    const column = unpackColumn(packed, fromEnd, forms.get(measure));
    forms.set(measure, column.editions);
    unpacked.set(key, column);
    return column;
  };
  return {
    region,
    year,
    publishers: head === '' ? [] : head.split(','),
    columnOf: (row, applicant) => columnOf(row, applicantsOf(row).length - columnInRow(row, applicant), find),
    find,
  };
}

/** The places of a region's bureaus that are asked for: never its own report, which is part of no sum. */
export function bureausIn(
  { region, publishers }: ColumnsOfYear,
  isAsked: (bureau: string) => boolean,
): readonly number[] {
  return publishers.flatMap((id, place) => (id !== region && isAsked(id) ? [place] : []));
}
