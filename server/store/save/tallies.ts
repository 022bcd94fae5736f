/**
 * What is counted of mistakes moves with how findings stand: the entry of a report in the row of its region's year is put anew in the same transaction.
 * Where there is no row yet, all of it is counted.
 */
import type { Kysely } from 'kysely';
import { countFindings } from '../find/finding-counts.ts';
import { ensureSealed } from '../find/sound.ts';
import { toCount } from '../numbers.ts';
import { kindsOf, packTally, type Tallied, talliedReports, unpackTally } from '../packed/tallies.ts';
import type { Reader } from '../reader.ts';
import { sealed } from '../sealed.ts';
import type { Tables } from '../tables/tables.ts';
import { readerWithin, type Writer, type WriteTransaction } from '../writer.ts';
import type { RegionYear } from './columns.ts';
import { prepared } from './prepared.ts';
import { insertSetting, saveSetting } from './setting.ts';

/** What a report has now; null: there is none any more. */
export interface TallyChange extends RegionYear {
  readonly publisher: string;
  readonly tallied: Tallied | null;
}

const selectRow = prepared((db, { region, year }: { region: string; year: number }) =>
  db.selectFrom('finding_tally').selectAll().where('region_id', '=', region).where('year', '=', year),
);

const insertRow = prepared((db, row: Tables['finding_tally']) =>
  db
    .insertInto('finding_tally')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['region_id', 'year']).doUpdateSet({ tally: row.tally, checksum: row.checksum }),
    ),
);

const deleteRow = prepared((db, { region, year }: { region: string; year: number }) =>
  db.deleteFrom('finding_tally').where('region_id', '=', region).where('year', '=', year),
);

export async function keepTallies(tx: WriteTransaction, changes: readonly TallyChange[]): Promise<void> {
  for (const of of Map.groupBy(changes, ({ region, year }) => `${year}/${region}`).values()) {
    const [first] = of;
    if (!first) continue;
    const at = { region: first.region, year: first.year };
    const isGone = of.every(({ tallied }) => tallied === null);
    const [row] = ensureSealed('finding_tally', [...(await selectRow(tx, at))]);
    if (isGone && !row) continue;
    const reports = row ? talliedReports(unpackTally(row.tally)) : new Map(await tallyYear(readerWithin(tx), at));
    for (const { publisher, tallied } of of) {
      if (tallied) reports.set(publisher, tallied);
      else reports.delete(publisher);
    }
    const tally = packTally(reports);
    if (reports.size === 0) await deleteRow(tx, at);
    else if (tally !== row?.tally)
      await insertRow(tx, sealed('finding_tally', { region_id: at.region, year: at.year, tally }));
  }
}

/** The reports held of a region's year, counted from their findings and how these stand. */
export async function tallyYear(reader: Reader, { region, year }: RegionYear): Promise<ReadonlyMap<string, Tallied>> {
  const held = await reader.db
    .selectFrom('report')
    .innerJoin('report_version', 'report_version.report_id', 'report.id')
    .select(['report.publisher_id', 'report_version.id'])
    .where('report.region_id', '=', region)
    .where('report.year', '=', year)
    .where('report_version.superseded', 'is', null)
    .execute();
  const counts = await countFindings(
    reader,
    held.map(({ id }) => toCount(id)),
  );
  const standings = Map.groupBy(
    await reader.db
      .selectFrom('finding_state')
      .select(['version_id', 'rule', 'outcome', 'severity', 'state', 'group_number'])
      .where('region_id', '=', region)
      .where('year', '=', year)
      .where('superseded', 'is', null)
      .execute(),
    ({ version_id }) => toCount(version_id),
  );
  return new Map(
    held.map(({ publisher_id, id }, place) => {
      const { confirmed = 0, notAssessable = 0 } = counts[place] ?? {};
      return [publisher_id, { confirmed, notAssessable, mistakes: kindsOf(standings.get(toCount(id)) ?? []) }];
    }),
  );
}

const SETTING = 'finding tallies';
const WAY = '1';

/** Nothing is to be counted when the store is opened again: each change has kept its row. */
export async function startTallies(tx: WriteTransaction): Promise<void> {
  await insertSetting(tx, { name: SETTING, value: WAY });
}

/** Counts what another program has left uncounted. Years of which nothing was ever found keep no row. */
export async function ensureTallies(db: Kysely<Tables>, writer: Writer): Promise<void> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', SETTING).executeTakeFirst();
  if (row?.value === WAY) return;
  const found = await db.selectFrom('finding').select('version_id').limit(1).executeTakeFirst();
  if (found) await writer.transaction(tallyAll);
}

/** Counts all of it anew. */
export async function tallyAll(tx: WriteTransaction): Promise<void> {
  const { db } = tx;
  await db.deleteFrom('finding_tally').execute();
  const years = await db
    .selectFrom('report')
    .innerJoin('report_version', 'report_version.report_id', 'report.id')
    .innerJoin('finding', 'finding.version_id', 'report_version.id')
    .select(['report.region_id as region', 'report.year'])
    .where('report_version.superseded', 'is', null)
    .distinct()
    .execute();
  for (const { region, year } of years) {
    const at = { region, year: toCount(year) };
    const tally = packTally(await tallyYear(readerWithin(tx), at));
    await insertRow(tx, sealed('finding_tally', { region_id: at.region, year: at.year, tally }));
  }
  await saveSetting(tx, SETTING, WAY);
}
