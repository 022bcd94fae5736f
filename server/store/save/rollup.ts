/**
 * Rollups move with each accepted version: what it counted is added, what the version before it counted is taken away, in
 * the same transaction. So a region's trend reads one row a year, whatever number of reports stands behind it, and the
 * rows always equal the sums computed afresh (a test holds them to it).
 */
import type { Kysely } from 'kysely';
import {
  addToCommon,
  addToRollup,
  type CommonSum,
  type CountedRow,
  type Sign,
  type Sum,
} from '../../../schema/rollup/rollup.ts';
import { isSound, rollupChecksum } from '../checksums.ts';
import { damagedSums } from '../find/sound.ts';
import { packRollup, unpackRollup } from '../packed/rollups.ts';
import type { RollupCommonTable, RollupTable } from '../tables/rollup.ts';
import type { Tables } from '../tables/tables.ts';
import { readerWithin, type WriteTransaction } from '../writer.ts';
import { prepared } from './prepared.ts';

export interface RegionYear {
  readonly region: string;
  readonly year: number;
}

/** Adds (sign 1) or takes away (sign −1) what one report counts in its region's year. */
export async function applyToRollup(
  tx: WriteTransaction,
  at: RegionYear,
  rows: readonly CountedRow[],
  sign: Sign,
): Promise<void> {
  const before = unpackRollup<Sum>(await keptSums(tx, 'rollup', at));
  await keepSums(tx, 'rollup', at, packRollup(addToRollup(before, rows, sign)));
}

/** The same for the common set of a year and the year before: one bureau's reports of both. */
export async function applyToCommon(
  tx: WriteTransaction,
  at: RegionYear,
  rows: readonly CountedRow[],
  rowsBefore: readonly CountedRow[],
  sign: Sign,
): Promise<void> {
  const before = unpackRollup<CommonSum>(await keptSums(tx, 'rollup_common', at));
  await keepSums(tx, 'rollup_common', at, packRollup(addToCommon(before, rows, rowsBefore, sign)));
}

const selectSums = {
  rollup: prepared((db, { region, year }: { region: string; year: number }) =>
    db.selectFrom('rollup').selectAll().where('region_id', '=', region).where('year', '=', year),
  ),
  rollup_common: prepared((db, { region, year }: { region: string; year: number }) =>
    db.selectFrom('rollup_common').selectAll().where('region_id', '=', region).where('year', '=', year),
  ),
} as const;

const upsertSums = {
  rollup: prepared((db, row: RollupTable) => upsert(db, 'rollup', row)),
  rollup_common: prepared((db, row: RollupCommonTable) => upsert(db, 'rollup_common', row)),
} as const;

type RollupName = keyof typeof selectSums;

function upsert(db: Kysely<Tables>, table: RollupName, row: RollupTable) {
  return db
    .insertInto(table)
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['region_id', 'year']).doUpdateSet({ sums: row.sums, checksum: row.checksum }),
    );
}

async function keptSums(
  tx: WriteTransaction,
  table: RollupName,
  { region, year }: RegionYear,
): Promise<string | undefined> {
  const [row] = await selectSums[table](tx, { region, year });
  if (row && !isSound.sums(table, row)) throw await damagedSums(readerWithin(tx), region, year);
  return row?.sums;
}

async function keepSums(tx: WriteTransaction, table: RollupName, at: RegionYear, sums: string): Promise<void> {
  const row = { region_id: at.region, year: at.year, sums };
  await upsertSums[table](tx, { ...row, checksum: rollupChecksum(table, row) });
}
