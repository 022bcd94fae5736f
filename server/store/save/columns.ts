/**
 * Columns move with each accepted version: what it counts takes the place of what the version before it counted, in the same
 * transaction. They always equal what the current versions count (a test, and `gongkai verify`, hold them to it).
 */
import { MEASURES } from '../../../schema/form/measures/index.ts';
import type { CountedRow } from '../../../schema/rollup/rollup.ts';
import { columnChecksum, isSound } from '../checksums.ts';
import { HEAD } from '../find/columns.ts';
import { damagedSums } from '../find/sound.ts';
import { removedFrom, replacedIn } from '../packed/columns.ts';
import { packHead, unpackHead } from '../packed/head.ts';
import { measureOf, shortMeasure } from '../packed/usual.ts';
import type { CountedColumnTable } from '../tables/column.ts';
import { readerWithin, type WriteTransaction } from '../writer.ts';
import { prepared } from './prepared.ts';
import { insertRows } from './rows.ts';

export interface RegionYear {
  readonly region: string;
  readonly year: number;
}

const KNOWN: ReadonlySet<string> = new Set(MEASURES.map(({ id }) => id));
const NAMES: readonly string[] = [HEAD, ...MEASURES.map(({ id }) => shortMeasure(id))];

const selectYear = prepared((db, { region, year }: { region: string; year: number }) =>
  db
    .selectFrom('counted_column')
    .selectAll()
    // By their names, which the rows are found by.
    .where('measure', 'in', NAMES)
    .where('region_id', '=', region)
    .where('year', '=', year),
);

/** All columns of a region's year, by measure. Throws DAMAGED where one is not what was written. */
export async function columnsNow(tx: WriteTransaction, at: RegionYear): Promise<ReadonlyMap<string, string>> {
  const rows = await selectYear(tx, { region: at.region, year: at.year });
  if (!rows.every(isSound.columns)) throw await damagedSums(readerWithin(tx), at.region, at.year);
  const kept = new Map(rows.map((row) => [measureOf(row.measure), row.cells]));
  const { measures } = unpackHead(at.region, kept.get(HEAD) ?? '');
  if (kept.size > 0 && (!kept.has(HEAD) || [...measures].some((measure) => KNOWN.has(measure) && !kept.has(measure))))
    throw await damagedSums(readerWithin(tx), at.region, at.year);
  return kept;
}

/** Puts what a publisher's report counts in the place of what it counted before; null: it has no report any more. */
export async function keepInColumns(
  tx: WriteTransaction,
  at: RegionYear,
  publisher: string,
  rows: readonly CountedRow[] | null,
): Promise<void> {
  const kept = await columnsNow(tx, at);
  const { publishers } = unpackHead(at.region, kept.get(HEAD) ?? '');
  const found = publishers.indexOf(publisher);
  if (rows === null) return found < 0 ? undefined : removeFromColumns(tx, at, kept, publishers, found);
  const place = found < 0 ? publishers.length : found;
  const changed: Changed[] = [];
  const given = new Map(rows.map((row) => [row.measure, row]));
  for (const measure of new Set([...kept.keys(), ...given.keys()])) {
    if (measure === HEAD) continue;
    const before = kept.get(measure) ?? null;
    const row = given.get(measure) ?? null;
    // Behind the others what is absent is not written.
    if (row === null && found < 0) continue;
    const after = replacedIn(before, place, row);
    if (after !== before) changed.push([measure, after]);
  }
  await keepColumns(tx, at, withHead(at.region, kept, found < 0 ? [...publishers, publisher] : publishers, changed));
}

/** The places behind it move up. */
async function removeFromColumns(
  tx: WriteTransaction,
  at: RegionYear,
  kept: ReadonlyMap<string, string>,
  publishers: readonly string[],
  place: number,
): Promise<void> {
  const left = publishers.toSpliced(place, 1);
  const changed = [...kept]
    .filter(([measure]) => measure !== HEAD)
    .map(([measure, cells]): Changed => [measure, removedFrom(cells, place)]);
  await keepColumns(tx, at, withHead(at.region, kept, left, changed));
}

/** null: there is none of the measure any more. */
type Changed = readonly [measure: string, cells: string | null];

/** With the row that says whose reports they are and which columns there are, where that changes too. */
function withHead(
  region: string,
  kept: ReadonlyMap<string, string>,
  publishers: readonly string[],
  changed: readonly Changed[],
): readonly Changed[] {
  const after = new Map<string, string | null>([...kept, ...changed]);
  const measures = [...after].flatMap(([measure, cells]) => (measure === HEAD || cells === null ? [] : [measure]));
  const head = publishers.length === 0 ? null : packHead(region, publishers, measures);
  return head === (kept.get(HEAD) ?? null) ? changed : [[HEAD, head], ...changed];
}

const deleteColumn = prepared((db, { measure, region, year }: { measure: string; region: string; year: number }) =>
  db
    .deleteFrom('counted_column')
    .where('measure', '=', measure)
    .where('region_id', '=', region)
    .where('year', '=', year),
);

const COLUMNS = [
  'measure',
  'region_id',
  'year',
  'cells',
  'checksum',
] as const satisfies readonly (keyof CountedColumnTable)[];

/** Writes columns of a region's year; null: there is none of the measure any more. */
export async function keepColumns(
  tx: WriteTransaction,
  { region, year }: RegionYear,
  columns: readonly (readonly [measure: string, cells: string | null])[],
): Promise<void> {
  for (const [measure, cells] of columns)
    if (cells === null) await deleteColumn(tx, { measure: shortMeasure(measure), region, year });
  const rows = columns.flatMap(([measure, cells]) => {
    if (cells === null) return [];
    const row = { measure: shortMeasure(measure), region_id: region, year, cells };
    const sealed = { ...row, checksum: columnChecksum(row) };
    return [COLUMNS.map((column) => sealed[column])];
  });
  await insertRows(tx, 'counted_column', COLUMNS, rows, ['region_id', 'measure', 'year']);
}
