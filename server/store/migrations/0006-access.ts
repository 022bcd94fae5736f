/** Frozen. Keys say whose they are and how far they reach; sessions opened with them; what was done that is no revision. */
import { type Kysely, type RawBuilder, sql } from 'kysely';

interface Words {
  readonly name: 'sqlite' | 'postgres';
  readonly tableEnd: RawBuilder<unknown>;
  readonly keyedTableEnd: RawBuilder<unknown>;
}

export async function up(db: Kysely<unknown>, { name, tableEnd, keyedTableEnd }: Words): Promise<void> {
  const serial = sql.raw(name === 'sqlite' ? 'integer primary key' : 'bigint generated always as identity primary key');
  const statements: readonly RawBuilder<unknown>[] = [
    // The keys that exist could do everything.
    sql`alter table access_key add column role text not null default 'administrator'
      check (role in ('bureau', 'editor', 'administrator'))`,
    // No reference: a key for a bureau that was removed reaches nothing, and must not keep it on the list.
    sql`alter table access_key add column publisher_id text`,
    sql`alter table access_key add column expires_at text`,
    sql`create table session (
      hash text primary key,
      key_id text not null references access_key (id),
      created_at text not null,
      used_at text not null
    ) ${keyedTableEnd}`,
    sql`create index session_key on session (key_id)`,
    sql`create table audit (
      id ${serial},
      at text not null,
      actor text not null,
      action text not null,
      subject text,
      detail text not null
    ) ${tableEnd}`,
    sql`create index audit_at on audit (at)`,
    sql`create index revision_at on revision (at)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
