/**
 * Frozen. The columns of a region stand side by side, so that a report changes a few pages of the file and not one for each measure.
 * And what a version holds is kept deflated behind what nearly every report has in common (packed/dictionary.ts, the first), a byte
 * and a checksum in front. The texts stay what they were, and so do their checksums: what was damaged before is so afterwards.
 *
 * `ahead` carries over some versions at a time, each time in a change of its own and any number of times: what an upgrade that was
 * ended halfway has done need not be done again. `up` carries over what is left, and puts the new table in the place of the old one.
 */
import { crc32, deflateRawSync } from 'node:zlib';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { DICTIONARY } from '../packed/dictionary.ts';

interface Words {
  readonly bytes: 'blob' | 'bytea';
  readonly whole: 'integer' | 'bigint';
  readonly tableEnd: RawBuilder<unknown>;
  readonly keyedTableEnd: RawBuilder<unknown>;
}

/** Versions in memory at a time. */
const CHUNK = 200;
const NAMES = ['counted', 'printed', 'narrative'] as const;

interface Row extends Readonly<Record<(typeof NAMES)[number], string>> {
  readonly version_id: number | string;
  readonly counted_checksum: number | string;
  readonly printed_checksum: number | string;
  readonly narrative_checksum: number | string;
}

export async function up(db: Kysely<unknown>, words: Words): Promise<void> {
  await createTable(db, words);
  while (await carrySome(db)) {
    // Until nothing is left.
  }
  await sql`delete from contents_deflated where version_id not in (select version_id from contents)`.execute(db);
  await sql`drop table contents`.execute(db);
  await sql`alter table contents_deflated rename to contents`.execute(db);
  await setColumnsSideBySide(db, words);
}

async function setColumnsSideBySide(db: Kysely<unknown>, { whole: type, keyedTableEnd }: Words): Promise<void> {
  const whole = sql.raw(type);
  await sql`alter table counted_column rename to counted_column_before`.execute(db);
  await sql`create table counted_column (
    region_id text not null,
    measure text not null,
    year ${whole} not null,
    cells text not null,
    checksum ${whole} not null,
    primary key (region_id, measure, year)
  ) ${keyedTableEnd}`.execute(db);
  await sql`insert into counted_column (region_id, measure, year, cells, checksum)
    select region_id, measure, year, cells, checksum from counted_column_before
    order by region_id, measure, year`.execute(db);
  await sql`drop table counted_column_before`.execute(db);
}

/** Before the migration, outside its change; `told` hears how many versions are carried over, and of how many. */
export async function ahead(
  db: Kysely<unknown>,
  words: Words,
  told: (done: number, all: number) => void,
): Promise<void> {
  await createTable(db, words);
  const { rows } = await sql<{ all: number | string; done: number | string }>`
    select (select count(*) from contents) as "all", (select count(*) from contents_deflated) as done`.execute(db);
  const all = Number(rows[0]?.all ?? 0);
  for (let done = Number(rows[0]?.done ?? 0); ; ) {
    const more = await db.transaction().execute(carrySome);
    if (more === 0) return;
    done += more;
    told(done, all);
  }
}

async function createTable(db: Kysely<unknown>, { bytes, whole: type, tableEnd }: Words): Promise<void> {
  const [blob, whole] = [sql.raw(bytes), sql.raw(type)];
  await sql`create table if not exists contents_deflated (
    version_id ${whole} primary key references report_version (id),
    counted ${blob} not null,
    printed ${blob} not null,
    narrative ${blob} not null,
    counted_checksum ${whole} not null,
    printed_checksum ${whole} not null,
    narrative_checksum ${whole} not null
  ) ${tableEnd}`.execute(db);
}

/** Carries over the next versions, and answers how many. */
async function carrySome(db: Kysely<unknown>): Promise<number> {
  const { rows } = await sql<Row>`
    select * from contents where version_id > (select coalesce(max(version_id), -1) from contents_deflated)
    order by version_id limit ${CHUNK}`.execute(db);
  if (rows.length === 0) return 0;
  const values = rows.map((row) => {
    const [counted, printed, narrative] = NAMES.map((name) => deflated(name, row[name]));
    return sql`(${row.version_id}, ${counted}, ${printed}, ${narrative},
      ${row.counted_checksum}, ${row.printed_checksum}, ${row.narrative_checksum})`;
  });
  await sql`insert into contents_deflated values ${sql.join(values)}`.execute(db);
  return rows.length;
}

function deflated(name: (typeof NAMES)[number], text: string): Buffer {
  const packed = deflateRawSync(text, { dictionary: DICTIONARY[name], level: 9 });
  const head = Buffer.alloc(5);
  head.writeUInt8(1);
  head.writeUInt32BE(crc32(packed, crc32(name)), 1);
  return Buffer.concat([head, packed]);
}
