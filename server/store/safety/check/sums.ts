/** Whether the sums that are kept are those of the reports: each is added up afresh. */
import { isDeepStrictEqual } from 'node:util';
import { Problem } from '../../../../schema/problem.ts';
import { withDerivedRows } from '../../../../schema/rollup/joined-rows.ts';
import {
  addToCommon,
  addToRollup,
  type CommonSum,
  type CountedRow,
  type Rollup,
  type Sum,
} from '../../../../schema/rollup/rollup.ts';
import { isSound } from '../../checksums.ts';
import { countedContents } from '../../find/series.ts';
import { sumsOf } from '../../find/sound.ts';
import { unpackCounted } from '../../packed/figures.ts';
import { unpackRollup } from '../../packed/rollups.ts';
import type { Reader } from '../../reader.ts';
import type { RollupTable } from '../../tables/rollup.ts';
import { contentDamage, type Damage, surviving } from './damage.ts';

export async function* checkSums(reader: Reader): AsyncGenerator<Damage> {
  const regions = await reader.db
    .selectFrom('publisher')
    .select(['id', 'name_zh', 'name_en'])
    .where('kind', '=', 'region')
    .orderBy('position')
    .execute();
  for (const region of regions) yield* surviving(checkRegion(reader, region));
}

type Region = { readonly id: string; readonly name_zh: string; readonly name_en: string };
type OfYear = ReadonlyMap<string, readonly CountedRow[]>;

const NOBODY: OfYear = new Map();

/** Year by year, so that no more than two years of a region are in memory. */
async function* checkRegion(reader: Reader, region: Region): AsyncGenerator<Damage> {
  const kept = {
    sums: await keptSums(reader, 'rollup', region.id),
    common: await keptSums(reader, 'rollup_common', region.id),
  };
  let before: { readonly year: number; readonly bureaus: OfYear | null } | null = null;
  for (const year of await yearsOf(reader, region.id, [...kept.sums.keys(), ...kept.common.keys()])) {
    const bureaus = await countedIn(reader, region.id, year);
    const last = before?.year === year - 1 ? before.bureaus : NOBODY;
    const sums = bureaus && addUp(bureaus);
    const common = bureaus && last && addUpCommon(bureaus, last);
    if (!(isKept('rollup', kept.sums.get(year), sums) && isKept('rollup_common', kept.common.get(year), common))) {
      yield contentDamage(sumsOf({ zh: region.name_zh, en: region.name_en }, year));
    }
    before = { year, bureaus };
  }
}

function addUp(bureaus: OfYear): Rollup<Sum> {
  let sums: Rollup<Sum> = {};
  for (const rows of bureaus.values()) sums = addToRollup(sums, rows, 1);
  return sums;
}

function addUpCommon(bureaus: OfYear, last: OfYear): Rollup<CommonSum> {
  let sums: Rollup<CommonSum> = {};
  for (const [bureau, rows] of bureaus) sums = addToCommon(sums, rows, last.get(bureau) ?? [], 1);
  return sums;
}

/** Sound, and equal to what was added up, but for entries that count nothing: adding and taking away again leaves those. */
function isKept<Entry extends Sum | CommonSum>(
  table: 'rollup' | 'rollup_common',
  row: RollupTable | undefined,
  afresh: Rollup<Entry> | null,
): boolean {
  if (row && !isSound.sums(table, row)) return false;
  const kept = unpackRollup<Entry>(row?.sums);
  return afresh === null || isDeepStrictEqual(withoutNothing(kept), withoutNothing(afresh));
}

function withoutNothing<Entry extends Sum | CommonSum>(rollup: Rollup<Entry>): Record<string, readonly Entry[]> {
  const isSomething = ([, entries]: readonly [string, readonly Entry[]]): boolean =>
    entries.some((entry) => entry.some((value) => value !== 0));
  return Object.fromEntries(Object.entries(rollup).filter(isSomething));
}

async function keptSums(
  reader: Reader,
  table: 'rollup' | 'rollup_common',
  region: string,
): Promise<ReadonlyMap<number, RollupTable>> {
  const rows = await reader.db.selectFrom(table).selectAll().where('region_id', '=', region).execute();
  return new Map(rows.map((row) => [Number(row.year), row]));
}

async function yearsOf(reader: Reader, region: string, summed: readonly number[]): Promise<readonly number[]> {
  const rows = await reader.db
    .selectFrom('report')
    .select('year')
    .distinct()
    .where('region_id', '=', region)
    .where('kind', '=', 'bureau')
    .execute();
  return [...new Set([...rows.map((row) => Number(row.year)), ...summed])].sort((a, b) => a - b);
}

/** What each bureau of a region counts in a year; null where that is damaged itself, and tells nothing about sums. */
async function countedIn(reader: Reader, region: string, year: number): Promise<OfYear | null> {
  try {
    const years = { from: year, to: year };
    const rows = await countedContents(reader, { asOf: null, years }, { regions: [region] });
    return new Map(rows.map((row) => [row.publisher_id, withDerivedRows(unpackCounted(row.counted))]));
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}
