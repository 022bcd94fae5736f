/**
 * Frozen. Who reports in each region is kept in one row, so that a question about a nation looks at no bureau. Rows are made when a store is opened
 * (save/rolls.ts).
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';

interface Words {
  readonly whole: 'integer' | 'bigint';
  readonly keyedTableEnd: RawBuilder<unknown>;
}

export async function up(db: Kysely<unknown>, words: Words): Promise<void> {
  const whole = sql.raw(words.whole);
  await sql`create table roll (
    region_id text primary key not null references publisher (id),
    above text,
    complete_since ${whole},
    listed ${whole} not null,
    filed text not null,
    bureaus text not null,
    checksum ${whole} not null
  ) ${words.keyedTableEnd}`.execute(db);
}
