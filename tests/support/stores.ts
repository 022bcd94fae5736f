/** The stores that every promise about the store is tested on: SQLite in a file and a PostgreSQL server, or, where none is installed, PostgreSQL inside this process. */
import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { openPGlite, openSqlite, openStore, type Store } from '../../server/store/open.ts';
import { type EmptyDatabase, emptyDatabase } from './empty-database.ts';
import { type KeptConnections, keepConnections } from './kept-connections.ts';
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

/** One server a test file, whose databases go from one test to the next: laying the tables anew takes a hundred times as long as emptying them. */
interface Shared {
  readonly server: Server;
  readonly connections: KeptConnections;
  readonly free: EmptyDatabase[];
}

let shared: Promise<Shared> | undefined;
let copies = 0;

function openOn(port: number, database: string): Promise<Store> {
  const url = `postgres://gongkai@127.0.0.1:${port}/${database}`;
  return openStore({ database: '', postgres: { url, connections: 4, seconds: 15 } });
}

async function openTestPostgres(): Promise<TestStore> {
  shared ??= startForThisFile();
  const { server, connections, free } = await shared;
  const database = free.pop() ?? (await copyOfBlank(server));
  const openAgain = () => openOn(connections.port, database.name);
  const store = await openAgain();
  return {
    store,
    openAgain,
    async dispose() {
      await store.close();
      if (await database.empty()) free.push(database);
    },
  };
}

async function copyOfBlank(server: Server): Promise<EmptyDatabase> {
  copies += 1;
  const name = `copy_${copies}`;
  await server.query(`create database ${name} template blank strategy file_copy`);
  return emptyDatabase(server.url(name), name);
}

async function startForThisFile(): Promise<Shared> {
  const server = await startPostgres({ like: await template('postgres', makeServer), settings: ['autovacuum=off'] });
  const connections = await keepConnections(server.port);
  untilFileEnds(async () => {
    shared = undefined;
    connections.close();
    await server.dispose();
  });
  return { server, connections, free: [] };
}

/** The data of a server with an empty store: making them takes ten times as long as starting one on a copy. */
async function makeServer(path: string): Promise<void> {
  const first = await startPostgres();
  await first.query('create database blank');
  await (await openOn(first.port, 'blank')).close();
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
