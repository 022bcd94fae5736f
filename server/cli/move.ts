/** All data from the file into PostgreSQL, or back. */
import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { openOrGiveUp } from '../give-up.ts';
import { moveAll } from '../store/move/move.ts';
import type { StoreAddress } from '../store/reading.ts';
import { startProgress } from './progress.ts';

/** `to`: the address of a PostgreSQL database, or the path of a file; empty or new. One line a table with its rows and their hash; then what to do. */
export async function moveCommand(to: string): Promise<number> {
  const config = readConfig();
  const target: StoreAddress = /^postgres(?:ql)?:/.test(to)
    ? readConfig({ DATABASE_URL: to })
    : { database: resolve(to), postgres: null };
  const from = await openOrGiveUp(config);
  const other = await openOrGiveUp(target);
  let done = (): void => {};
  try {
    const moved = await moveAll(from, other, (steps) => {
      const progress = startProgress(steps);
      done = progress.done;
      return progress.step;
    });
    done();
    for (const { table, rows, hash } of moved) process.stdout.write(`${table}\t${rows}\t${hash.slice(0, 16)}\n`);
    const all = moved.reduce((sum, { rows }) => sum + rows, 0);
    process.stdout.write(`已搬移 ${all} 行，逐行读回核对一致。从现在起请用新的数据库启动；原数据库未作改动。\n`);
    process.stdout.write(
      `${all} rows moved, read again and found the same. Start on the new database from now on; the old one is as it was.\n`,
    );
    return 0;
  } catch (error) {
    done();
    throw error;
  } finally {
    await other.close();
    await from.close();
  }
}
