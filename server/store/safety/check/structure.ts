/** What SQLite itself finds wrong with a database file: pages, indexes, constraints, references. */
import Database from 'better-sqlite3';
import { type Damage, structureDamage } from './damage.ts';

/**
 * Opened for writing, and never written: of a file opened for reading, SQLite does not know which values its columns may have, and misses those
 * that they cannot. `timeout`: milliseconds.
 */
export function openToCheck(file: string, timeout: number): Database.Database {
  const database = new Database(file, { fileMustExist: true, timeout });
  database.pragma('query_only = ON');
  return database;
}

/** Looks at every page; takes seconds for each gigabyte. `file`: a SQLite database. */
export async function* checkStructure(file: string): AsyncGenerator<Damage> {
  const database = openToCheck(file, 5000);
  try {
    for (const row of database.prepare('pragma integrity_check').pluck().iterate()) {
      if (row !== 'ok') yield structureDamage(String(row));
    }
    for (const row of database.prepare('pragma foreign_key_check').iterate()) {
      const { table, parent } = row as { readonly table: string; readonly parent: string };
      yield structureDamage(`a row of ${table} points to a row of ${parent} that is not there`);
    }
  } finally {
    database.close();
  }
}
