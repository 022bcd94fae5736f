/** One table of a database: counted, written whole, read again. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { Problem } from '../../../schema/problem.ts';
import { toCount } from '../numbers.ts';
import type { Tables } from '../tables/tables.ts';
import type { WriteTransaction } from '../writer.ts';
import { batchesOf, type Row, RowHash, TABLE_NAMES, TABLES, type TableName } from './rows.ts';

export interface MovedTable {
  readonly table: TableName;
  readonly rows: number;
  /** Over everything in the rows, hexadecimal. */
  readonly hash: string;
}

export async function countOf(db: Kysely<Tables>, table: TableName): Promise<number> {
  const { rows } = await sql<{ count: number | string }>`select count(*) as count from ${sql.table(table)}`.execute(db);
  return toCount(rows[0]?.count);
}

/** Throws BAD_ARGUMENT where any table has rows. */
export async function ensureEmpty(db: Kysely<Tables>): Promise<void> {
  const full: TableName[] = [];
  for (const table of TABLE_NAMES) if ((await countOf(db, table)) > 0) full.push(table);
  if (full.length === 0) return;
  throw new Problem('BAD_ARGUMENT', {
    zh: `目标数据库不是空的（表 ${full.join('、')} 中已有内容），未作任何改动。请换一个空的数据库或新文件。`,
    en: `The other database is not empty (there are rows in ${full.join(', ')}); nothing was changed. Name an empty database or a new file.`,
  });
}

/**
 * Writes all rows of a table that is empty, and reads them again; `step` is called at each batch, twice. Rows that do not have the hash
 * they should (`expected`) are not read again.
 */
export async function fillTable(
  tx: WriteTransaction,
  table: TableName,
  batches: AsyncIterable<readonly Row[]>,
  step: () => void,
  expected?: string,
): Promise<MovedTable> {
  const sent = await writeTable(tx, table, batches, step);
  if (expected !== undefined && sent.hash !== expected) return sent;
  const kept = await hashOf(tx.db, table, step);
  if (sent.rows !== kept.rows || sent.hash !== kept.hash) {
    throw new Error(`What was written into ${table} is not what was read: ${sent.rows} rows, ${kept.rows} kept`);
  }
  return kept;
}

async function writeTable(
  { db, words }: WriteTransaction,
  table: TableName,
  batches: AsyncIterable<readonly Row[]>,
  step: () => void,
): Promise<MovedTable> {
  const hash = new RowHash();
  const { numbered = false } = TABLES[table];
  const insert = async (rows: readonly Row[]): Promise<void> => {
    if (rows.length > 0)
      await db
        .insertInto(table)
        .values(rows as never)
        .execute();
  };
  const say = async (statements: readonly RawBuilder<unknown>[]): Promise<void> => {
    for (const statement of statements) await statement.execute(db);
  };
  if (numbered) await say(words.numbering.suspend(table));
  /** Publishers point to each other: those above go first. */
  const publishers: Row[] = [];
  for await (const rows of batches) {
    for (const row of rows) hash.add(row);
    if (table === 'publisher') publishers.push(...rows);
    else await insert(rows);
    step();
  }
  for (const rows of levelsOf(publishers)) {
    for (let start = 0; start < rows.length; start += TABLES.publisher.together) {
      await insert(rows.slice(start, start + TABLES.publisher.together));
    }
  }
  if (numbered) await say(words.numbering.resume(table));
  return { table, rows: hash.rows, hash: hash.digest() };
}

/** Those that point to nobody, then those that point to them, and so on. */
function* levelsOf(publishers: readonly Row[]): Generator<readonly Row[]> {
  const placed = new Set<unknown>([null]);
  let left = publishers;
  while (left.length > 0) {
    const level = left.filter((row) => placed.has(row.region_id));
    if (level.length === 0) return yield left;
    for (const { id } of level) placed.add(id);
    left = left.filter((row) => !placed.has(row.id));
    yield level;
  }
}

async function hashOf(db: Kysely<Tables>, table: TableName, step: () => void): Promise<MovedTable> {
  const hash = new RowHash();
  for await (const rows of batchesOf(db, table)) {
    for (const row of rows) hash.add(row);
    step();
  }
  return { table, rows: hash.rows, hash: hash.digest() };
}
