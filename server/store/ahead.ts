/**
 * A large document is written to a SQLite file before the change it comes with, and by a thread of its own: SQLite takes a value in
 * one piece, and tens of megabytes would hold the event loop for as long as that takes. Others that write meanwhile wait for their
 * turn as they would for another process. Where the change is then not made, nothing names the document, and it is dropped.
 */
import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { notStored } from '../health/not-writable.ts';
import { type DocumentToKeep, documentRow } from './save/document.ts';

/** Bytes that are written within the change: it takes no longer than the rest of it. */
const SMALL = 2 * 1024 * 1024;

/** Keeps a document ahead of its change, where that is worth it; throws DATABASE_UNAVAILABLE where the file cannot be written. */
export type KeepAhead = (document: DocumentToKeep) => Promise<void>;

export function keepAheadIn(file: string): KeepAhead {
  return async (document) => {
    if (document.bytes.length <= SMALL) return;
    const worker = new Worker(new URL(import.meta.url), { workerData: { file, document } satisfies Asked });
    const [said]: Said[] = await once(worker, 'message');
    await worker.terminate();
    if (said) throw notStored(Object.assign(new Error(said.message), { code: said.code }));
  };
}

interface Asked {
  readonly file: string;
  readonly document: DocumentToKeep;
}

/** What went wrong; null where nothing did. */
type Said = { readonly message: string; readonly code: string } | null;

function keep({ file, document }: Asked): Said {
  try {
    const database = new Database(file, { fileMustExist: true, timeout: 5000 });
    try {
      database.pragma('synchronous = FULL');
      // One whose bytes were pruned comes back with its change.
      const row = documentRow(document);
      const names = Object.keys(row);
      database
        .prepare(`insert into document (${names}) values (${names.map((name) => `@${name}`)}) on conflict do nothing`)
        .run(row);
    } finally {
      database.close();
    }
    return null;
  } catch (error) {
    return { message: String(error), code: error instanceof Database.SqliteError ? error.code : '' };
  }
}

// Also started by whoever imports it within a thread of another kind.
if (!isMainThread && workerData?.file !== undefined) parentPort?.postMessage(keep(workerData));
