/**
 * Frozen. What people say of findings is kept, how each finding stands and which of them are one mistake is kept beside it, and return sheets
 * are. A revision may be about more than deadlines and days of publication, whatever else comes.
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
    words.name === 'sqlite' ? sql`integer primary key` : sql`bigint generated always as identity primary key`;
  const statements: readonly RawBuilder<unknown>[] = [
    // The check on it goes with the column.
    sql`alter table revision add column about_what text`,
    sql`update revision set about_what = about`,
    sql`alter table revision drop column about`,
    sql`alter table revision rename column about_what to about`,
    sql`create table verdict (
      id ${serial},
      report_id text not null references report (id),
      rule text not null,
      rule_version ${whole} not null,
      subject text not null,
      said text not null,
      verdict text not null check (verdict in ('confirmed', 'dismissed', 'explained', 'askedBack', 'open', 'answered')),
      reason text not null,
      actor text,
      at text not null,
      revision ${whole} not null references revision (number),
      checksum ${whole} not null
    ) ${words.tableEnd}`,
    sql`create index verdict_report on verdict (report_id, rule, subject, revision)`,
    sql`create table finding_state (
      version_id ${whole} not null references report_version (id),
      rule text not null,
      subject text not null,
      revision ${whole} not null references revision (number),
      superseded ${whole} references revision (number),
      publisher_id text not null,
      region_id text not null,
      year ${whole} not null,
      outcome text not null check (outcome in ('failed', 'suspicious')),
      severity text not null check (severity in ('error', 'warning', 'hint')),
      state text not null check (state in ('open', 'reopened', 'askedBack', 'confirmed', 'explained', 'dismissed')),
      group_number ${whole} not null,
      group_rank ${whole} not null,
      primary key (version_id, rule, subject, revision)
    ) ${words.keyedTableEnd}`,
    // In the order in which groups are listed.
    sql`create index finding_state_listed on finding_state
      (group_rank, year desc, version_id, group_number, state, rule, severity, outcome) where superseded is null`,
    sql`create index finding_state_region on finding_state
      (region_id, year, group_rank, version_id, group_number, state, rule, severity, outcome) where superseded is null`,
    sql`create index finding_state_publisher on finding_state (publisher_id, year, state) where superseded is null`,
    sql`create index finding_state_rule on finding_state (rule, state) where superseded is null`,
    sql`create table return_sheet (
      id ${serial},
      publisher_id text not null references publisher (id),
      year ${whole} not null,
      findings text not null,
      sent_on text not null,
      due_on text not null,
      answered_on text,
      actor text,
      at text not null,
      revision ${whole} not null references revision (number),
      superseded ${whole} references revision (number)
    ) ${words.tableEnd}`,
    sql`create index return_sheet_publisher on return_sheet (publisher_id, year)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
