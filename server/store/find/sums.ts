/**
 * Sums over the bureaus of regions, by year. Today's are read from the rollups; those as of an earlier revision are added
 * up from the versions valid then.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ratioRow } from '../../../schema/rollup/ratio-rows.ts';
import {
  addToCommon,
  addToRollup,
  type CommonSum,
  type CountedRow,
  type Rollup,
  type Sum,
} from '../../../schema/rollup/rollup.ts';
import { isSound } from '../checksums.ts';
import { fromStored, toCount } from '../numbers.ts';
import { columnInRow } from '../packed/figures.ts';
import { unpackEntries } from '../packed/rollups.ts';
import type { Reader } from '../reader.ts';
import { countedContents, type RowsQuestion, rowsAsked, type YearRange } from './series.ts';
import { damagedSums } from './sound.ts';

interface RegionYearMeasure {
  readonly region: string;
  readonly year: number;
  /** A measure, or a part of an indicator (`ratioRow`). */
  readonly measure: string;
}

/**
 * A sum over a region's bureaus: how many gave a number, how many an empty cell, how many something that nobody knows the value
 * of, in which form they were printed, and how many of the numbers were computed or are approximate.
 */
export interface SumRow extends RegionYearMeasure {
  readonly sum: number;
  readonly numbers: number;
  readonly blanks: number;
  readonly in2014: number;
  readonly in2019: number;
  readonly in2021: number;
  readonly computed: number;
  readonly approximate: number;
  readonly unknown: number;
}

/** Both sides of a change over the bureaus that count in both years. */
export interface CommonRow extends RegionYearMeasure {
  readonly current: number;
  readonly previous: number;
  readonly bureaus: number;
}

/** A rollup of one region's year. */
interface OfYear<Entry> {
  readonly region: string;
  readonly year: number;
  /** The entries of a measure, by place in its row. */
  readonly entriesOf: (measure: string) => readonly Entry[];
}

/** Sums over the bureaus of these regions, by year. */
export async function sumRows(reader: Reader, regions: readonly string[], question: RowsQuestion): Promise<SumRow[]> {
  if (regions.length === 0 || question.measures.length === 0) return [];
  const kept = question.asOf === null ? keptSums(reader, regions, question.years) : sumsAt(reader, regions, question);
  return askedEntries(await kept, question).flatMap(({ entry, ...of }) => {
    const [sum, numbers, blanks, in2019, in2021, computed, approximate, unknown, in2014 = 0] = entry;
    if (numbers + blanks + unknown === 0) return [];
    const counts = { numbers, blanks, in2014, in2019, in2021, computed, approximate, unknown };
    return [{ ...of, sum: fromStored(sum, of.measure), ...counts }];
  });
}

/** The same over the common set of each year and the year before. */
export async function commonRows(
  reader: Reader,
  regions: readonly string[],
  question: RowsQuestion,
): Promise<CommonRow[]> {
  if (regions.length === 0 || question.measures.length === 0) return [];
  const kept =
    question.asOf === null ? keptCommon(reader, regions, question.years) : commonAt(reader, regions, question);
  return askedEntries(await kept, question).flatMap(({ entry, ...of }) => {
    const [current, previous, bureaus] = entry;
    if (bureaus === 0) return [];
    return [{ ...of, current: fromStored(current, of.measure), previous: fromStored(previous, of.measure), bureaus }];
  });
}

/** Of each year's rollup the entries that were asked for. */
function askedEntries<Entry>(
  kept: readonly OfYear<Entry>[],
  { measures, indicators, applicant }: RowsQuestion,
): (RegionYearMeasure & { readonly entry: Entry })[] {
  const parts = indicators.flatMap((id) => [ratioRow(id, 'numerator'), ratioRow(id, 'denominator')]);
  return kept.flatMap(({ region, year, entriesOf }) =>
    [...measures, ...parts].flatMap((measure) => {
      const entry = entriesOf(measure)[columnInRow(measure, applicant)];
      return entry ? [{ region, year, measure, entry }] : [];
    }),
  );
}

async function keptSums(reader: Reader, regions: readonly string[], years: YearRange): Promise<OfYear<Sum>[]> {
  return (await keptRows(reader, 'rollup', regions, years)).map(({ region, year, sums }) => ({
    region,
    year,
    entriesOf: (measure) => unpackEntries(sums, measure),
  }));
}

async function keptCommon(reader: Reader, regions: readonly string[], years: YearRange): Promise<OfYear<CommonSum>[]> {
  return (await keptRows(reader, 'rollup_common', regions, years)).map(({ region, year, sums }) => ({
    region,
    year,
    entriesOf: (measure) => unpackEntries(sums, measure),
  }));
}

async function keptRows(
  reader: Reader,
  table: 'rollup' | 'rollup_common',
  regions: readonly string[],
  { from, to }: YearRange,
): Promise<{ readonly region: string; readonly year: number; readonly sums: string }[]> {
  const rows = await reader.db
    .selectFrom(table)
    .selectAll()
    .where('region_id', 'in', regions)
    .where('year', '>=', from)
    .where('year', '<=', to)
    .execute();
  const broken = rows.find((row) => !isSound.sums(table, row));
  if (broken) throw await damagedSums(reader, broken.region_id, toCount(broken.year));
  return rows.map((row) => ({ region: row.region_id, year: toCount(row.year), sums: row.sums }));
}

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
): Promise<readonly CountedYear[]> {
  const found: CountedYear[] = [];
  // Year by year, with a turn of the event loop between: a province has thousands of bureaus.
  for (let year = question.years.from; year <= question.years.to; year += 1) {
    const rows = await countedContents(reader, { ...question, years: { from: year, to: year } }, { regions });
    for (const [region, ofRegion] of Map.groupBy(rows, (row) => row.region_id)) {
      const bureaus = new Map(ofRegion.map((row) => [row.publisher_id, rowsAsked(row.counted, question)]));
      found.push({ region, year, bureaus });
    }
    if (rows.length > 0) await nextTurn();
  }
  return found;
}

async function sumsAt(reader: Reader, regions: readonly string[], question: RowsQuestion): Promise<OfYear<Sum>[]> {
  return (await countedAt(reader, regions, question)).map(({ region, year, bureaus }) => {
    let rollup: Rollup<Sum> = {};
    for (const rows of bureaus.values()) rollup = addToRollup(rollup, rows, 1);
    return { region, year, entriesOf: (measure) => rollup[measure] ?? [] };
  });
}

async function commonAt(
  reader: Reader,
  regions: readonly string[],
  question: RowsQuestion,
): Promise<OfYear<CommonSum>[]> {
  const { from, to } = question.years;
  const all = await countedAt(reader, regions, { ...question, years: { from: from - 1, to } });
  return all
    .filter(({ year }) => year >= from)
    .map(({ region, year, bureaus }) => {
      const before = all.find((one) => one.region === region && one.year === year - 1)?.bureaus;
      let rollup: Rollup<CommonSum> = {};
      for (const [bureau, rows] of bureaus) rollup = addToCommon(rollup, rows, before?.get(bureau) ?? [], 1);
      return { region, year, entriesOf: (measure) => rollup[measure] ?? [] };
    });
}
