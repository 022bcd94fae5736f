/** Frozen. Of a region it may be said since which report year its list of bureaus is complete. A row of which it is not said keeps its checksum. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>, { whole }: { readonly whole: 'integer' | 'bigint' }): Promise<void> {
  await sql`alter table publisher add column complete_since ${sql.raw(whole)}`.execute(db);
}
