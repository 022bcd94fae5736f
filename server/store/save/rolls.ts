/**
 * Rolls move with the list and with what is held, in the same transaction: of a report that comes in, its year alone; else the roll of the region is
 * made anew from the list (find/rolls.ts tells what they are for).
 */
import type { Kysely } from 'kysely';
import { yearsHeld } from '../find/held-at.ts';
import { findPublishers, type PublisherRow, readBureaus } from '../find/publishers.ts';
import { toCount } from '../numbers.ts';
import { packBureaus, packFiled, unpackBureaus, unpackFiled } from '../packed/roll.ts';
import type { Reader } from '../reader.ts';
import { isSealed, sealed } from '../sealed.ts';
import type { RollTable } from '../tables/roll.ts';
import type { Tables } from '../tables/tables.ts';
import { readerWithin, type Writer, type WriteTransaction } from '../writer.ts';
import { prepared } from './prepared.ts';
import { insertSetting } from './setting.ts';

const selectRoll = prepared((db, { region }: { region: string }) =>
  db.selectFrom('roll').selectAll().where('region_id', '=', region),
);

const putRoll = prepared((db, row: RollTable) =>
  db
    .insertInto('roll')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('region_id').doUpdateSet({
        above: row.above,
        complete_since: row.complete_since,
        listed: row.listed,
        filed: row.filed,
        bureaus: row.bureaus,
        checksum: row.checksum,
      }),
    ),
);

/** A region's roll as the list has it; null where it is on no list. */
export async function rollOf(reader: Reader, id: string): Promise<RollTable | null> {
  const [region] = await findPublishers(reader, [id]);
  if (region?.kind !== 'region') return null;
  const bureaus = (await readBureaus(reader, [id])).get(id) ?? [];
  const heldBy = bureaus.map((bureau) => new Set(yearsHeld(bureau)));
  const years = [...new Set(heldBy.flatMap((held) => [...held]))].sort((a, b) => a - b);
  const all = [...years, ...yearsHeld(region)];
  const absent = new Map(
    years.map((year) => [year, heldBy.flatMap((held, place) => (held.has(year) ? [] : [place]))] as const),
  );
  return sealed('roll', {
    region_id: id,
    above: region.region_id,
    complete_since: region.complete_since === null ? null : toCount(region.complete_since),
    listed: bureaus.length,
    filed: packFiled({ held: all.length === 0 ? null : { from: Math.min(...all), to: Math.max(...all) }, absent }),
    bureaus: packBureaus(
      id,
      bureaus.map(({ id: bureau, type, since, until, position }) => ({
        ...{ id: bureau, type, position: toCount(position) },
        since: since === null ? null : toCount(since),
        until: until === null ? null : toCount(until),
      })),
    ),
  });
}

/** Makes the rolls of these regions anew; of what is none, or is on no list any more, there is none. */
export async function keepRolls(tx: WriteTransaction, regions: Iterable<string | null>): Promise<void> {
  for (const region of new Set(regions)) {
    const row = region === null ? null : await rollOf(readerWithin(tx), region);
    if (row) await putRoll(tx, row);
  }
  await insertSetting(tx, { name: SETTING, value: WAY });
}

/** What of a publisher stands on a roll. */
const ON_ROLL = ['region_id', 'type', 'since', 'until', 'position', 'held', 'complete_since'] as const;

/** After somebody on the list became another. */
export async function moveOnRoll(tx: WriteTransaction, before: PublisherRow, now: PublisherRow): Promise<void> {
  const changed = ON_ROLL.filter((name) => before[name] !== now[name]);
  if (changed.length === 0) return;
  if (now.kind === 'region') return keepRolls(tx, [now.id]);
  const had = new Set(yearsHeld(before));
  const has = new Set(yearsHeld(now));
  const isFiledOnly = changed.length === 1 && changed[0] === 'held' && [...had].every((year) => has.has(year));
  const filed = [...has].filter((year) => !had.has(year));
  if (isFiledOnly && now.region_id !== null && (await fileOnRoll(tx, now.region_id, now.id, filed))) return;
  await keepRolls(tx, [before.region_id, now.region_id]);
}

/** False where the roll is not what was written: it is to be made anew. */
async function fileOnRoll(
  tx: WriteTransaction,
  region: string,
  bureau: string,
  years: readonly number[],
): Promise<boolean> {
  const [row] = await selectRoll(tx, { region });
  if (!row || !isSealed('roll', row)) return false;
  const bureaus = unpackBureaus(region, row.bureaus);
  const at = bureaus.findIndex(({ id }) => id === bureau);
  if (at < 0) return false;
  const { held, absent } = unpackFiled(row.filed);
  const after = new Map(absent);
  for (const year of years)
    after.set(
      year,
      (after.get(year) ?? bureaus.map((_, place) => place)).filter((place) => place !== at),
    );
  const all = [...years, ...(held ? [held.from, held.to] : [])];
  const filed = packFiled({
    held: all.length === 0 ? null : { from: Math.min(...all), to: Math.max(...all) },
    absent: new Map([...after].sort(([a], [b]) => a - b)),
  });
  await putRoll(tx, sealed('roll', { ...row, filed }));
  return true;
}

const SETTING = 'rolls';
const WAY = '1';

/** Makes the rolls of a list that another program kept. */
export async function ensureRolls(db: Kysely<Tables>, writer: Writer): Promise<void> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', SETTING).executeTakeFirst();
  if (row?.value === WAY) return;
  const regions = await db.selectFrom('publisher').select('id').where('kind', '=', 'region').execute();
  if (regions.length > 0)
    await writer.transaction((tx) =>
      keepRolls(
        tx,
        regions.map(({ id }) => id),
      ),
    );
}
