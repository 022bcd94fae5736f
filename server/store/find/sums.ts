/** Sums over the bureaus of regions, by year: now, or as of an earlier revision. */
import { type CommonSum, plusEntry, type Sum } from '../../../schema/rollup/rollup.ts';
import { fromStored } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import { bureausOf } from './publishers.ts';
import { regionsBelow } from './roster.ts';
import type { RowsQuestion } from './series.ts';
import { commonAt, sumsAt } from './sums-at.ts';
import { type Added, commonNow, type IsAsked, keptBelow, sumsNow } from './sums-now.ts';

interface RegionYearMeasure {
  readonly region: string;
  readonly year: number;
  /** A measure, or a part of an indicator (`ratioRow`). */
  readonly measure: string;
}

/**
 * A sum over a region's bureaus: how many gave a number, how many an empty cell, how many something that nobody knows the value
 * of, in which form they were printed, and how many of the numbers were computed, are approximate or rest on a correction.
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
  readonly corrected: number;
  readonly unknown: number;
}

/** Both sides of a change over the bureaus that count in both years. */
export interface CommonRow extends RegionYearMeasure {
  readonly current: number;
  readonly previous: number;
  readonly bureaus: number;
}

/** Sums over the bureaus of these regions, by year. */
export async function sumRows(reader: Reader, regions: readonly string[], question: RowsQuestion): Promise<SumRow[]> {
  if (regions.length === 0 || question.measures.length === 0) return [];
  const add = question.asOf === null ? sumsNow : sumsAt;
  return sumRowsOf(await add(reader, regions, question, null));
}

/** The same over the common set of each year and the year before. */
export async function commonRows(
  reader: Reader,
  regions: readonly string[],
  question: RowsQuestion,
): Promise<CommonRow[]> {
  if (regions.length === 0 || question.measures.length === 0) return [];
  const add = question.asOf === null ? commonNow : commonAt;
  return commonRowsOf(await add(reader, regions, question, null));
}

/** `kinds`: of these kinds of bureau (department, township…) only. */
export interface BelowQuestion extends RowsQuestion {
  readonly kinds?: readonly string[];
}

/**
 * Sums over all bureaus of these regions and of every region below them: a province, a nation.
 */
export async function sumRowsBelow(
  reader: Reader,
  regions: readonly string[],
  question: BelowQuestion,
): Promise<SumRow[]> {
  if (regions.length === 0 || question.measures.length === 0) return [];
  return sumRowsOf(await addedBelow(reader, regions, question, 'rollup', sumsNow, sumsAt));
}

/**
 * The same over the common set of each year and the year before.
 */
export async function commonRowsBelow(
  reader: Reader,
  regions: readonly string[],
  question: BelowQuestion,
): Promise<CommonRow[]> {
  if (regions.length === 0 || question.measures.length === 0) return [];
  return commonRowsOf(await addedBelow(reader, regions, question, 'rollup_common', commonNow, commonAt));
}

type Add<Entry> = (
  reader: Reader,
  regions: readonly string[],
  question: RowsQuestion,
  isAsked: IsAsked | null,
) => Promise<Added<Entry>[]>;

/** What is kept of the regions below is added to that of the bureaus right under a region; as of an earlier revision nothing is kept. */
async function addedBelow<Entry extends Sum | CommonSum>(
  reader: Reader,
  regions: readonly string[],
  question: BelowQuestion,
  table: 'rollup' | 'rollup_common',
  now: Add<Entry>,
  at: Add<Entry>,
): Promise<Added<Entry>[]> {
  const { kinds } = question;
  if (question.asOf === null) {
    const direct = await now(reader, regions, question, await ofKinds(reader, regions, kinds));
    return addedUp([...direct, ...(await keptBelow<Entry>(reader, table, regions, question, kinds))]);
  }
  const found: Added<Entry>[] = [];
  for (const region of regions) {
    const below = await regionsBelow(reader, region);
    const added = await at(reader, below, question, await ofKinds(reader, below, kinds));
    found.push(...added.map((one) => ({ ...one, region })));
  }
  return addedUp(found);
}

async function ofKinds(
  reader: Reader,
  regions: readonly string[],
  kinds: readonly string[] | undefined,
): Promise<IsAsked | null> {
  if (!kinds) return null;
  const bureaus = await bureausOf(reader, regions);
  const asked = new Set(bureaus.flatMap(({ id, type }) => (kinds.includes(type) ? [id] : [])));
  return (bureau) => asked.has(bureau);
}

function addedUp<Entry extends Sum | CommonSum>(all: readonly Added<Entry>[]): Added<Entry>[] {
  const sums = new Map<string, Added<Entry>>();
  for (const one of all) {
    const key = `${one.region} ${one.year} ${one.measure}`;
    const before = sums.get(key);
    sums.set(key, before ? { ...one, entry: plusEntry(before.entry, one.entry, 1) } : one);
  }
  return [...sums.values()];
}

function sumRowsOf(added: readonly Added<Sum>[]): SumRow[] {
  const rows: SumRow[] = [];
  for (const { region, year, measure, entry } of added) {
    const [sum, numbers, blanks, in2019, in2021, computed, approximate, unknown, in2014 = 0, corrected = 0] = entry;
    if (numbers + blanks + unknown === 0) continue;
    const counted = fromStored(sum, measure);
    const counts = { numbers, blanks, in2014, in2019, in2021, computed, approximate, corrected, unknown };
    rows.push({ region, year, measure, sum: counted, ...counts });
  }
  return rows;
}

function commonRowsOf(added: readonly Added<CommonSum>[]): CommonRow[] {
  const rows: CommonRow[] = [];
  for (const { region, year, measure, entry } of added) {
    const [current, previous, bureaus] = entry;
    if (bureaus === 0) continue;
    const sides = { current: fromStored(current, measure), previous: fromStored(previous, measure) };
    rows.push({ region, year, measure, ...sides, bureaus });
  }
  return rows;
}
