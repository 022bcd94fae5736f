/**
 * Frozen. Deadlines, days of publication, what became of bureaus, who was touched by which change of the list, return sheets, pinned charts,
 * addresses of collected reports, keys and what was done carry checksums; those of notes and of what was saved cover when they ended. What is there already
 * is taken for right.
 */
import { crc32 } from 'node:zlib';
import { type Kysely, sql } from 'kysely';

interface Words {
  readonly whole: 'integer' | 'bigint';
}

type Field = string | number | null;
type Row = Readonly<Record<string, Field>>;
type Keys = Readonly<Record<string, 'text' | 'bigint'>>;

const COVERED: Readonly<Record<string, { readonly columns: readonly string[]; readonly keys: Keys }>> = {
  due_rule: {
    columns: ['region_id', 'kind', 'since', 'month', 'day', 'revision', 'superseded'],
    keys: { id: 'bigint' },
  },
  publication_date: {
    columns: ['report_id', 'revision', 'published_on', 'source', 'actor', 'at'],
    keys: { report_id: 'text', revision: 'bigint' },
  },
  roster_change: { columns: ['revision', 'publisher_id'], keys: { publisher_id: 'text', revision: 'bigint' } },
  succession: {
    columns: ['predecessor_id', 'successor_id', 'kind', 'on_date', 'document', 'former_name', 'revision'],
    keys: { id: 'bigint' },
  },
  return_sheet: {
    columns: [
      ...['publisher_id', 'year', 'findings', 'sent_on', 'due_on', 'answered_on', 'actor', 'at'],
      ...['revision', 'superseded'],
    ],
    keys: { id: 'bigint' },
  },
  pin: { columns: ['address', 'since', 'actor', 'at'], keys: { id: 'bigint' } },
  pin_host: { columns: ['pin_id', 'day', 'host', 'count'], keys: { pin_id: 'bigint', day: 'text', host: 'text' } },
  collected: {
    columns: [
      ...['report_id', 'address', 'page_etag', 'page_last_modified', 'page_hash'],
      ...['file_address', 'file_etag', 'file_last_modified', 'file_hash', 'document_hash'],
      ...['at', 'asked_at', 'outcome'],
    ],
    keys: { report_id: 'text' },
  },
  access_key: {
    columns: ['id', 'hash', 'label', 'created_at', 'used_at', 'revoked_at', 'role', 'publisher_id', 'expires_at'],
    keys: { id: 'text' },
  },
  audit: { columns: ['at', 'actor', 'action', 'subject', 'detail'], keys: { id: 'bigint' } },
};

/** So many rows that a statement stays below the parameters SQLite takes. */
const CHUNK = 200;

export async function up(db: Kysely<unknown>, words: Words): Promise<void> {
  for (const [table, { columns, keys }] of Object.entries(COVERED)) {
    await sql`alter table ${sql.table(table)} add column checksum ${sql.raw(words.whole)} not null default 0`.execute(
      db,
    );
    const { rows } = await sql<Row>`select * from ${sql.table(table)}`.execute(db);
    await keepChecksums(db, table, keys, rows, (row) =>
      crc32([table, ...columns.map((column) => row[column])].join('\u0000')),
    );
  }
  for (const [table, columns] of Object.entries(ENDING)) {
    const { rows } = await sql<Row>`select * from ${sql.table(table)} where superseded is not null`.execute(db);
    const checksum = (row: Row, also: readonly Field[]) =>
      crc32(String(row.zh), crc32([...columns.map((column) => row[column]), ...also].join('\u0000')));
    // One that is damaged already stays so.
    const sound = rows.filter((row) => Number(row.checksum) === checksum(row, []));
    await keepChecksums(db, table, { id: 'bigint' }, sound, (row) => checksum(row, [row.superseded ?? null]));
  }
}

/** What the checksums of notes and of what was saved covered behind `zh`; from here on also when they ended. */
const ENDING: Readonly<Record<string, readonly string[]>> = {
  point_note: ['en', 'publisher_id', 'scope', 'quantity', 'year', 'onward', 'kind', 'revision'],
  saved: ['en', 'region_id', 'kind', 'holds', 'revision'],
};

async function keepChecksums(
  db: Kysely<unknown>,
  table: string,
  keys: Keys,
  rows: readonly Row[],
  checksum: (row: Row) => number,
): Promise<void> {
  const names = Object.keys(keys);
  const kinds = [...Object.values(keys), 'bigint'];
  const kept = rows.map((row) => [...names.map((name) => row[name] ?? null), checksum(row)]);
  const same = names.map((name, place) => sql`${sql.ref(`${table}.${name}`)} = ${sql.ref(`new.column${place + 1}`)}`);
  for (let from = 0; from < kept.length; from += CHUNK) {
    const tuples = kept
      .slice(from, from + CHUNK)
      .map((row) => sql`(${sql.join(row.map((field, at) => sql`cast(${field} as ${sql.raw(kinds[at] ?? '')})`))})`);
    await sql`update ${sql.table(table)} set checksum = ${sql.ref(`new.column${names.length + 1}`)}
      from (values ${sql.join(tuples)}) as new where ${sql.join(same, sql` and `)}`.execute(db);
  }
}
