/** The stores that every promise about the store is tested on: SQLite in a file, and PostgreSQL inside this process. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { openPGlite, openSqlite, type Store } from '../../server/store/open.ts';

export interface TestStore {
  readonly store: Store;
  /** Closes the store and removes what it left. */
  dispose(): Promise<void>;
}

export async function openTestSqlite(): Promise<TestStore> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
  const store = await openSqlite(join(folder, 'test.sqlite'));
  return {
    store,
    async dispose() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function openTestPGlite(): Promise<TestStore> {
  const store = await openPGlite(await PGlite.create());
  return { store, dispose: () => store.close() };
}

export const STORES = { SQLite: openTestSqlite, PGlite: openTestPGlite } as const;
