/**
 * Puts a backup in the place of the database. It is copied beside it and looked through first; the database that was there is
 * kept under another name; and at every moment there is a whole database in the place.
 */
import { constants, copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { isKnownMigration, latestMigration, NEWEST } from '../../migrations/migrate.ts';
import { openReading } from '../../reading.ts';
import { checkStructure } from '../check/structure.ts';
import { verify } from '../check/verify.ts';
import { ensureAlone } from './alone.ts';
import { sync, syncFolder } from './backup.ts';
import { asProblem, ensureRoom, noBackup } from './faults.ts';
import { countRows, figuresDigest, fileDigest, type Manifest, readManifest } from './manifest.ts';

export interface RestoreAsked {
  /** The backup, or any database file of this program. */
  readonly file: string;
  /** What it takes the place of; need not exist. */
  readonly database: string;
  /** ISO 8601, UTC: names what is kept. */
  readonly at: string;
}

export interface Restored {
  /** The last change of the data in it. */
  readonly revision: number;
  readonly schema: string;
  /** Where the database that was there is kept; null where there was none. */
  readonly kept: string | null;
  /** What was written beside the backup; null where nothing was. */
  readonly manifest: Manifest | null;
}

/** Throws BACKUP_FAILED where the backup is not sound or the database is in use; then nothing is changed. */
export async function restore({ file, database, at }: RestoreAsked): Promise<Restored> {
  const folder = dirname(database);
  const copy = `${database}.restoring`;
  try {
    ensureIsFile(file, database);
    if (existsSync(database)) ensureAlone(database);
    const manifest = readManifest(file);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    ensureRoom(folder, statSync(file).size);
    removeCopy(copy);
    copyWith(file, copy);
    await ensureIsWhatWasWritten(file, copy, manifest);
    foldIn(copy);
    const schema = await ensureSound(file, copy, manifest);
    sync(copy);
    const { revision } = countRows(copy);
    const kept = keep(database, at);
    renameSync(copy, database);
    syncFolder(folder);
    return { revision, schema, kept, manifest };
  } catch (error) {
    throw asProblem(error, file);
  } finally {
    removeCopy(copy);
  }
}

function ensureIsFile(file: string, database: string): void {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw noBackup({ zh: `没有备份文件 ${file}。`, en: `There is no backup ${file}.` });
  }
  if (resolve(file) === resolve(database)) {
    throw noBackup({
      zh: `${file} 就是现用的数据库，不是备份。`,
      en: `${file} is the database itself, and no backup of it.`,
    });
  }
}

/** The file, and what is not folded into it yet where it is a copy of a database that was in use. */
function copyWith(file: string, copy: string): void {
  for (const end of ['', '-wal']) {
    if (existsSync(`${file}${end}`)) copyFileSync(`${file}${end}`, `${copy}${end}`, constants.COPYFILE_EXCL);
  }
}

function removeCopy(copy: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${copy}${end}`, { force: true });
}

function foldIn(copy: string): void {
  const database = new Database(copy, { fileMustExist: true });
  try {
    database.pragma('journal_mode = DELETE');
  } finally {
    database.close();
  }
}

async function ensureIsWhatWasWritten(file: string, copy: string, manifest: Manifest | null): Promise<void> {
  if (manifest === null || manifest.sha256 === (await fileDigest(copy))) return;
  throw noBackup({
    zh: `备份 ${file} 与其清单（${basename(file)}.json）不符，已损坏或被改动，没有恢复。请换一份备份。`,
    en: `The backup ${file} is not what its manifest (${basename(file)}.json) says: it is damaged or was altered. Nothing was restored; use another backup.`,
  });
}

/** Returns the schema of the copy. */
async function ensureSound(file: string, copy: string, manifest: Manifest | null): Promise<string> {
  const { reader, close } = openReading({ database: copy, postgres: null });
  try {
    const schema = await latestMigration(reader);
    if (schema === null || !isKnownMigration(schema)) {
      throw noBackup(
        schema === null
          ? { zh: `${file} 不是本系统的数据库。`, en: `${file} is no database of this program.` }
          : {
              zh: `${file} 由较新的版本写入（结构 ${schema}），本版本不能恢复。请用较新的版本。`,
              en: `${file} was written by a newer version (schema ${schema}), which can restore it; this one cannot.`,
            },
      );
    }
    for await (const damage of schema === NEWEST ? verify(reader, copy) : checkStructure(copy)) {
      throw noBackup({
        zh: `备份 ${file} 有损坏，没有恢复：${damage.zh} 请换一份备份。`,
        en: `The backup ${file} is damaged, and was not restored. ${damage.en} Use another backup.`,
      });
    }
    if (manifest && manifest.figures !== (await figuresDigest(reader, schema))) {
      throw noBackup({
        zh: `备份 ${file} 中的数据与其清单不符，没有恢复。请换一份备份。`,
        en: `The figures in the backup ${file} are not those of its manifest; nothing was restored. Use another backup.`,
      });
    }
    return schema;
  } finally {
    await close();
  }
}

/** Keeps the database, where there is one, under another name without leaving its place empty; what belongs to it goes with it. */
function keep(database: string, at: string): string | null {
  const isThere = existsSync(database);
  if (isThere) ensureAlone(database);
  const kept = join(dirname(database), `${basename(database)}.replaced-${at.replace(/[-:.]/g, '')}`);
  // Where it was too damaged to be folded in. Beside another file it would be taken for that file's.
  if (existsSync(`${database}-wal`)) renameSync(`${database}-wal`, `${kept}-wal`);
  rmSync(`${database}-shm`, { force: true });
  if (!isThere) return null;
  try {
    linkSync(database, kept);
  } catch {
    copyFileSync(database, kept, constants.COPYFILE_EXCL); // Not every disk has links.
  }
  return kept;
}
