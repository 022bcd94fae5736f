/** Sums over the bureaus of regions as of an earlier revision: added up from the versions that were valid then. */
import {
  addToCommon,
  addToRollup,
  type CommonSum,
  type CountedRow,
  type Rollup,
  type Sum,
} from '../../../schema/rollup/rollup.ts';
import { ownTurn } from '../../own-turn.ts';
import { columnInRow } from '../packed/figures.ts';
import type { Reader } from '../reader.ts';
import { countedContents, type RowsQuestion, rowNames, rowsAsked } from './series.ts';
import type { Added, IsAsked } from './sums-now.ts';

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
  isAsked: IsAsked | null,
): Promise<readonly CountedYear[]> {
  const found: CountedYear[] = [];
  // Year by year, with a turn of the event loop between: a province has thousands of bureaus.
  for (let year = question.years.from; year <= question.years.to; year += 1) {
    const counted = await countedContents(reader, { ...question, years: { from: year, to: year } }, { regions });
    const rows = isAsked === null ? counted : counted.filter((row) => isAsked(row.publisher_id));
    for (const [region, ofRegion] of Map.groupBy(rows, (row) => row.region_id)) {
      const bureaus = new Map(ofRegion.map((row) => [row.publisher_id, rowsAsked(row.counted, question)]));
      found.push({ region, year, bureaus });
    }
    if (rows.length > 0) await ownTurn();
  }
  return found;
}

/** As of a revision. */
export async function sumsAt(
  reader: Reader,
  regions: readonly string[],
  question: RowsQuestion,
  isAsked: IsAsked | null,
): Promise<Added<Sum>[]> {
  return (await countedAt(reader, regions, question, isAsked)).flatMap(({ region, year, bureaus }) => {
    let rollup: Rollup<Sum> = {};
    for (const rows of bureaus.values()) rollup = addToRollup(rollup, rows, 1);
    return askedOf(rollup, region, year, question);
  });
}

/** Of a rollup the entries that were asked for. */
function askedOf<Entry>(
  rollup: Rollup<Entry>,
  region: string,
  year: number,
  question: RowsQuestion,
): readonly Added<Entry>[] {
  return rowNames(question).flatMap((measure) => {
    const entry = rollup[measure]?.[columnInRow(measure, question.applicant)];
    return entry ? [{ region, year, measure, entry }] : [];
  });
}

/** The same over the common set of each year and the year before. */
export async function commonAt(
  reader: Reader,
  regions: readonly string[],
  question: RowsQuestion,
  isAsked: IsAsked | null,
): Promise<Added<CommonSum>[]> {
  const { from, to } = question.years;
  const all = await countedAt(reader, regions, { ...question, years: { from: from - 1, to } }, isAsked);
  return all
    .filter(({ year }) => year >= from)
    .flatMap(({ region, year, bureaus }) => {
      const before = all.find((one) => one.region === region && one.year === year - 1)?.bureaus;
      let rollup: Rollup<CommonSum> = {};
      for (const [bureau, rows] of bureaus) rollup = addToCommon(rollup, rows, before?.get(bureau) ?? [], 1);
      return askedOf(rollup, region, year, question);
    });
}
