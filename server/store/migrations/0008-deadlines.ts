/**
 * Frozen. A deadline that is set holds from a report year on, so that who was late before stays as it was; a day of
 * publication that was entered by mistake can be taken back; and a revision says that it was one of these. Nothing could
 * write deadlines or days of publication until here.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';

interface Words {
  readonly whole: 'integer' | 'bigint';
  readonly keyedTableEnd: RawBuilder<unknown>;
}

export async function up(db: Kysely<unknown>, words: Words): Promise<void> {
  const whole = sql.raw(words.whole);
  const statements: readonly RawBuilder<unknown>[] = [
    sql`alter table revision add column about text check (about in ('deadline', 'publication'))`,
    sql`alter table due_rule add column since ${whole}`,
    sql`drop index due_rule_current`,
    sql`create unique index due_rule_current
      on due_rule (coalesce(region_id, ''), coalesce(kind, ''), coalesce(since, 0)) where superseded is null`,
    sql`drop table publication_date`,
    sql`create table publication_date (
      report_id text not null references report (id),
      revision ${whole} not null references revision (number),
      published_on text,
      source text,
      actor text,
      at text not null,
      primary key (report_id, revision),
      check ((published_on is null) = (source is null))
    ) ${words.keyedTableEnd}`,
  ];
  for (const statement of statements) await statement.execute(db);
}
