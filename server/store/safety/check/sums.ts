/** Whether columns and sums are those of the reports: columns are packed anew, sums added up afresh. */
import { isDeepStrictEqual } from 'node:util';
import { Problem } from '../../../../schema/problem.ts';
import type { CommonSum, CountedRow, Rollup, Sum } from '../../../../schema/rollup/rollup.ts';
import { isSound } from '../../checksums.ts';
import { type Below, eachBelow, keptSums } from '../../find/below.ts';
import { HEAD } from '../../find/columns.ts';
import { countedContents } from '../../find/series.ts';
import { sumsOf } from '../../find/sound.ts';
import { toCount } from '../../numbers.ts';
import { packColumns } from '../../packed/columns.ts';
import { unpackCounted } from '../../packed/figures.ts';
import { packHead, unpackHead } from '../../packed/head.ts';
import { measureOf } from '../../packed/usual.ts';
import type { Reader } from '../../reader.ts';
import { contentDamage, type Damage, surviving } from './damage.ts';

export async function* checkSums(reader: Reader): AsyncGenerator<Damage> {
  const regions = await reader.db
    .selectFrom('publisher')
    .select(['id', 'name_zh', 'name_en'])
    .where('kind', '=', 'region')
    .orderBy('position')
    .execute();
  let areColumnsSound = true;
  for (const region of regions) {
    for await (const damage of surviving(checkRegion(reader, region))) {
      areColumnsSound = false;
      yield damage;
    }
  }
  // Sums above follow from columns: of broken ones they tell nothing.
  if (areColumnsSound) yield* surviving(checkAbove(reader, new Map(regions.map((region) => [region.id, region]))));
}

type Region = { readonly id: string; readonly name_zh: string; readonly name_en: string };
type OfYear = ReadonlyMap<string, readonly CountedRow[]>;

/** Year by year, so that no more than one year of a region is in memory. */
async function* checkRegion(reader: Reader, region: Region): AsyncGenerator<Damage> {
  for (const year of await yearsOf(reader, region.id)) {
    const reports = await countedIn(reader, region.id, year);
    const kept = await keptColumns(reader, region.id, year);
    if (kept === null || (reports !== null && !areColumnsOf(region.id, kept, reports)))
      yield contentDamage(sumsOf({ zh: region.name_zh, en: region.name_en }, year));
  }
}

/** Packed in the order in which the reports came. */
function areColumnsOf(region: string, kept: ReadonlyMap<string, string>, reports: OfYear): boolean {
  const head = kept.get(HEAD) ?? '';
  const { publishers } = unpackHead(region, head);
  if (publishers.length !== reports.size || !publishers.every((id) => reports.has(id))) return false;
  const afresh = packColumns(publishers.map((id) => reports.get(id) ?? []));
  return isDeepStrictEqual(
    new Map([...afresh, ...(head === '' ? [] : [[HEAD, packHead(region, publishers, afresh.keys())] as const])]),
    new Map(kept),
  );
}

/** By measure; null where one of them is not sound. */
async function keptColumns(reader: Reader, region: string, year: number): Promise<ReadonlyMap<string, string> | null> {
  const rows = await reader.db
    .selectFrom('counted_column')
    .selectAll()
    .where('region_id', '=', region)
    .where('year', '=', year)
    .execute();
  return rows.every(isSound.columns) ? new Map(rows.map((row) => [measureOf(row.measure), row.cells])) : null;
}

async function yearsOf(reader: Reader, region: string): Promise<readonly number[]> {
  const [held, kept] = await Promise.all(
    (['report', 'counted_column'] as const).map((table) =>
      reader.db.selectFrom(table).select('year').distinct().where('region_id', '=', region).execute(),
    ),
  );
  return [...new Set([...(held ?? []), ...(kept ?? [])].map(({ year }) => toCount(year)))].sort((a, b) => a - b);
}

/** What each report of a region's year counts; null where that is damaged itself, and tells nothing about columns. */
async function countedIn(reader: Reader, region: string, year: number): Promise<OfYear | null> {
  try {
    const years = { from: year, to: year };
    const of = { regions: [region], withOwn: true };
    const rows = await countedContents(reader, { asOf: null, years }, of);
    return new Map(rows.map((row) => [row.publisher_id, unpackCounted(row.counted)]));
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

async function* checkAbove(reader: Reader, regions: ReadonlyMap<string, Region>): AsyncGenerator<Damage> {
  const afresh = new Map<string, Below>();
  for await (const { region, below } of eachBelow(reader)) afresh.set(region, below);
  for (const { id, name_zh, name_en } of regions.values()) {
    const kept = await keptSums(reader, id);
    const summed = afresh.get(id) ?? new Map();
    for (const key of new Set([...kept.keys(), ...summed.keys()])) {
      const [one, other] = [kept.get(key), summed.get(key)];
      if (isSame(one?.sums, other?.sums) && isSame(one?.common, other?.common)) continue;
      yield contentDamage(sumsOf({ zh: name_zh, en: name_en }, one?.year ?? other?.year ?? 0));
    }
  }
}

/** Equal, but for rows that count nothing: adding and taking away again leaves those. */
function isSame(one: Rollup<Sum | CommonSum> = {}, other: Rollup<Sum | CommonSum> = {}): boolean {
  return isDeepStrictEqual(withoutNothing(one), withoutNothing(other));
}

function withoutNothing(rollup: Rollup<Sum | CommonSum>): Rollup<Sum | CommonSum> {
  return Object.fromEntries(
    Object.entries(rollup).filter(([, entries]) => entries.some((entry) => entry.some((count) => count !== 0))),
  );
}
