/**
 * Frozen. Regions, bureaus, their names and the changes of the data carry checksums, and each publisher says of which years reports are
 * held. What is there already is taken for right.
 */
import { crc32 } from 'node:zlib';
import { type Kysely, sql } from 'kysely';

interface Words {
  readonly whole: 'integer' | 'bigint';
}

type Field = string | number | null;
type Row = Readonly<Record<string, Field>>;

/** Columns of a table that the checksum covers, the first of them the text; and those that tell a row. */
const COVERED = {
  publisher: {
    columns: [
      ...['name_zh', 'id', 'kind', 'region_id', 'name_en', 'short_zh', 'short_en', 'type', 'since', 'until'],
      ...['illustrative', 'example', 'function', 'contact', 'position', 'held'],
    ],
    keys: { id: 'text' },
  },
  publisher_name: {
    columns: ['written', 'name', 'publisher_id', 'alias', 'former', 'until'],
    keys: { name: 'text', publisher_id: 'text' },
  },
  revision: {
    columns: ['note', 'number', 'at', 'kind', 'about', 'report_id', 'actor'],
    keys: { number: 'bigint' },
  },
} as const;

/** So many rows that a statement stays below the parameters SQLite takes. */
const CHUNK = 200;

export async function up(db: Kysely<unknown>, words: Words): Promise<void> {
  await sql`alter table publisher add column held text not null default '{}'`.execute(db);
  for (const table of Object.keys(COVERED)) {
    await sql`alter table ${sql.table(table)} add column checksum ${sql.raw(words.whole)} not null default 0`.execute(
      db,
    );
  }
  const { rows } = await sql<{ publisher: string; year: number; first: number }>`
    select report.publisher_id as publisher, report.year, min(report_version.revision) as first
    from report join report_version on report_version.report_id = report.id
    group by report.publisher_id, report.year order by report.year`.execute(db);
  for (const [publisher, reports] of Map.groupBy(rows, (row) => row.publisher)) {
    const held = JSON.stringify(Object.fromEntries(reports.map(({ year, first }) => [year, Number(first)])));
    await sql`update publisher set held = ${held} where id = ${publisher}`.execute(db);
  }
  for (const table of ['publisher', 'publisher_name', 'revision'] as const) await seal(db, table);
}

async function seal(db: Kysely<unknown>, table: keyof typeof COVERED): Promise<void> {
  const { columns, keys } = COVERED[table];
  const names = Object.keys(keys);
  const kinds = [...Object.values(keys), 'bigint'];
  const { rows } = await sql<Row>`select * from ${sql.table(table)}`.execute(db);
  const sealed = rows.map((row) => {
    const [text, ...others] = columns.map((name) => row[name] ?? null);
    return [...names.map((name) => row[name] ?? null), crc32(String(text), crc32(others.join('\u0000')))];
  });
  const same = names.map((name, place) => sql`${sql.ref(`${table}.${name}`)} = ${sql.ref(`new.column${place + 1}`)}`);
  for (let from = 0; from < sealed.length; from += CHUNK) {
    const tuples = sealed
      .slice(from, from + CHUNK)
      .map((row) => sql`(${sql.join(row.map((field, at) => sql`cast(${field} as ${sql.raw(kinds[at] ?? '')})`))})`);
    await sql`update ${sql.table(table)} set checksum = ${sql.ref(`new.column${names.length + 1}`)}
      from (values ${sql.join(tuples)}) as new where ${sql.join(same, sql` and `)}`.execute(db);
  }
}
