/**
 * Frozen. Lists and counts of findings are answered from indexes alone: an index over what is current has to hold that it is (`superseded`), or each of
 * its rows is looked up. A hundred thousand are counted in 6 ms, and were in 56.
 */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`drop index finding_state_listed`,
    sql`drop index finding_state_region`,
    sql`drop index finding_state_publisher`,
    sql`drop index finding_state_rule`,
    sql`create index finding_state_listed on finding_state
      (group_rank, year desc, version_id, group_number, state, severity, outcome, rule, publisher_id, superseded)
      where superseded is null`,
    sql`create index finding_state_region on finding_state
      (region_id, year, group_rank, version_id, group_number, state, severity, outcome, rule, publisher_id, superseded)
      where superseded is null`,
    sql`create index finding_state_publisher on finding_state (publisher_id, year, state, superseded)
      where superseded is null`,
    sql`create index finding_state_rule on finding_state (rule, state, severity, outcome, superseded)
      where superseded is null`,
  ];
  for (const statement of statements) await statement.execute(db);
}
