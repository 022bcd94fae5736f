/** Opens a store to look into it as it is: nothing is migrated, created or written. */
import { type Dialect, Kysely, sql } from 'kysely';
import { type DialectWords, POSTGRES, readSqlite, SQLITE } from './dialect.ts';
import type { PostgresSettings } from './postgres/address.ts';
import { openDatabase, readingDialect } from './postgres/dialect.ts';
import type { Reader } from './reader.ts';
import type { Tables } from './tables/tables.ts';

/** Where the data are: in a file, unless PostgreSQL is named. */
export interface StoreAddress {
  readonly database: string;
  readonly postgres: PostgresSettings | null;
}

export interface Reading {
  readonly reader: Reader;
  /** What is asked within is answered from one state of the data, whatever others write meanwhile. */
  snapshot<Result>(work: (reader: Reader) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Kysely's read-only view is a type only; the connection beneath refuses writes by itself. */
export function ensureReadonly(db: Kysely<Tables>): Reader['db'] {
  return db as never;
}

export function openReading({ database, postgres }: StoreAddress): Reading {
  if (postgres === null) return readingOf(readSqlite(database).dialect, SQLITE);
  const hosts = openDatabase(postgres);
  const { reader, snapshot, close } = readingOf(readingDialect(hosts, postgres), POSTGRES);
  return { reader, snapshot, close: () => close().finally(() => hosts.close()) };
}

function readingOf(dialect: Dialect, words: DialectWords): Reading {
  const db = new Kysely<Tables>({ dialect });
  return {
    reader: { db: ensureReadonly(db) },
    snapshot: (work) => withinSnapshot(db, words, work),
    close: () => db.destroy(),
  };
}

export function withinSnapshot<Result>(
  db: Kysely<Tables>,
  words: DialectWords,
  work: (reader: Reader) => Promise<Result>,
): Promise<Result> {
  return db.connection().execute(async (one) => {
    await words.beginSnapshot.execute(one);
    try {
      return await work({ db: ensureReadonly(one) });
    } finally {
      await sql`rollback`.execute(one);
    }
  });
}
