/**
 * Frozen. Charts and sets of bureaus that editors save for a region under a name. What a set holds never changes; its name may, and one
 * that is removed stays, since addresses name it.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';

interface Words {
  readonly name: 'sqlite' | 'postgres';
  readonly whole: 'integer' | 'bigint';
  readonly tableEnd: RawBuilder<unknown>;
}

export async function up(db: Kysely<unknown>, words: Words): Promise<void> {
  const whole = sql.raw(words.whole);
  const serial =
    words.name === 'postgres' ? sql`bigint generated always as identity primary key` : sql`integer primary key`;
  const statements: readonly RawBuilder<unknown>[] = [
    sql`create table saved (
      id ${serial},
      region_id text not null references publisher (id),
      kind text not null check (kind in ('chart', 'set')),
      holds text not null,
      zh text not null,
      en text,
      revision ${whole} not null references revision (number),
      superseded ${whole} references revision (number),
      checksum ${whole} not null
    ) ${words.tableEnd}`,
    sql`create index saved_region on saved (region_id)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
