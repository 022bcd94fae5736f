/**
 * Reading. A Reader cannot write: its type has no insert, and the SQLite connection behind it is opened read-only.
 * Questions are plain functions in find/, whose first argument is a Reader.
 */
import type { ReadonlyKysely } from 'kysely/readonly';
import type { Tables } from './tables/tables.ts';

export interface Reader {
  readonly db: ReadonlyKysely<Tables>;
}
