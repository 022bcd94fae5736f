/** Opens a store to look into it as it is: nothing is migrated, created or written. */
import { type Dialect, Kysely } from 'kysely';
import { readSqlite } from './dialect.ts';
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
  close(): Promise<void>;
}

/** Kysely's read-only view is a type only; the connection beneath refuses writes by itself. */
export function ensureReadonly(db: Kysely<Tables>): Reader['db'] {
  return db as never;
}

export function openReading({ database, postgres }: StoreAddress): Reading {
  if (postgres === null) return readingOf(readSqlite(database).dialect);
  const hosts = openDatabase(postgres);
  const { reader, close } = readingOf(readingDialect(hosts, postgres));
  return { reader, close: () => close().finally(() => hosts.close()) };
}

function readingOf(dialect: Dialect): Reading {
  const db = new Kysely<Tables>({ dialect });
  return { reader: { db: ensureReadonly(db) }, close: () => db.destroy() };
}
