/**
 * Copies all that a database holds into another that is empty, of the same kind or not: from one state of it, in one transaction, and read
 * again before that stands. The one it is taken from stays as it is.
 */
import type { Kysely } from 'kysely';
import { Problem } from '../../../schema/problem.ts';
import { getRevision } from '../find/revisions.ts';
import type { Store } from '../open.ts';
import { keepMissingProse } from '../save/prose.ts';
import type { Tables } from '../tables/tables.ts';
import { batchesOf, portable, type Row, TABLE_NAMES, TABLES, type TableName } from './rows.ts';
import { countOf, ensureEmpty, fillTable, type MovedTable } from './table.ts';

/**
 * `begin` is told how many steps there are, and answers what is called at each. Throws BAD_ARGUMENT where the other is not empty, CHANGED_SINCE where somebody changed this one meanwhile; nothing
 * is stored then.
 */
export async function moveAll(
  from: Store,
  to: Store,
  begin: (steps: number) => (table: TableName) => void,
): Promise<readonly MovedTable[]> {
  await ensureEmpty(to.reader.db as unknown as Kysely<Tables>);
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
        moved.push(await fillTable(tx, table, portableBatches(source, table), () => step(table)));
      }
      await keepMissingProse(tx);
      const { number: now } = await getRevision(from.reader, null);
      if (now !== number) throw changedMeanwhile(number, now);
      return moved;
    });
  });
}

async function* portableBatches(source: Kysely<Tables>, table: TableName): AsyncGenerator<readonly Row[]> {
  for await (const rows of batchesOf(source, table)) yield rows.map((row) => portable(table, row));
}

function changedMeanwhile(before: number, now: number): Problem {
  return new Problem('CHANGED_SINCE', {
    zh: `搬移期间有人改动了数据（数据版本由 ${before} 到 ${now}），目标未存储任何内容。请停止服务后再次运行。`,
    en: `Somebody changed the data meanwhile (from revision ${before} to ${now}), and nothing was stored in the other database. Stop the server and run this again.`,
  });
}
