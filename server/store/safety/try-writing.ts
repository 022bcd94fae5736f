/**
 * Whether a change could be stored at this moment. Nothing is stored, and nobody is held up by it: the disk is asked through the
 * file system, which is waited for elsewhere than on the main thread, and a lock that another program holds is asked for again and
 * again instead of being waited for.
 */
import { open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import type { Writer } from '../writer.ts';

/** More than what is left behind by a disk that is full by the last block. */
const TRIED = Buffer.alloc(64 * 1024);
/** Milliseconds between two tries to get the lock, and after which it is given up. */
const PAUSE = 50;
const LONGEST = 5000;

/**
 * Throws what keeps a change from being stored in the SQLite file. `longest`: milliseconds that a lock is waited for. `isOurs`: whether the
 * server itself is making a change, which is then what holds the lock.
 */
export async function tryWritingFile(file: string, longest = LONGEST, isOurs = (): boolean => false): Promise<void> {
  await tryDisk(dirname(file));
  for (let waited = 0; ; waited += PAUSE) {
    try {
      return tryLock(file);
    } catch (error) {
      if (isLocked(error) && isOurs()) return;
      if (!isLocked(error) || waited >= longest) throw error;
    }
    await wait(PAUSE);
  }
}

async function tryDisk(folder: string): Promise<void> {
  const path = join(folder, `.trying-to-write-${process.pid}`);
  try {
    const tried = await open(path, 'w', 0o600);
    try {
      await tried.write(TRIED);
      await tried.sync();
    } finally {
      await tried.close();
    }
  } finally {
    await rm(path, { force: true });
  }
}

function tryLock(file: string): void {
  const database = new Database(file, { fileMustExist: true, timeout: 0 });
  try {
    database.exec('begin immediate');
    database.exec('rollback');
  } finally {
    database.close();
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

class NothingToStore extends Error {}

/** The same of a PostgreSQL: a number for a change is given out by hosts that take writes only. */
export async function tryWritingPostgres(writer: Writer): Promise<void> {
  const tried = writer.transaction(async (tx) => {
    await sql`select txid_current()`.execute(tx.db);
    throw new NothingToStore();
  });
  await tried.catch((error: unknown) => {
    if (!(error instanceof NothingToStore)) throw error;
  });
}
