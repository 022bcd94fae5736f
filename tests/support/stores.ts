/** The stores that every promise about the store is tested on: SQLite in a file and a PostgreSQL server, or, where none is installed, PostgreSQL inside this process. */
import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { openPGlite, openSqlite, openStore, type Store } from '../../server/store/open.ts';
import { HAS_POSTGRES, type Server, startPostgres } from './postgres.ts';
import { untilFileEnds } from './running.ts';
import { template } from './templates.ts';

export interface TestStore {
  readonly store: Store;
  /** Opens the same data once more, as another process would; closed by whoever opened it. Not of PGlite, which has one connection. */
  readonly openAgain?: () => Promise<Store>;
  /** Closes the store and removes what it left. */
  dispose(): Promise<void>;
}

/** An empty store as SQLite opens it for the first time: laying all its tables takes ten times as long as copying them. */
async function writeBlank(file: string): Promise<void> {
  const make = async (path: string) => (await openSqlite(path)).close();
  copyFileSync(await template('blank.sqlite', make), file);
}

/** `write` puts a database where the store will be opened; by default an empty one. */
export async function openTestSqlite(write = writeBlank): Promise<TestStore> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
  const file = join(folder, 'test.sqlite');
  await write(file);
  const store = await openSqlite(file);
  return {
    store,
    openAgain: () => openSqlite(file),
    async dispose() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One PostgreSQL for all files of a worker: starting one takes seconds, emptying it a moment. */
let postgres: Promise<PGlite> | undefined;
let isInUse = false;

/** A database as new: whatever the one before left is dropped, tables included, and the schema is laid again. */
async function openTestPGlite(): Promise<TestStore> {
  if (isInUse) throw new Error('The PostgreSQL of this file is in use: dispose of the store opened before.');
  isInUse = true;
  postgres ??= PGlite.create();
  const pglite = await postgres;
  await pglite.exec('drop schema public cascade; create schema public');
  const store = await openPGlite(pglite);
  return {
    store,
    // Closing the store would end the database that the next one is opened on.
    async dispose() {
      isInUse = false;
    },
  };
}

/** One server a test file, with an empty store that each test has its own copy of: laying the tables anew takes five times as long. */
let server: Promise<Server> | undefined;
let copies = 0;

function openOn(started: Server, database: string): Promise<Store> {
  return openStore({ database: '', postgres: { url: started.url(database), connections: 4, seconds: 15 } });
}

async function openTestPostgres(): Promise<TestStore> {
  server ??= startForThisFile();
  const started = await server;
  copies += 1;
  const database = `copy_${copies}`;
  await started.query(`create database ${database} template blank`);
  const openAgain = () => openOn(started, database);
  const store = await openAgain();
  return { store, openAgain, dispose: () => store.close() };
}

async function startForThisFile(): Promise<Server> {
  const started = await startPostgres({ like: await template('postgres', makeServer) });
  untilFileEnds(async () => {
    server = undefined;
    await started.dispose();
  });
  return started;
}

/** The data of a server with an empty store: making them takes ten times as long as starting one on a copy. */
async function makeServer(path: string): Promise<void> {
  const first = await startPostgres();
  await first.query('create database blank');
  await (await openOn(first, 'blank')).close();
  await first.signal('SIGINT');
  renameSync(join(first.folder, 'data'), path);
  await first.dispose();
}

if (!HAS_POSTGRES)
  process.stderr.write('PostgreSQL is not installed (apt-get install postgresql): PGlite stands in for its server.\n');

export const STORES = {
  SQLite: openTestSqlite,
  ...(HAS_POSTGRES ? { PostgreSQL: openTestPostgres } : { PGlite: openTestPGlite }),
} as const;
