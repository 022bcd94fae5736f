/**
 * Frozen. What is found in a version may change while the version stays: a report of the year beside it came in. Findings hold from a
 * revision on, and up to one; how many there are then is kept beside them. Which reports share sentences is told by an index of these.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';

interface Words {
  readonly whole: 'integer' | 'bigint';
  readonly keyedTableEnd: RawBuilder<unknown>;
}

export async function up(db: Kysely<unknown>, words: Words): Promise<void> {
  const whole = sql.raw(words.whole);
  const statements: readonly RawBuilder<unknown>[] = [
    sql`alter table finding add column revision ${whole}`,
    sql`alter table finding add column superseded ${whole}`,
    sql`drop index finding_rank`,
    sql`create index finding_rank on finding (rank, version_id) where rank < 30 and superseded is null`,
    sql`create table recheck (
      version_id ${whole} not null references report_version (id),
      revision ${whole} not null references revision (number),
      superseded ${whole} references revision (number),
      finding_counts text not null,
      checksum ${whole} not null,
      primary key (version_id, revision)
    ) ${words.keyedTableEnd}`,
    sql`create table sentence (
      hash ${whole} not null,
      publisher_id text not null,
      version_id ${whole} not null,
      primary key (hash, publisher_id)
    ) ${words.keyedTableEnd}`,
    sql`create index sentence_version on sentence (version_id)`,
  ];
  for (const statement of statements) await statement.execute(db);
  const { rows } = await sql`select id from report limit 1`.execute(db);
  const known = JSON.stringify(Object.fromEntries(RULES.map((id) => [id, 1])));
  if (rows.length > 0) await sql`insert into setting (name, value) values ('rules applied', ${known})`.execute(db);
}

/** The rules that were applied to whatever was stored before. */
const RULES: readonly string[] = [
  ...['T-MISSING', 'T2-NONNEG', 'T2-19-IDLE', 'T3-BAL', 'T3-COLSUM', 'T3-ROWSUM', 'T3-ROWTOTAL-BLANK'],
  ...['T3-PARTIAL-BLANK', 'T3-NONNEG', 'T3-ZERO-ALL', 'T4-SUM', 'T4-BLANK', 'T4-AFTER', 'T4-NONNEG', 'TA-SUM'],
  ...['TX-BREAK', 'TX-TOTAL', 'TX-TWICE', 'TX-NEW', 'TX-DONE', 'TX-OUT', 'TX-REV', 'TX-T2', 'TX-SHARE', 'TX-NONNEG'],
  ...['TX-SCOPE', 'TX-ALLDONE', 'TX-PERIOD', 'TX-CITE', 'TX-SECTIONS', 'TX-SEC5', 'TX-FEE'],
];
