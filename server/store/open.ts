/** Opens a store: migrates it, and hands out a writer and a reader. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Dialect, Kysely } from 'kysely';
import {
  type DialectWords,
  PGliteDialect,
  POSTGRES,
  SQLITE,
  sqliteReaderDialect,
  sqliteWriterDialect,
} from './dialect.ts';
import { migrate } from './migrations/migrate.ts';
import type { PostgresSettings } from './postgres/address.ts';
import { ensureUsable, postgresDialects } from './postgres/dialect.ts';
import type { Reader } from './reader.ts';
import type { Tables } from './tables/tables.ts';
import { makeWriter, type Writer } from './writer.ts';

export interface Store {
  readonly writer: Writer;
  readonly reader: Reader;
  /** Releases every connection; the store cannot be used afterwards. */
  close(): Promise<void>;
}

/** Kysely's read-only view is a type only; the SQLite connection beneath refuses writes by itself. */
function ensureReadonly(db: Kysely<Tables>): Reader['db'] {
  return db as never;
}

async function openWith(writing: Dialect, reading: (() => Dialect) | null, words: DialectWords): Promise<Store> {
  const writable = new Kysely<Tables>({ dialect: writing });
  try {
    await migrate(new Kysely<unknown>({ dialect: writing }), words);
  } catch (error) {
    await writable.destroy();
    throw error;
  }
  const readable = reading ? new Kysely<Tables>({ dialect: reading() }) : writable;
  return storeOf(writable, readable, words);
}

function storeOf(writable: Kysely<Tables>, readable: Kysely<Tables>, words: DialectWords): Store {
  return {
    writer: makeWriter(writable, words),
    reader: { db: ensureReadonly(readable) },
    async close() {
      if (readable !== writable) await readable.destroy();
      await writable.destroy();
    },
  };
}

/** Opens a store on a PostgreSQL server; throws NoHost where it cannot be used. */
async function openPostgres(settings: PostgresSettings): Promise<Store> {
  const { reading, writing, migrating } = postgresDialects(settings);
  const schema = new Kysely<unknown>({ dialect: migrating });
  try {
    await ensureUsable(schema, settings);
    await migrate(schema, POSTGRES);
  } finally {
    await schema.destroy();
  }
  return storeOf(new Kysely<Tables>({ dialect: writing }), new Kysely<Tables>({ dialect: reading }), POSTGRES);
}

/** Where the data are: in a file, unless PostgreSQL is named. */
export interface StoreAddress {
  readonly database: string;
  readonly postgres: PostgresSettings | null;
}

export function openStore({ database, postgres }: StoreAddress): Promise<Store> {
  return postgres === null ? openSqlite(database) : openPostgres(postgres);
}

/** Opens (and creates) the SQLite file at `file`; its folder is created too, for this account only. */
export async function openSqlite(file: string): Promise<Store> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return openWith(sqliteWriterDialect(file), () => sqliteReaderDialect(file), SQLITE);
}

/**
 * Opens a store on PGlite, a PostgreSQL inside this process.
 * @internal for tests
 */
export async function openPGlite(pglite: ConstructorParameters<typeof PGliteDialect>[0]['pglite']): Promise<Store> {
  return openWith(new PGliteDialect({ pglite }), null, POSTGRES);
}
