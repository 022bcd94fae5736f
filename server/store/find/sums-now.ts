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
import { remembered } from './remembered.ts';
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

/** Of one kind of bureau in one year. */
interface Kept<Entry> {
  readonly year: number;
  readonly kind: string;
  readonly entry: Entry;
}

/**
 * What is kept of everything below the regions, an entry a kind of bureau; `kinds`: of these only. A row holds every measure, so that what was
 * taken of one is remembered: of a nation's provinces a question reads fifteen megabytes, and the next one about the same measure and years none.
 */
export async function keptBelow<Entry extends Sum | CommonSum>(
  reader: Reader,
  table: 'rollup' | 'rollup_common',
  regions: readonly string[],
  question: RowsQuestion,
  kinds: readonly string[] | undefined,
): Promise<Added<Entry>[]> {
  const { from, to } = question.years;
  const find = async (names: readonly string[]): Promise<ReadonlyMap<string, readonly Kept<Entry>[]>> => {
    const found = new Map(names.map((name): [string, Kept<Entry>[]] => [name, []]));
    const [measures = [], missing = []] = partsOf(names);
    for (const row of await selectKept[table](reader, { regions: missing, years: [from, to] })) {
      const year = toCount(row.year);
      if (!isSound.sums(table, row)) throw await damagedSums(reader, row.region_id, year);
      for (const measure of measures) {
        const entry = unpackEntries<Entry>(row.sums, measure)[columnInRow(measure, question.applicant)];
        if (entry) found.get(nameOf(measure, row.region_id))?.push({ year, kind: row.kind, entry });
      }
    }
    return found;
  };
  const asked = rowNames(question).flatMap((measure) => regions.map((region) => ({ region, measure })));
  const about = `${table} of ${question.applicant} ${from} ${to}`;
  const names = asked.map(({ region, measure }) => nameOf(measure, region));
  const all = await remembered(reader, about, names, find, (kept) => 200 + kept.length * 200);
  return asked.flatMap(({ region, measure }) =>
    (all.get(nameOf(measure, region)) ?? [])
      .filter(({ kind }) => kinds === undefined || kinds.includes(kind))
      .map(({ year, entry }) => ({ region, year, measure, entry })),
  );
}

/** What is remembered of a region has one name, whose parts are separated by what stands in none of them. */
function nameOf(measure: string, region: string): string {
  return `${measure} ${region}`;
}

/** All measures and all regions in these names. */
function partsOf(names: readonly string[]): readonly (readonly string[])[] {
  const parts = names.map((name) => name.split(' '));
  return [0, 1].map((at) => [...new Set(parts.map((of) => of[at] ?? ''))]);
}
