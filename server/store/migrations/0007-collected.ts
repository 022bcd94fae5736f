/** Frozen. Where reports were collected by their web address, and what the site said of them, to ask for them again. */
import { type Kysely, type RawBuilder, sql } from 'kysely';

interface Words {
  readonly keyedTableEnd: RawBuilder<unknown>;
}

export async function up(db: Kysely<unknown>, { keyedTableEnd }: Words): Promise<void> {
  await sql`create table collected (
    report_id text primary key references report (id) on delete cascade,
    address text not null,
    page_etag text,
    page_last_modified text,
    page_hash text not null,
    file_address text not null,
    file_etag text,
    file_last_modified text,
    file_hash text not null,
    document_hash text not null,
    at text not null,
    asked_at text,
    outcome text check (outcome in ('unchanged', 'changed', 'gone'))
  ) ${keyedTableEnd}`.execute(db);
}
