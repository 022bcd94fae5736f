/**
 * Frozen. Charts that somebody pinned and carried away, and from which sites they are fetched: hosts and counts a day, nothing of readers.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';

interface Words {
  readonly name: 'sqlite' | 'postgres';
  readonly whole: 'integer' | 'bigint';
  readonly tableEnd: RawBuilder<unknown>;
  readonly keyedTableEnd: RawBuilder<unknown>;
}

export async function up(db: Kysely<unknown>, words: Words): Promise<void> {
  const whole = sql.raw(words.whole);
  const serial =
    words.name === 'postgres' ? sql`bigint generated always as identity primary key` : sql`integer primary key`;
  const statements: readonly RawBuilder<unknown>[] = [
    sql`create table pin (
      id ${serial},
      address text not null unique,
      since ${whole} not null,
      actor text not null,
      at text not null
    ) ${words.tableEnd}`,
    sql`create table pin_host (
      pin_id ${whole} not null references pin (id),
      day text not null,
      host text not null,
      count ${whole} not null,
      primary key (pin_id, day, host)
    ) ${words.keyedTableEnd}`,
  ];
  for (const statement of statements) await statement.execute(db);
}
