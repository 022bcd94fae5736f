/** The stores that every promise about the store is tested on: SQLite in a file and a PostgreSQL server, or, where none is installed, PostgreSQL inside this process. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { openPGlite, openSqlite, openStore, type Store } from '../../server/store/open.ts';
import { asked, type EmptyDatabase, emptyDatabase } from './empty-database.ts';
import { type KeptConnections, keepConnections } from './kept-connections.ts';
import { HAS_POSTGRES, startPostgres } from './postgres.ts';
import { RUNNING, type Running, template } from './templates.ts';

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

/** What a worker has of the one server of a run: its databases go from one test to the next, since laying the tables anew takes a hundred times as long as emptying them. */
interface Shared {
  readonly port: number;
  readonly connections: KeptConnections;
  readonly free: EmptyDatabase[];
}

let shared: Promise<Shared> | undefined;
let copies = 0;

function urlOf(port: number, database: string): string {
  return `postgres://gongkai@127.0.0.1:${port}/${database}`;
}

function openOn(port: number, database: string): Promise<Store> {
  return openStore({ database: '', postgres: { url: urlOf(port, database), connections: 4, seconds: 15 } });
}

async function openTestPostgres(): Promise<TestStore> {
  shared ??= findServer();
  const { port, connections, free } = await shared;
  const database = free.pop() ?? (await copyOfBlank(port));
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

async function copyOfBlank(port: number): Promise<EmptyDatabase> {
  copies += 1;
  const name = `copy_${process.pid}_${copies}`;
  await asked(urlOf(port, 'postgres'), `create database ${name} template blank strategy file_copy`);
  return emptyDatabase(urlOf(port, name), name);
}

async function findServer(): Promise<Shared> {
  const { port }: { port: number } = JSON.parse(
    readFileSync(await template(`postgres${RUNNING}`, writeServer), 'utf8'),
  );
  return { port, connections: await keepConnections(port), free: [] };
}

/** A server for the whole run, with an empty store that tests have copies of. */
async function writeServer(path: string): Promise<void> {
  const server = await startPostgres({ settings: ['autovacuum=off', 'max_connections=200'] });
  await server.query('create database blank');
  await (await openOn(server.port, 'blank')).close();
  const running: Running & { port: number } = { pid: server.leave(), folder: server.folder, port: server.port };
  writeFileSync(path, JSON.stringify(running));
}

if (!HAS_POSTGRES)
  process.stderr.write('PostgreSQL is not installed (apt-get install postgresql): PGlite stands in for its server.\n');

export const STORES = {
  SQLite: openTestSqlite,
  ...(HAS_POSTGRES ? { PostgreSQL: openTestPostgres } : { PGlite: openTestPGlite }),
} as const;
