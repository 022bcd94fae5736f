/**
 * Frozen. Briefings that somebody keeps: whose year they are on, the text as it was edited, and of one that is signed what it said, its charts
 * included.
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
    sql`create table briefing (
      id ${serial},
      region_id text not null,
      publisher_id text not null,
      year ${whole} not null,
      lang text not null check (lang in ('zh', 'en')),
      title text not null,
      text text not null,
      version ${whole} not null,
      actor text not null,
      at text not null,
      edited_by text not null,
      edited_at text not null,
      copied_from ${whole},
      revision ${whole},
      signed_by text,
      signed_at text,
      content text,
      checksum ${whole} not null,
      check ((revision is null) = (content is null) and (revision is null) = (signed_by is null))
    ) ${words.tableEnd}`,
    sql`create index briefing_region on briefing (region_id)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
