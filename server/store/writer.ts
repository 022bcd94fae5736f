/** Writing: every change is one transaction that makes one revision, or nothing at all. */
import type { Kysely, Transaction } from 'kysely';
import { notStored } from '../health/not-writable.ts';
import type { DialectWords } from './dialect.ts';
import type { Reader } from './reader.ts';
import type { Tables } from './tables/tables.ts';

/** Held while a change is being made; there is no other way to write. */
export interface WriteTransaction {
  readonly db: Transaction<Tables>;
  readonly words: DialectWords;
}

/** Questions asked within a change see what it has written so far, and nobody else's changes. */
export function readerWithin(tx: WriteTransaction): Reader {
  return { db: tx.db as never }; // a transaction reads like any other connection; only Kysely's read-only view is a type of its own
}

export interface Writer {
  /** Runs `work` in one transaction; anything thrown in it leaves the data as they were. Throws DATABASE_UNAVAILABLE where the file cannot be written. */
  transaction<Result>(work: (tx: WriteTransaction) => Promise<Result>): Promise<Result>;
}

export interface CountingWriter extends Writer {
  /** Whether a change is being made, or waits to be. */
  isWriting(): boolean;
}

/** `written` is called when a change stands, and also when that is not certain. */
export function makeWriter(db: Kysely<Tables>, words: DialectWords, written: () => void = () => {}): CountingWriter {
  let under = 0;
  return {
    isWriting: () => under > 0,
    transaction: (work) => {
      under += 1;
      return db
        .transaction()
        .execute(async (transaction) => {
          await words.waitForTurn?.execute(transaction);
          return work({ db: transaction, words });
        })
        .catch((error: unknown) => {
          throw notStored(error);
        })
        .finally(() => {
          under -= 1;
          written();
        });
    },
  };
}
