/** A database of PostgreSQL that is as it was at first again whenever a test has done with it. */
import pg from 'pg';

export interface EmptyDatabase {
  readonly name: string;
  /** Takes out what was put in; false where its tables are not what they were, and it is of no use any more. */
  empty(): Promise<boolean>;
}

const TABLES = `select quote_ident(relname) as name from pg_class
  where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'kysely%'`;
/** Any change of a table, a column, an index or a trigger leaves another mark in one of these catalogs. */
const LAYOUT = ['pg_class', 'pg_attribute', 'pg_constraint', 'pg_trigger', 'pg_proc']
  .map((catalog) => `select '${catalog}' || ctid::text || xmin::text as mark from ${catalog}`)
  .join(' union all ');
const LAID = `select md5(string_agg(mark, ' ' order by mark)) as layout from (${LAYOUT}) marks`;
/** What sets each sequence to where it stands. */
const COUNTED = `select format('select setval(%L, %s, %L)', quote_ident(sequencename), coalesce(last_value, start_value), last_value is not null) as again
  from pg_sequences where schemaname = 'public'`;

/** `url`: of the database, as it was laid and before anything is in it. */
export async function emptyDatabase(url: string, name: string): Promise<EmptyDatabase> {
  const first = await connected(url);
  const tables = (await first.query<{ name: string }>(TABLES)).rows.map((row) => row.name);
  const layout = await layoutOf(first);
  const rows: string[] = [];
  for (const table of tables) rows.push(await rowsOf(first, table));
  const counted = (await first.query<{ again: string }>(COUNTED)).rows.map((row) => row.again);
  await first.end();
  // Rows go one table after another, whatever points to them.
  const emptied = ['begin', 'set local session_replication_role = replica']
    .concat(tables.map((table) => `delete from ${table}`))
    .concat(counted, 'commit');
  return {
    name,
    async empty() {
      const client = await connected(url);
      try {
        if ((await layoutOf(client)) !== layout) return false;
        await client.query(emptied.join('; '));
        for (const [at, table] of tables.entries())
          if (rows[at] !== '[]')
            await client.query(
              `insert into ${table} overriding system value select * from json_populate_recordset(null::${table}, $1)`,
              [rows[at]],
            );
        return true;
      } finally {
        await client.end();
      }
    },
  };
}

/** Asks one thing, over a connection of its own. */
export async function asked(url: string, text: string): Promise<void> {
  const client = await connected(url);
  await client.query(text).finally(() => client.end());
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  return client;
}

async function layoutOf(client: pg.Client): Promise<string | undefined> {
  return (await client.query<{ layout: string }>(LAID)).rows[0]?.layout;
}

async function rowsOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ all: string }>(
    `select coalesce(json_agg(t), '[]')::text as all from ${table} t`,
  );
  return rows[0]?.all ?? '[]';
}
