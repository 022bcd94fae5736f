/**
 * Copies all that a database holds into another that is empty, of the same kind or not: from one state of it, in one transaction, and read
 * again before that stands. The one it is taken from stays as it is.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { Problem } from '../../../schema/problem.ts';
import { getRevision } from '../find/revisions.ts';
import { toCount } from '../numbers.ts';
import type { Store } from '../open.ts';
import type { Tables } from '../tables/tables.ts';
import type { WriteTransaction } from '../writer.ts';
import { batchesOf, portable, type Row, RowHash, TABLE_NAMES, TABLES, type TableName } from './rows.ts';

export interface MovedTable {
  readonly table: TableName;
  readonly rows: number;
  /** Over everything in the rows, hexadecimal. */
  readonly hash: string;
}

/**
 * `begin` is told how many steps there are, and answers what is called at each. Throws BAD_ARGUMENT where the other is not empty, CHANGED_SINCE where somebody changed this one meanwhile; nothing
 * is stored then.
 */
export async function moveAll(
  from: Store,
  to: Store,
  begin: (steps: number) => (table: TableName) => void,
): Promise<readonly MovedTable[]> {
  await ensureEmpty(to);
  return from.snapshot(async (reader) => {
    const source = reader.db as unknown as Kysely<Tables>;
    const { number } = await getRevision(reader, null);
    let steps = 0;
    for (const table of TABLE_NAMES) steps += Math.ceil((await countOf(source, table)) / TABLES[table].together);
    // Each row is written, and read again.
    const step = begin(2 * steps);
    return to.writer.transaction(async (tx) => {
      const moved: MovedTable[] = [];
      for (const table of TABLE_NAMES) {
        const sent = await copyTable(source, tx, table, () => step(table));
        const kept = await hashOf(tx.db, table, () => step(table));
        if (sent.rows !== kept.rows || sent.hash !== kept.hash) {
          throw new Error(`What was written into ${table} is not what was read: ${sent.rows} rows, ${kept.rows} kept`);
        }
        moved.push(kept);
      }
      const { number: now } = await getRevision(from.reader, null);
      if (now !== number) throw changedMeanwhile(number, now);
      return moved;
    });
  });
}

async function countOf(db: Kysely<Tables>, table: TableName): Promise<number> {
  const { rows } = await sql<{ count: number | string }>`select count(*) as count from ${sql.table(table)}`.execute(db);
  return toCount(rows[0]?.count);
}

async function ensureEmpty({ reader }: Store): Promise<void> {
  for (const table of TABLE_NAMES) {
    if ((await countOf(reader.db as unknown as Kysely<Tables>, table)) === 0) continue;
    throw new Problem('BAD_ARGUMENT', {
      zh: `目标数据库不是空的（表 ${table} 中已有内容），未作任何改动。请换一个空的数据库或新文件。`,
      en: `The other database is not empty (there are rows in ${table}); nothing was changed. Name an empty database or a new file.`,
    });
  }
}

function changedMeanwhile(before: number, now: number): Problem {
  return new Problem('CHANGED_SINCE', {
    zh: `搬移期间有人改动了数据（数据版本由 ${before} 到 ${now}），目标未存储任何内容。请停止服务后再次运行。`,
    en: `Somebody changed the data meanwhile (from revision ${before} to ${now}), and nothing was stored in the other database. Stop the server and run this again.`,
  });
}

async function copyTable(
  source: Kysely<Tables>,
  { db, words }: WriteTransaction,
  table: TableName,
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
  for await (const batch of batchesOf(source, table)) {
    const rows = batch.map((row) => portable(table, row));
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
