/** What the data take on the disk, in bytes. */
import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
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
