/**
 * Frozen. What people changed in reports stands in a table of its own: a figure that was corrected, a report that was withdrawn.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';

interface Words {
  readonly whole: 'integer' | 'bigint';
  readonly tableEnd: RawBuilder<unknown>;
}

export async function up(db: Kysely<unknown>, words: Words): Promise<void> {
  const whole = sql.raw(words.whole);
  const statements: readonly RawBuilder<unknown>[] = [
    sql`create table amendment (
      revision ${whole} primary key references revision (number),
      report_id text not null references report (id),
      place text,
      printed text,
      value text,
      reason text not null,
      source text,
      superseded ${whole} references revision (number),
      ended text check (ended in ('withdrawn', 'replaced', 'dropped')),
      ended_reason text,
      checksum ${whole} not null,
      check ((place is null) = (printed is null) and (place is null) = (value is null)),
      check ((superseded is null) = (ended is null) and superseded >= revision)
    ) ${words.tableEnd}`,
    sql`create index amendment_report on amendment (report_id, revision)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
