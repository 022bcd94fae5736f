/** Keys for those who may change data; how sure the reading of a cell was; repairs proposed; who made a change. */
import { type Kysely, sql } from 'kysely';

interface Words {
  readonly tableEnd: ReturnType<typeof sql>;
}

export async function up(db: Kysely<unknown>, { tableEnd }: Words): Promise<void> {
  await sql`create table access_key (
    id text primary key,
    hash text not null unique,
    label text not null,
    created_at text not null,
    used_at text,
    revoked_at text
  ) ${tableEnd}`.execute(db);
  await sql`alter table figure add column confidence text`.execute(db);
  await sql`alter table report_version add column repairs text not null default '[]'`.execute(db);
  await sql`alter table revision add column actor text`.execute(db);
}
