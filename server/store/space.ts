/** What the data take on the disk, in bytes. */
import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { toCount } from './numbers.ts';
import type { Reader } from './reader.ts';

export interface Space {
  readonly database: number;
  /** What was written last and is not folded into the file yet; null where the database keeps that to itself. */
  readonly log: number | null;
  /** What is left on the disk of the database; null where it is another machine's. */
  readonly free: number | null;
}

export async function spaceOfFile(file: string): Promise<Space> {
  const [database, log, disk] = await Promise.all([
    stat(file),
    stat(`${file}-wal`).catch(() => ({ size: 0 })),
    statfs(dirname(file)),
  ]);
  return { database: database.size, log: log.size, free: disk.bavail * disk.bsize };
}

export async function spaceOfPostgres({ db }: Reader): Promise<Space> {
  const { bytes } = await db
    .selectNoFrom(sql<number | string>`pg_database_size(current_database())`.as('bytes'))
    .executeTakeFirstOrThrow();
  return { database: toCount(bytes), log: null, free: null };
}

/** What SQLite says where another program works with the file, or where there is no room for a second one beside it. */
const LEFT = /^SQLITE_(?:BUSY|LOCKED|FULL|IOERR)/;

/** Writes a file anew without what bulk changes left half empty of it, a tenth or so; it stays as it is where another program works with it. */
export function closeUp(file: string): void {
  const database = new Database(file, { fileMustExist: true, timeout: 1000 });
  try {
    database.exec('vacuum');
    database.pragma('wal_checkpoint(truncate)');
  } catch (error) {
    if (!(error instanceof Database.SqliteError && LEFT.test(error.code))) throw error;
  } finally {
    database.close();
  }
}
