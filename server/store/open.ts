/** Opens a store: migrates it, and hands out a writer and a reader. */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Dialect, Kysely, sql } from 'kysely';
import { type KeepAhead, keepAheadIn } from './ahead.ts';
import {
  CHANNEL,
  type DialectWords,
  type FileReading,
  PGliteDialect,
  POSTGRES,
  RefusedTables,
  readSqlite,
  SQLITE,
  sqliteWriterDialect,
} from './dialect.ts';
import { type BeforeMigrating, migrate, type Upgrading } from './migrations/migrate.ts';
import type { PostgresSettings } from './postgres/address.ts';
import { ensureUsable, migratingDialect, openDatabase, readingDialect, writingDialect } from './postgres/dialect.ts';
import { type Watch, type Watcher, watch } from './postgres/watch.ts';
import type { Reader } from './reader.ts';
import { ensureReadonly, type StoreAddress, withinSnapshot } from './reading.ts';
import { backUpBeforeMigrating } from './safety/backup/before-migrating.ts';
import { tryWritingFile, tryWritingPostgres } from './safety/try-writing.ts';
import { ensureSumsAbove } from './save/above.ts';
import { ensureListCounted } from './save/listed.ts';
import { ensureProse } from './save/prose.ts';
import { ensureRolls } from './save/rolls.ts';
import { ensureRulesApplied } from './save/rules-known.ts';
import { ensureStates } from './save/states.ts';
import { ensureTallies } from './save/tallies.ts';
import { type Space, spaceOfFile, spaceOfPostgres } from './space.ts';
import type { Tables } from './tables/tables.ts';
import { type CountingWriter, makeWriter, type Writer } from './writer.ts';

export interface Store {
  readonly writer: Writer;
  readonly reader: Reader;
  /** What is asked within is answered from one state of the data, whatever others write meanwhile. */
  snapshot<Result>(work: (reader: Reader) => Promise<Result>): Promise<Result>;
  /** For a server: tells when the database is away and back, and learns what other processes write. A file is never away. */
  follow(watcher: Watcher): void;
  /** Says something to every other process on this database that follows it. Beside a file there are none. */
  tell(text: string): Promise<void>;
  /** Whether a change could be stored at this moment; throws what keeps it from being stored. Holds nobody up. */
  tryWriting(): Promise<void>;
  space(): Promise<Space>;
  /** Keeps a large document ahead of its change where the change would hold everybody up with it; what is kept twice is kept once. */
  readonly keepAhead: KeepAhead;
  /** Asks nothing any more of tables that a check found broken (`Damage.table`): whoever needs one is told so. Of a file only. */
  refuse(tables: readonly string[]): void;
  /** Releases every connection; the store cannot be used afterwards. */
  close(): Promise<void>;
}

type OfDatabase = Pick<Store, 'tryWriting' | 'space' | 'keepAhead' | 'refuse'>;
type OfFile = (writer: CountingWriter) => OfDatabase;

async function openWith(
  writing: Dialect,
  reading: (() => FileReading) | null,
  words: DialectWords,
  ofFile?: OfFile,
  before?: BeforeMigrating,
  told?: Upgrading,
): Promise<Store> {
  const writable = new Kysely<Tables>({ dialect: writing });
  const writer = makeWriter(writable, words);
  try {
    await migrate(writable, words, before, told);
    await ensureListCounted(writable, writer);
    await ensureRolls(writable, writer);
    await ensureSumsAbove(writable, writer);
    await ensureRulesApplied(writable, writer, told);
    await ensureProse(writable, writer, told);
    await ensureStates(writable, writer);
    await ensureTallies(writable, writer);
  } catch (error) {
    await writable.destroy();
    throw error;
  }
  const close = async (db: Kysely<Tables>): Promise<void> => {
    if (db !== writable) await db.destroy();
  };
  const file = reading?.() ?? null;
  const readable = file === null ? writable : new Kysely<Tables>({ dialect: file.dialect });
  const reader = { db: ensureReadonly(readable), ...(file !== null && { dataVersion: file.dataVersion }) };
  return {
    writer,
    reader,
    async snapshot(work) {
      // A file is read by one connection, and others read meanwhile.
      const own = reading === null ? writable : new Kysely<Tables>({ dialect: reading().dialect });
      return withinSnapshot(own, words, work).finally(() => close(own));
    },
    follow() {},
    async tell() {},
    ...(ofFile?.(writer) ?? ofPostgres(writer, reader)),
    async close() {
      await close(readable);
      await writable.destroy();
    },
  };
}

function ofPostgres(writer: Writer, reader: Reader): OfDatabase {
  return {
    tryWriting: () => tryWritingPostgres(writer),
    space: () => spaceOfPostgres(reader),
    // Another process writes it.
    async keepAhead() {},
    refuse() {},
  };
}

/** Opens a store on a PostgreSQL; throws NoHost where it cannot be used. */
async function openPostgres(settings: PostgresSettings, told?: Upgrading): Promise<Store> {
  const schema = new Kysely<unknown>({ dialect: migratingDialect(settings) });
  try {
    await ensureUsable(schema, settings);
    await migrate(schema, POSTGRES, undefined, told);
  } finally {
    await schema.destroy();
  }
  const hosts = openDatabase(settings);
  const writable = new Kysely<Tables>({ dialect: writingDialect(hosts, settings) });
  const readable = new Kysely<Tables>({ dialect: readingDialect(hosts, settings) });
  const self = randomUUID();
  let watching: Watch | null = null;
  const written = (): void => {
    hosts.written();
    watching?.look();
  };
  const writer = makeWriter(writable, POSTGRES, written);
  const reader = { db: ensureReadonly(readable), openRequest: hosts.openRequest };
  const close = async (): Promise<void> => {
    await watching?.stop();
    await readable.destroy();
    await writable.destroy();
    await hosts.close();
  };
  const ready = ensureListCounted(writable, writer)
    .then(() => ensureRolls(writable, writer))
    .then(() => ensureSumsAbove(writable, writer))
    .then(() => ensureRulesApplied(writable, writer, told))
    .then(() => ensureStates(writable, writer))
    .then(() => ensureTallies(writable, writer))
    .then(() => ensureProse(writable, writer, told));
  await ready.catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    writer,
    reader,
    ...ofPostgres(writer, reader),
    snapshot: (work) => withinSnapshot(readable, POSTGRES, work),
    follow(watcher) {
      watching = watch(hosts, watcher, self);
    },
    async tell(text) {
      await sql`select pg_notify(${CHANNEL}, ${`${self} ${text}`})`.execute(writable);
    },
    close,
  };
}

/** `told` hears how far an upgrade of a large store is. */
export function openStore({ database, postgres }: StoreAddress, told?: Upgrading): Promise<Store> {
  return postgres === null ? openSqlite(database, told) : openPostgres(postgres, told);
}

/** Opens (and creates) the SQLite file at `file`; its folder is created too, for this account only. */
export async function openSqlite(file: string, told?: Upgrading): Promise<Store> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const refused = new RefusedTables();
  const ofFile: OfFile = (writer) => ({
    tryWriting: () => tryWritingFile(file, undefined, writer.isWriting),
    space: () => spaceOfFile(file),
    keepAhead: keepAheadIn(file),
    refuse: (tables) => refused.refuse(tables),
  });
  return openWith(
    sqliteWriterDialect(file, refused),
    () => readSqlite(file, refused),
    SQLITE,
    ofFile,
    (migration) => backUpBeforeMigrating(file, migration),
    told,
  );
}

/**
 * Opens a store on PGlite, a PostgreSQL inside this process.
 * @internal for tests
 */
export async function openPGlite(pglite: ConstructorParameters<typeof PGliteDialect>[0]['pglite']): Promise<Store> {
  return openWith(new PGliteDialect({ pglite }), null, POSTGRES);
}
