/**
 * Frozen. A change of the list keeps what it changed of names: the full and the short one, in both languages, as they were before. Of changes made before,
 * nothing more is known than the Chinese name that a renaming tells.
 */
import { crc32 } from 'node:zlib';
import { type Kysely, sql } from 'kysely';

interface Row {
  readonly revision: number | string;
  readonly publisher_id: string;
  readonly checksum: number | string;
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table roster_change add column names_before text`.execute(db);
  const { rows } = await sql<Row>`select revision, publisher_id, checksum from roster_change`.execute(db);
  for (const { revision, publisher_id, checksum } of rows) {
    // One that is damaged already stays so.
    if (Number(checksum) !== crc32(['roster_change', revision, publisher_id].join('\u0000'))) continue;
    const sealed = crc32(['roster_change', revision, publisher_id, null].join('\u0000'));
    await sql`update roster_change set checksum = ${sealed}
      where revision = ${revision} and publisher_id = ${publisher_id}`.execute(db);
  }
}
