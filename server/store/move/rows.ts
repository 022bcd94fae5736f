/** All rows of all tables, as they are copied from one database into another. */
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { textChecksum } from '../checksums.ts';
import { opened } from '../packed/deflated.ts';
import type { Tables } from '../tables/tables.ts';

/** But those that are made of the others. */
export type TableName = Exclude<keyof Tables, 'kysely_migration' | 'prose'>;

type Value = string | number | Uint8Array | null;
export type Row = Readonly<Record<string, Value>>;

interface Keyed {
  /** What tells a row, and sorts them all. */
  readonly key: readonly [string, ...string[]];
  /** Rows that are held at once: a document may be large. */
  readonly together: number;
  /** Whether the database numbers the rows by itself. */
  readonly numbered?: boolean;
}

/** Every table, behind those that it points to. */
export const TABLES: Readonly<Record<TableName, Keyed>> = {
  setting: { key: ['name'], together: 200 },
  publisher: { key: ['id'], together: 200 },
  publisher_name: { key: ['name', 'publisher_id'], together: 200 },
  revision: { key: ['number'], together: 200 },
  roster_change: { key: ['publisher_id', 'revision'], together: 200 },
  succession: { key: ['id'], together: 200, numbered: true },
  due_rule: { key: ['id'], together: 200, numbered: true },
  point_note: { key: ['id'], together: 200, numbered: true },
  saved: { key: ['id'], together: 200, numbered: true },
  pin: { key: ['id'], together: 200, numbered: true },
  pin_host: { key: ['pin_id', 'day', 'host'], together: 200 },
  briefing: { key: ['id'], together: 10, numbered: true },
  document: { key: ['hash'], together: 1 },
  report: { key: ['id'], together: 200 },
  report_version: { key: ['id'], together: 50, numbered: true },
  contents: { key: ['version_id'], together: 50 },
  finding: { key: ['version_id', 'position'], together: 200 },
  amendment: { key: ['revision'], together: 200 },
  recheck: { key: ['version_id', 'revision'], together: 200 },
  sentence: { key: ['hash', 'publisher_id'], together: 200 },
  verdict: { key: ['id'], together: 200, numbered: true },
  finding_state: { key: ['version_id', 'rule', 'subject', 'revision'], together: 200 },
  finding_tally: { key: ['region_id', 'year'], together: 20 },
  return_sheet: { key: ['id'], together: 200, numbered: true },
  counted_column: { key: ['region_id', 'measure', 'year'], together: 200 },
  roll: { key: ['region_id'], together: 200 },
  rollup: { key: ['region_id', 'year', 'kind'], together: 20 },
  rollup_common: { key: ['region_id', 'year', 'kind'], together: 20 },
  collected: { key: ['report_id'], together: 200 },
  publication_date: { key: ['report_id', 'revision'], together: 200 },
  access_key: { key: ['id'], together: 200 },
  session: { key: ['hash'], together: 200 },
  audit: { key: ['id'], together: 200, numbered: true },
};

export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

/** The rows of a table in the order of its key, so many at a time. */
export async function* batchesOf(db: Kysely<Tables>, table: TableName): AsyncGenerator<readonly Row[]> {
  const { key, together } = TABLES[table];
  const columns = sql.join(key.map((name) => sql.ref(name)));
  let last: Row | undefined;
  for (;;) {
    const after = last ? sql`where (${columns}) > (${sql.join(key.map((name) => last?.[name]))})` : sql``;
    const { rows } = await sql<Row>`
      select * from ${sql.table(table)} ${after} order by ${columns} limit ${together}`.execute(db);
    if (rows.length > 0) yield rows;
    if (rows.length < together) return;
    last = rows.at(-1);
  }
}

/** A row as every database can keep it: a NUL, which documents of earlier versions may hold, becomes a mark in its place. */
export function portable(table: TableName, row: Row): Row {
  const entries = Object.entries(row);
  if (!entries.some(([, value]) => typeof value === 'string' && value.includes('\u0000'))) return row;
  const kept: Row = Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'string' ? value.replaceAll('\u0000', '\uFFFD') : value]),
  );
  if (table !== 'document') return kept;
  return { ...kept, text_checksum: textChecksum({ hash: String(kept.hash), text: String(kept.text) }) };
}

/** Adds up what rows hold, column by column in the order of their names: the same rows give the same, whatever database they came from. */
export class RowHash {
  readonly #hash = createHash('sha256');
  rows = 0;

  /** What is kept deflated counts by its text. */
  add(kept: Row): void {
    const row: Row = opened(kept);
    this.rows += 1;
    for (const name of Object.keys(row).sort()) this.#addValue(name, row[name] ?? null);
  }

  #addValue(name: string, value: Value): void {
    const bytes = value instanceof Uint8Array ? value : Buffer.from(String(value));
    this.#hash.update(`${name} ${value === null ? 'null' : typeof value} ${bytes.length}\n`).update(bytes);
  }

  digest(): string {
    return this.#hash.digest('hex');
  }
}
