/** Sums over the bureaus of regions as they are now: added up from columns, and of everything below a region as it is kept. */
import { commonColumns, pairsOf, sumColumn } from '../../../schema/rollup/columns.ts';
import type { CommonSum, Sum } from '../../../schema/rollup/rollup.ts';
import { isSound } from '../checksums.ts';
import { toCount } from '../numbers.ts';
import { columnInRow } from '../packed/figures.ts';
import { unpackEntries } from '../packed/rollups.ts';
import type { Reader } from '../reader.ts';
import { bureausIn, readColumns } from './columns.ts';
import { preparedQuestion } from './prepared.ts';
import { type RowsQuestion, rowNames } from './series.ts';
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

/** Today's. */
export async function sumsNow(
  reader: Reader,
  regions: readonly string[],
  question: RowsQuestion,
  isAsked: IsAsked,
): Promise<Added<Sum>[]> {
  const names = rowNames(question);
  const found: Added<Sum>[] = [];
  for (const of of await readColumns(reader, regions, names, question.years)) {
    const places = bureausIn(of, isAsked);
    for (const measure of names) {
      const column = of.columnOf(measure, question.applicant);
      if (column) found.push({ region: of.region, year: of.year, measure, entry: sumColumn(column, places) });
    }
  }
  return found;
}

/** The same over the common set of each year and the year before. */
export async function commonNow(
  reader: Reader,
  regions: readonly string[],
  question: RowsQuestion,
  isAsked: IsAsked,
): Promise<Added<CommonSum>[]> {
  const { from, to } = question.years;
  const names = rowNames(question);
  const all = await readColumns(reader, regions, names, { from: from - 1, to });
  const byYear = new Map(all.map((of) => [`${of.region} ${of.year}`, of]));
  const found: Added<CommonSum>[] = [];
  for (const of of all) {
    const before = byYear.get(`${of.region} ${of.year - 1}`);
    if (!before || of.year < from) continue;
    const pairs = pairsOf(of.publishers, before.publishers, (id) => id !== of.region && isAsked(id));
    for (const measure of names) {
      const now = of.columnOf(measure, question.applicant);
      const last = before.columnOf(measure, question.applicant);
      if (now && last)
        found.push({ region: of.region, year: of.year, measure, entry: commonColumns(now, last, pairs) });
    }
  }
  return found;
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
