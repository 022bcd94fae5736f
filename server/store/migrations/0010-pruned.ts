/**
 * Frozen. A document that a newer one replaced may be pruned: its bytes go, and the day on which they went is kept. The index lists
 * the versions that were replaced, of which there are few.
 */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table document add column pruned_at text`.execute(db);
  await sql`create index report_version_superseded on report_version (superseded) where superseded is not null`.execute(
    db,
  );
}
