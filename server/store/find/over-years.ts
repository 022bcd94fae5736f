/** What the reports of regions count of one row in every year: remembered of a file, so that a question about other years reads nothing. */
import { type Column, commonColumns, sumColumn } from '../../../schema/rollup/columns.ts';
import type { CommonSum, Sum } from '../../../schema/rollup/rollup.ts';
import type { Reader } from '../reader.ts';
import { type ColumnsOfYear, findColumns, type YearRange } from './columns.ts';
import type { Filers } from './filers.ts';
import { remembered } from './remembered.ts';
import { damagedSums } from './sound.ts';

/** Of one region, year and row. */
export class RowOfYear {
  readonly year: number;
  readonly filers: Filers;
  readonly column: Column;
  /** The same of the year before; null where there is none. */
  readonly before: RowOfYear | null;
  #sum: Sum | null = null;
  #common: CommonSum | null = null;

  constructor({ year, filers }: ColumnsOfYear, column: Column, before: RowOfYear | null) {
    this.year = year;
    this.filers = filers;
    this.column = column;
    this.before = before;
  }

  /** Of all bureaus. */
  get sum(): Sum {
    this.#sum ??= sumColumn(this.column, this.filers.bureaus);
    return this.#sum;
  }

  /** Over the bureaus of both years; null where nothing is there of the year before. */
  get common(): CommonSum | null {
    if (this.before === null) return null;
    this.#common ??= commonColumns(this.column, this.before.column, this.filers.earlierIn(this.before.filers));
    return this.#common;
  }
}

/** Of one region and row. */
interface OverYears {
  readonly years: readonly RowOfYear[];
  /** Years of which something is not what was written. */
  readonly damaged: readonly number[];
}

const EVER: YearRange = { from: 0, to: 9999 };

/**
 * By row and region, each year in which a report has the row, and of others too: whoever asks takes those in the range. `applicant` is that of
 * rows that have applicants. Throws DAMAGED where something of the range is not what was written.
 */
export async function rowsOverYears(
  reader: Reader,
  regions: readonly string[],
  rows: readonly string[],
  applicant: string,
  years: YearRange,
): Promise<readonly { readonly region: string; readonly row: string; readonly years: readonly RowOfYear[] }[]> {
  // Where nothing is remembered, no more is read than is asked for.
  const range = reader.dataVersion ? EVER : years;
  const find = async (names: readonly string[]): Promise<ReadonlyMap<string, OverYears>> => {
    const missing = names.map((name) => name.split(' '));
    const of = (at: number): readonly string[] => [...new Set(missing.map((parts) => parts[at] ?? ''))];
    const found = Map.groupBy(await findColumns(reader, of(1), of(0), range), ({ region }) => region);
    return new Map(
      missing.map(([row = '', region = ''], at) => [
        names[at] ?? '',
        overYears(found.get(region) ?? [], row, applicant),
      ]),
    );
  };
  const names = rows.flatMap((row) => regions.map((region) => `${row} ${region}`));
  const all = await remembered(reader, `row of ${applicant}`, names, find, sizeOf);
  const asked = [];
  for (const row of rows) {
    for (const region of regions) {
      const { years: found = [], damaged = [] } = all.get(`${row} ${region}`) ?? {};
      const lost = damaged.find((year) => year >= years.from && year <= years.to);
      if (lost !== undefined) throw await damagedSums(reader, region, lost);
      asked.push({ region, row, years: found });
    }
  }
  return asked;
}

function overYears(found: Awaited<ReturnType<typeof findColumns>>, row: string, applicant: string): OverYears {
  const years: RowOfYear[] = [];
  const damaged: number[] = [];
  for (const of of found.toSorted((a, b) => a.year - b.year)) {
    if ('isDamaged' in of) {
      damaged.push(of.year);
      continue;
    }
    const column = of.columnOf(row, applicant);
    const last = years.at(-1) ?? null;
    if (column) years.push(new RowOfYear(of, column, last?.year === of.year - 1 ? last : null));
  }
  return { years, damaged };
}

/** A list of an entry a report, marks where there are any, and what is made of them; the list of forms is that of many. */
function sizeOf({ years }: OverYears): number {
  return years.reduce((size, { column: { cells, marks } }) => size + 500 + 8 * (cells.length + marks.length), 0);
}
