/**
 * Frozen. What an editor says of a number: of a bureau or region, a year and a measure, as long as nobody takes it back.
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
    sql`create table point_note (
      id ${serial},
      publisher_id text not null references publisher (id),
      scope text not null check (scope in ('own', 'bureaus', 'governmentWide')),
      quantity text,
      year ${whole} not null,
      onward ${whole} not null check (onward in (0, 1)),
      kind text not null check (kind in ('method', 'oneOff', 'scope', 'other')),
      zh text not null,
      en text,
      revision ${whole} not null references revision (number),
      superseded ${whole} references revision (number),
      checksum ${whole} not null
    ) ${words.tableEnd}`,
    sql`create index point_note_publisher on point_note (publisher_id)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
