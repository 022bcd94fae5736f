/**
 * Frozen. How many mistakes of which kinds each report of a region's year has is kept in one row, so that a page of a hundred thousand findings counts none of
 * them. Rows are made when a store is opened (save/tallies.ts).
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';

interface Words {
  readonly whole: 'integer' | 'bigint';
  readonly keyedTableEnd: RawBuilder<unknown>;
}

export async function up(db: Kysely<unknown>, words: Words): Promise<void> {
  const whole = sql.raw(words.whole);
  await sql`create table finding_tally (
    region_id text not null references publisher (id),
    year ${whole} not null,
    tally text not null,
    checksum ${whole} not null,
    primary key (region_id, year)
  ) ${words.keyedTableEnd}`.execute(db);
}
