/** Whether somebody else has a database file open. */
import { readdirSync, readlinkSync, realpathSync } from 'node:fs';
import Database from 'better-sqlite3';
import { noBackup } from './faults.ts';

/**
 * Throws BACKUP_FAILED while a server or a command has the file open. Afterwards everything is folded into the one file, unless it is
 * too damaged for that.
 */
export function ensureAlone(file: string): void {
  const database = new Database(file, { fileMustExist: true, timeout: 0 });
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    // The lock is taken by the first that reads.
    database.prepare('select name from sqlite_schema').all();
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    if (/^SQLITE_(BUSY|LOCKED)/.test(error.code)) throw inUse(file);
    // Locks cannot be asked for in a file that is no database any more.
    if (isHeld(file)) throw inUse(file);
  } finally {
    database.close();
  }
}

/** Whether a process has the file open, as Linux tells of those one may look into; elsewhere none is known of. */
function isHeld(file: string): boolean {
  if (process.platform !== 'linux') return false;
  const wanted = realpathSync(file);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .some((pid) => openedBy(pid).includes(wanted));
}

function openedBy(pid: string): string[] {
  const files = `/proc/${pid}/fd`;
  return attempt(() => readdirSync(files)).flatMap((name) => attempt(() => [readlinkSync(`${files}/${name}`)]));
}

/** A process may have ended meanwhile, or be somebody else's. */
function attempt(look: () => string[]): string[] {
  try {
    return look();
  } catch {
    return [];
  }
}

function inUse(file: string): Error {
  return noBackup({
    zh: `数据库 ${file} 正在使用中，没有恢复，未作改动。请先停止服务和其他命令，再恢复。`,
    en: `The database ${file} is in use; nothing was restored or changed. Stop the server and other commands first, then restore.`,
  });
}
