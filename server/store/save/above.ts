/**
 * Sums over everything below a region move with each accepted version: what it counts is added to those of every region above its
 * own, what the version before it counted is taken away, in the same transaction. So a nation by province reads a row a province, year
 * and kind of bureau, whatever number of reports stands behind it. The bureaus right under a region are added up from columns.
 */
import { crc32 } from 'node:zlib';
import type { Kysely } from 'kysely';
import { MEASURES } from '../../../schema/form/measures/index.ts';
import { INDICATORS } from '../../../schema/rollup/indicators.ts';
import { withDerivedRows } from '../../../schema/rollup/joined-rows.ts';
import {
  addToCommon,
  addToRollup,
  type CommonSum,
  type CountedRow,
  plusRollup,
  type Rollup,
  type Sign,
  type Sum,
} from '../../../schema/rollup/rollup.ts';
import { isSound, rollupChecksum } from '../checksums.ts';
import { type Below, eachBelow, sumsOfRegion } from '../find/below.ts';
import { HEAD } from '../find/columns.ts';
import { damagedSums } from '../find/sound.ts';
import { toCount } from '../numbers.ts';
import { unpackRow } from '../packed/columns.ts';
import { unpackHead } from '../packed/head.ts';
import { packRollup, unpackRollup } from '../packed/rollups.ts';
import type { RollupCommonTable, RollupTable } from '../tables/rollup.ts';
import type { Tables } from '../tables/tables.ts';
import { readerWithin, type Writer, type WriteTransaction } from '../writer.ts';
import { columnsNow, type RegionYear } from './columns.ts';
import { prepared } from './prepared.ts';
import { saveSetting } from './setting.ts';

/** Deeper than any tree of regions; a tree bent into a ring ends here. */
const DEEPEST = 12;

const selectPublisher = prepared((db, { id }: { id: string }) =>
  db.selectFrom('publisher').select(['region_id', 'type']).where('id', '=', id),
);

/** The regions above a region, nearest first. */
async function regionsAbove(tx: WriteTransaction, region: string): Promise<readonly string[]> {
  const above: string[] = [];
  for (let next = region; above.length < DEEPEST; ) {
    const [row] = await selectPublisher(tx, { id: next });
    if (!row?.region_id) break;
    next = row.region_id;
    above.push(next);
  }
  return above;
}

/** Adds (sign 1) or takes away (sign −1) what one report of a bureau counts; reads the years beside it from columns. */
export async function moveSumsAbove(
  tx: WriteTransaction,
  bureau: { readonly id: string; readonly region: string },
  year: number,
  counted: readonly CountedRow[],
  sign: Sign,
): Promise<void> {
  const above = await regionsAbove(tx, bureau.region);
  if (above.length === 0) return;
  const [publisher] = await selectPublisher(tx, { id: bureau.id });
  const kind = publisher?.type ?? '';
  const rows = withDerivedRows(counted);
  const last = await rowsNow(tx, { region: bureau.region, year: year - 1 }, bureau.id);
  const next = await rowsNow(tx, { region: bureau.region, year: year + 1 }, bureau.id);
  for (const region of above) {
    await changeSums(tx, 'rollup', { region, year, kind }, (sums: Rollup<Sum>) => addToRollup(sums, rows, sign));
    const common = (at: number, now: readonly CountedRow[], before: readonly CountedRow[]): Promise<void> =>
      changeSums(tx, 'rollup_common', { region, year: at, kind }, (sums: Rollup<CommonSum>) =>
        addToCommon(sums, now, before, sign),
      );
    if (last) await common(year, rows, last);
    if (next) await common(year + 1, next, rows);
  }
}

/** What a publisher's current report counts; null where it has none. */
async function rowsNow(tx: WriteTransaction, at: RegionYear, publisher: string): Promise<readonly CountedRow[] | null> {
  const columns = await columnsNow(tx, at);
  const place = unpackHead(at.region, columns.get(HEAD) ?? '').publishers.indexOf(publisher);
  if (place < 0) return null;
  const rows = [...columns].flatMap(([measure, cells]) =>
    measure === HEAD ? [] : (unpackRow(cells, measure, place) ?? []),
  );
  return withDerivedRows(rows);
}

/** A bureau is of another kind now, or a region belongs to another one; `change` writes it. */
export async function moveBelow(tx: WriteTransaction, id: string, change: () => Promise<void>): Promise<void> {
  const takeAlong = async (sign: Sign): Promise<void> => {
    const publisher = await tx.db.selectFrom('publisher').selectAll().where('id', '=', id).executeTakeFirst();
    if (!publisher?.region_id) return;
    const reader = readerWithin(tx);
    const isRegion = publisher.kind === 'region';
    const from = isRegion ? id : publisher.region_id;
    const sums = await sumsOfRegion(reader, from, isRegion ? null : id);
    for (const region of await regionsAbove(tx, from)) await addBelow(tx, region, sums, sign);
  };
  await takeAlong(-1);
  await change();
  await takeAlong(1);
}

async function addBelow(tx: WriteTransaction, region: string, below: Below, sign: Sign): Promise<void> {
  for (const { year, kind, sums, common } of below.values()) {
    const at = { region, year, kind };
    await changeSums(tx, 'rollup', at, (before: Rollup<Sum>) => plusRollup(before, sums, sign));
    await changeSums(tx, 'rollup_common', at, (before: Rollup<CommonSum>) => plusRollup(before, common, sign));
  }
}

/** Adds what a region holds, its bureaus and everything below them, to the regions above it: after reports were stored in bulk. */
export async function addRegionAbove(tx: WriteTransaction, region: string): Promise<void> {
  const sums = await sumsOfRegion(readerWithin(tx), region, null);
  for (const above of await regionsAbove(tx, region)) await addBelow(tx, above, sums, 1);
}

/** What decides which sums are kept: where the program knows other measures or indicators, all are added up anew. */
const SUMMED = crc32(
  JSON.stringify([
    MEASURES.map(({ id, join }) => [id, join]),
    INDICATORS.map(({ id, numerator, denominator }) => [id, numerator, denominator]),
  ]),
).toString();

const SETTING = 'sums';

/** Adds up everything below each region anew where a program that sums otherwise kept it last; nothing where no report is held. */
export async function ensureSumsAbove(db: Kysely<Tables>, writer: Writer): Promise<void> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', SETTING).executeTakeFirst();
  if (row?.value === SUMMED) return;
  const report = await db.selectFrom('report').select('id').limit(1).executeTakeFirst();
  if (report) await writer.transaction(addUpAbove);
}

/** Adds up everything below each region anew, from columns. */
export async function addUpAbove(tx: WriteTransaction): Promise<void> {
  await tx.db.deleteFrom('rollup').execute();
  await tx.db.deleteFrom('rollup_common').execute();
  for await (const { region, below } of eachBelow(readerWithin(tx))) await addBelow(tx, region, below, 1);
  await saveSetting(tx, SETTING, SUMMED);
}

interface At extends RegionYear {
  readonly kind: string;
}

type RollupName = 'rollup' | 'rollup_common';

const selectSums = {
  rollup: prepared((db, at: { region: string; year: number; kind: string }) => selectAt(db, 'rollup', at)),
  rollup_common: prepared((db, at: { region: string; year: number; kind: string }) =>
    selectAt(db, 'rollup_common', at),
  ),
} as const;

const upsertSums = {
  rollup: prepared((db, row: RollupTable) => upsert(db, 'rollup', row)),
  rollup_common: prepared((db, row: RollupCommonTable) => upsert(db, 'rollup_common', row)),
} as const;

const deleteSums = {
  rollup: prepared((db, at: { region: string; year: number; kind: string }) => deleteAt(db, 'rollup', at)),
  rollup_common: prepared((db, at: { region: string; year: number; kind: string }) =>
    deleteAt(db, 'rollup_common', at),
  ),
} as const;

function deleteAt(db: Kysely<Tables>, table: RollupName, { region, year, kind }: At) {
  return db.deleteFrom(table).where('region_id', '=', region).where('year', '=', year).where('kind', '=', kind);
}

function selectAt(db: Kysely<Tables>, table: RollupName, { region, year, kind }: At) {
  return db
    .selectFrom(table)
    .selectAll()
    .where('region_id', '=', region)
    .where('year', '=', year)
    .where('kind', '=', kind);
}

function upsert(db: Kysely<Tables>, table: RollupName, row: RollupTable) {
  return db
    .insertInto(table)
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['region_id', 'year', 'kind']).doUpdateSet({ sums: row.sums, checksum: row.checksum }),
    );
}

/** Reads the sums of a place, lets `change` make others of them, and writes those. Throws DAMAGED where they are not what was written. */
async function changeSums<Entry extends Sum | CommonSum>(
  tx: WriteTransaction,
  table: RollupName,
  { region, year, kind }: At,
  change: (before: Rollup<Entry>) => Rollup<Entry>,
): Promise<void> {
  const [kept] = await selectSums[table](tx, { region, year, kind });
  if (kept && !isSound.sums(table, kept)) throw await damagedSums(readerWithin(tx), region, toCount(year));
  const after = change(unpackRollup<Entry>(kept?.sums));
  // Where nobody is left there is nothing to add up, which is not a sum of nothing.
  const counts = Object.entries(after).filter(([, entries]) =>
    entries.some((entry) => entry.some((count) => count !== 0)),
  );
  if (counts.length === 0) return kept && deleteSums[table](tx, { region, year, kind }).then(() => {});
  const row = { region_id: region, year, kind, sums: packRollup(Object.fromEntries(counts)) };
  await upsertSums[table](tx, { ...row, checksum: rollupChecksum(table, row) });
  // Where none has been kept before, the store was empty when it was opened, and all of them are ours.
  if (!kept) await insertSetting(tx, { name: SETTING, value: SUMMED });
}

const insertSetting = prepared((db, row: { name: string; value: string }) =>
  db
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) => conflict.doNothing()),
);
