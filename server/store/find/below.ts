/** Sums over everything in and below regions, by year and kind of bureau: added up from columns, and as they are kept. */
import { MEASURES } from '../../../schema/form/measures/index.ts';
import { commonColumns, sumColumn } from '../../../schema/rollup/columns.ts';
import { RATIO_ROWS } from '../../../schema/rollup/ratio-rows.ts';
import { type CommonSum, plusRollup, type Rollup, type Sum } from '../../../schema/rollup/rollup.ts';
import { isSound } from '../checksums.ts';
import { toCount } from '../numbers.ts';
import { applicantsOf } from '../packed/figures.ts';
import { unpackRollup } from '../packed/rollups.ts';
import type { Reader } from '../reader.ts';
import { type ColumnsOfYear, readColumns } from './columns.ts';
import { damagedSums } from './sound.ts';

/** The bureaus of a kind in a year. */
export interface OfKind {
  readonly year: number;
  readonly kind: string;
  readonly sums: Rollup<Sum>;
  readonly common: Rollup<CommonSum>;
}

/** By `keyOf`. */
export type Below = ReadonlyMap<string, OfKind>;

const ROWS: readonly string[] = [...MEASURES.map(({ id }) => id), ...RATIO_ROWS];
const EVER = { from: 0, to: 9999 };

function keyOf({ year, kind }: Pick<OfKind, 'year' | 'kind'>): string {
  return `${year} ${kind}`;
}

/**
 * What is in a region and below it: of its own bureaus, added up, and of the regions below, as kept. `only`: one of its bureaus alone.
 * Throws DAMAGED.
 */
export async function sumsOfRegion(reader: Reader, region: string, only: string | null): Promise<Below> {
  const bureaus = await reader.db
    .selectFrom('publisher')
    .select(['id', 'type'])
    .where('region_id', '=', region)
    .where('kind', '=', 'bureau')
    .execute();
  const kinds = new Map(bureaus.map(({ id, type }) => [id, type]));
  const asked = only === null ? kinds : new Map([[only, kinds.get(only) ?? '']]);
  const direct = await sumsInRegion(reader, region, asked);
  return only === null ? plusBelow(await keptSums(reader, region), direct) : direct;
}

/** Of the bureaus right under a region, of which `kinds` knows the kind. */
async function sumsInRegion(reader: Reader, region: string, kinds: ReadonlyMap<string, string>): Promise<Below> {
  const years = await readColumns(reader, [region], ROWS, EVER);
  const byYear = new Map(years.map((of) => [of.year, of]));
  const found = new Map<string, OfKind>();
  for (const now of years) {
    const ofKinds = Map.groupBy(now.filers.bureaus, (place) => kinds.get(now.filers.publishers[place] ?? ''));
    for (const [kind, ofKind] of ofKinds) {
      if (kind === undefined) continue;
      const sums = rollupOf((row, applicant) => {
        const column = now.columnOf(row, applicant);
        return column && sumColumn(column, ofKind);
      });
      const one = { year: now.year, kind, sums, common: commonOf(now, byYear.get(now.year - 1), kinds, kind) };
      found.set(keyOf(one), one);
    }
  }
  return found;
}

function commonOf(
  now: ColumnsOfYear,
  before: ColumnsOfYear | undefined,
  kinds: ReadonlyMap<string, string>,
  kind: string,
): Rollup<CommonSum> {
  if (!before) return {};
  const { publishers } = now.filers;
  const earlier = now.filers
    .earlierIn(before.filers)
    .map((at, place) => (kinds.get(publishers[place] ?? '') === kind ? at : -1));
  if (earlier.every((at) => at < 0)) return {};
  return rollupOf((row, applicant) => {
    const [column, last] = [now.columnOf(row, applicant), before.columnOf(row, applicant)];
    return column && last && commonColumns(column, last, earlier);
  });
}

/** Rows in which anything is counted. */
function rollupOf<Entry extends Sum | CommonSum>(
  entryOf: (row: string, applicant: string) => Entry | undefined,
): Rollup<Entry> {
  const rollup: Record<string, readonly Entry[]> = {};
  for (const row of ROWS) {
    const entries = applicantsOf(row)
      .map((applicant) => entryOf(row, applicant ?? ''))
      .filter((entry) => entry !== undefined);
    if (entries.some((entry) => entry.some((count) => count !== 0))) rollup[row] = entries;
  }
  return rollup;
}

/** What is kept of everything below a region. */
export async function keptSums(reader: Reader, region: string): Promise<Below> {
  const [sums, common] = await Promise.all([
    reader.db.selectFrom('rollup').selectAll().where('region_id', '=', region).execute(),
    reader.db.selectFrom('rollup_common').selectAll().where('region_id', '=', region).execute(),
  ]);
  const broken =
    sums.find((row) => !isSound.sums('rollup', row)) ?? common.find((row) => !isSound.sums('rollup_common', row));
  if (broken) throw await damagedSums(reader, region, toCount(broken.year));
  const found = new Map<string, OfKind>();
  const at = ({ year, kind }: { readonly year: number; readonly kind: string }): OfKind => {
    const place = { year: toCount(year), kind };
    return found.get(keyOf(place)) ?? { ...place, sums: {}, common: {} };
  };
  for (const row of sums) found.set(keyOf(row), { ...at(row), sums: unpackRollup<Sum>(row.sums) });
  for (const row of common) found.set(keyOf(row), { ...at(row), common: unpackRollup<CommonSum>(row.sums) });
  return found;
}

function plusBelow(one: Below, other: Below): Below {
  const all = new Map(one);
  for (const [key, more] of other) {
    const before = all.get(key);
    all.set(
      key,
      before
        ? { ...more, sums: plusRollup(before.sums, more.sums, 1), common: plusRollup(before.common, more.common, 1) }
        : more,
    );
  }
  return all;
}

/** Everything below each region that has regions with reports below it, added up from columns; those below come first. */
export async function* eachBelow(
  reader: Reader,
): AsyncGenerator<{ readonly region: string; readonly below: Below }, void, undefined> {
  const publishers = await reader.db.selectFrom('publisher').select(['id', 'kind', 'region_id', 'type']).execute();
  const in_ = Map.groupBy(publishers, ({ region_id }) => region_id ?? '');
  /** Answers what is in a region and below it. */
  async function* within(region: string): AsyncGenerator<{ readonly region: string; readonly below: Below }, Below> {
    const members = in_.get(region) ?? [];
    let below: Below = new Map();
    for (const { id, kind } of members) if (kind === 'region') below = plusBelow(below, yield* within(id));
    if (below.size > 0) yield { region, below };
    const kinds = new Map(members.flatMap(({ id, kind, type }) => (kind === 'bureau' ? [[id, type] as const] : [])));
    return kinds.size === 0 ? below : plusBelow(below, await sumsInRegion(reader, region, kinds));
  }
  for (const { id, kind } of in_.get('') ?? []) if (kind === 'region') yield* within(id);
}
