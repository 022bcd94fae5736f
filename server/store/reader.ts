/**
 * Reading. A Reader cannot write: its type has no insert, and the SQLite connection behind it is opened read-only.
 * Questions are plain functions in find/, whose first argument is a Reader.
 */
import type { ReadonlyKysely } from 'kysely/readonly';
import type { Tables } from './tables/tables.ts';

export interface Reader {
  readonly db: ReadonlyKysely<Tables>;
  /** Of a file: a number that every change by another connection makes another; null before anything was read. */
  readonly dataVersion?: () => number | null;
  /** Where a database has several hosts; without it, all is read from one. */
  readonly openRequest?: OpenRequest;
  /** The revision by whose names everybody goes; without it, by those of now. */
  readonly namesAsOf?: number;
  /** What the text of a document is shown as, as long as it is; without it, as it is. */
  readonly shownText?: (text: string) => string;
}

/**
 * Opens a request. All that is read by works run in it is read from one host; from the one that takes writes, where its reader may have
 * written himself what he asks for (`isFresh`).
 */
export type OpenRequest = (isFresh: boolean) => <Result>(work: () => Result) => Result;
