/**
 * Frozen. Bureaus through time: names that they had, what became of them, and which revision touched whom; deadlines and days
 * of publication that people entered. Two publishers may share a name now: who is meant, the year of a document can tell.
 * Until here nothing but the examples could enter a publisher, so that all there are came with the program.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';

interface Words {
  readonly whole: 'integer' | 'bigint';
  readonly tableEnd: RawBuilder<unknown>;
  readonly keyedTableEnd: RawBuilder<unknown>;
  readonly name: 'sqlite' | 'postgres';
}

export async function up(db: Kysely<unknown>, words: Words): Promise<void> {
  const { tableEnd, keyedTableEnd } = words;
  const whole = sql.raw(words.whole);
  const serial =
    words.name === 'sqlite' ? sql`integer primary key` : sql`bigint generated always as identity primary key`;
  const statements: readonly RawBuilder<unknown>[] = [
    sql`alter table publisher add column example ${whole} not null default 0`,
    sql`alter table publisher add column function text`,
    sql`alter table publisher add column contact text`,
    sql`update publisher set example = 1`,
    sql`drop index publisher_name_publisher`,
    sql`alter table publisher_name rename to publisher_name_before`,
    sql`create table publisher_name (
      name text not null,
      publisher_id text not null references publisher (id),
      written text not null,
      alias ${whole} not null check (alias in (0, 1)),
      former ${whole} not null default 0 check (former in (0, 1)),
      until ${whole},
      primary key (name, publisher_id)
    ) ${keyedTableEnd}`,
    sql`insert into publisher_name (name, publisher_id, written, alias)
      select name, publisher_id, written, alias from publisher_name_before`,
    sql`drop table publisher_name_before`,
    sql`create index publisher_name_publisher on publisher_name (publisher_id)`,
    sql`create table roster_change (
      revision ${whole} not null references revision (number),
      publisher_id text not null references publisher (id),
      primary key (publisher_id, revision)
    ) ${keyedTableEnd}`,
    sql`create index roster_change_revision on roster_change (revision)`,
    sql`create table succession (
      id ${serial},
      predecessor_id text references publisher (id),
      successor_id text references publisher (id),
      kind text not null check (kind in ('renamed', 'merged', 'split', 'moved', 'ended', 'begun')),
      on_date text,
      document text,
      former_name text,
      revision ${whole} not null references revision (number),
      check (predecessor_id is not null or successor_id is not null)
    ) ${tableEnd}`,
    sql`create index succession_predecessor on succession (predecessor_id)`,
    sql`create index succession_successor on succession (successor_id)`,
    sql`create table due_rule (
      id ${serial},
      region_id text references publisher (id),
      kind text,
      month ${whole} not null check (month between 1 and 12),
      day ${whole} not null check (day between 1 and 31),
      revision ${whole} not null references revision (number),
      superseded ${whole} references revision (number)
    ) ${tableEnd}`,
    sql`create unique index due_rule_current on due_rule (coalesce(region_id, ''), coalesce(kind, '')) where superseded is null`,
    sql`create table publication_date (
      report_id text not null references report (id),
      revision ${whole} not null references revision (number),
      published_on text not null,
      source text not null,
      actor text,
      at text not null,
      primary key (report_id, revision)
    ) ${keyedTableEnd}`,
    sql`create table setting (name text primary key, value text not null) ${keyedTableEnd}`,
  ];
  for (const statement of statements) await statement.execute(db);
}
