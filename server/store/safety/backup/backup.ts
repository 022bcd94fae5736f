/**
 * A copy of the database at one instant, made while others read and write it, looked through before it is called a backup. The
 * copying holds nobody up, and takes a thread to itself: a server has it done by a process of its own (apart.ts).
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { latestMigration, NEWEST } from '../../migrations/migrate.ts';
import { openReading } from '../../reading.ts';
import { checkStructure } from '../check/structure.ts';
import { verify } from '../check/verify.ts';
import { asProblem, ensureRoom, noBackup } from './faults.ts';
import { countRows, figuresDigest, fileDigest, type Manifest, manifestOf } from './manifest.ts';
import { backupName, type Reason, removeLeftOvers } from './names.ts';

export interface BackupAsked {
  /** The SQLite file. */
  readonly database: string;
  /** Where the backup goes; the folder exists. */
  readonly folder: string;
  readonly reason: Reason;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface Backup {
  readonly file: string;
  readonly manifest: Manifest;
}

/** Throws BACKUP_FAILED where it cannot be made or is not sound; then nothing is left of it. */
export async function backUp({ database, folder, reason, at }: BackupAsked): Promise<Backup> {
  const file = join(folder, backupName(at, reason));
  const part = `${file}.part`;
  const partOfManifest = `${manifestOf(file)}.part`;
  try {
    ensureRoom(folder, sizeOf(database));
    removeLeftOvers(folder, Date.parse(at));
    copyInto(database, part);
    const manifest = { at, reason, ...(await examine(part)) };
    writeFileSync(partOfManifest, `${JSON.stringify(manifest, null, 2)}\n`, { flag: 'wx', mode: 0o600, flush: true });
    // The manifest first: a backup that can be seen has one.
    renameSync(partOfManifest, manifestOf(file));
    renameSync(part, file);
    syncFolder(folder);
    return { file, manifest };
  } catch (error) {
    throw asProblem(error, database);
  } finally {
    for (const left of [part, `${part}-journal`, partOfManifest]) rmSync(left, { force: true });
  }
}

/** With what is not folded in yet. */
function sizeOf(database: string): number {
  return [database, `${database}-wal`].reduce((sum, file) => sum + (existsSync(file) ? statSync(file).size : 0), 0);
}

function copyInto(database: string, part: string): void {
  // Nobody else may read what holds the keys' hashes; SQLite fills a file that is there and empty.
  writeFileSync(part, '', { flag: 'wx', mode: 0o600 });
  const source = new Database(database, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    // Reads everything in one transaction, and writes it anew row by row: what cannot be read is noticed.
    source.prepare('vacuum into ?').run(part);
  } catch (error) {
    throw asProblem(error, isAboutSpace(error) ? part : database);
  } finally {
    source.close();
  }
  sync(part);
}

function isAboutSpace(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code === 'SQLITE_FULL';
}

/** What the manifest says of a copy; throws where the copy is not sound. */
async function examine(part: string): Promise<Omit<Manifest, 'at' | 'reason'>> {
  const { reader, close } = openReading({ database: part, postgres: null });
  try {
    const schema = (await latestMigration(reader)) ?? '';
    const isOurs = schema === NEWEST;
    for await (const damage of isOurs ? verify(reader, part) : checkStructure(part)) {
      throw noBackup({
        zh: `没有备份：数据库有损坏。${damage.zh} 用 gongkai verify 查看全部，用 gongkai restore 恢复较早的完好备份。`,
        en: `No backup was made, for the database is damaged. ${damage.en} See gongkai verify for all of it, and restore an earlier sound backup with gongkai restore.`,
      });
    }
    return {
      version: versionOfProgram(),
      schema,
      ...countRows(part),
      figures: await figuresDigest(reader, schema),
      size: statSync(part).size,
      sha256: await fileDigest(part),
    };
  } finally {
    await close();
  }
}

function versionOfProgram(): string {
  const { version }: { readonly version: string } = JSON.parse(
    readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'),
  );
  return version;
}

/** Until it is on the disk, whatever becomes of the machine. */
export function sync(file: string): void {
  const open = openSync(file, 'r+');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}

/** The names in a folder; Windows has no such thing. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const open = openSync(folder, 'r');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}
