/**
 * Of which years reports of a region's bodies are held, and whose: by the row that heads the columns of each year, so that it is a row a year,
 * however many reports stand behind it.
 */
import { isSound } from '../checksums.ts';
import { toCount } from '../numbers.ts';
import { cutHead } from '../packed/head.ts';
import { shortMeasure } from '../packed/usual.ts';
import type { Reader } from '../reader.ts';
import { HEAD, type YearRange } from './columns.ts';
import { type Filers, filersOf } from './filers.ts';
import { preparedQuestion } from './prepared.ts';
import { remembered } from './remembered.ts';
import { damagedSums } from './sound.ts';

interface FiledIn {
  /** By year, ascending; years of which nothing is held are not there. The region's own report is among them. */
  readonly years: ReadonlyMap<number, Filers>;
  /** Years of which the row is not what was written. */
  readonly damaged: readonly number[];
}

interface Which extends Readonly<Record<string, readonly (string | number)[]>> {
  readonly regions: readonly string[];
  /** The first and the last. */
  readonly years: readonly number[];
}

const selectHeads = preparedQuestion((db, { regions, years: [from = 0, to = 0] }: Which) =>
  db
    .selectFrom('counted_column')
    .selectAll()
    .where('measure', '=', shortMeasure(HEAD))
    .where('region_id', 'in', regions)
    .where('year', '>=', from)
    .where('year', '<=', to)
    .orderBy('region_id')
    .orderBy('year'),
);

const EVER: YearRange = { from: 0, to: 9999 };

/** Of these regions, now; of other years than those asked for too. Throws DAMAGED where the row of one of these years is not what was written. */
export async function filedIn(
  reader: Reader,
  regions: readonly string[],
  years: YearRange,
): Promise<ReadonlyMap<string, FiledIn['years']>> {
  if (regions.length === 0) return new Map();
  // Where nothing is remembered, no more is read than is asked for.
  const { from, to } = reader.dataVersion ? EVER : years;
  const find = async (missing: readonly string[]): Promise<ReadonlyMap<string, FiledIn>> => {
    const rows = Map.groupBy(
      await selectHeads(reader, { regions: missing, years: [from, to] }),
      (row) => row.region_id,
    );
    return new Map(missing.map((region) => [region, filedOf(region, rows.get(region) ?? [])]));
  };
  const all = await remembered(reader, 'filed in', regions, find, sizeOf);
  for (const [region, { damaged }] of all) {
    const lost = damaged.find((year) => year >= years.from && year <= years.to);
    if (lost !== undefined) throw await damagedSums(reader, region, lost);
  }
  return new Map([...all].map(([region, filed]) => [region, filed.years]));
}

function filedOf(region: string, rows: Awaited<ReturnType<typeof selectHeads>>): FiledIn {
  const years = new Map<number, Filers>();
  const damaged: number[] = [];
  for (const row of rows) {
    if (isSound.columns(row)) years.set(toCount(row.year), filersOf(region, cutHead(row.cells).ids));
    else damaged.push(toCount(row.year));
  }
  return { years, damaged };
}

function sizeOf({ years }: FiledIn): number {
  const lists = new Set(years.values());
  return 300 + years.size * 40 + [...lists].reduce((size, { publishers }) => size + 300 + publishers.length * 80, 0);
}
