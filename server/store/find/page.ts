/** Pages of a list by keyset: a cursor is the sort key of the last row seen, so pages stay whole while data are added. */
import { Problem } from '../../../schema/problem.ts';
import { damagedIndex } from './sound.ts';

export interface Page {
  readonly first: number;
  readonly after: string | null;
  /** By the name it has in the list; the list's own where it is left out. */
  readonly order?: string | null | undefined;
}

export interface Slice<Row> {
  readonly rows: readonly Row[];
  /** One cursor a row. */
  readonly cursors: readonly string[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
  readonly total: number;
}

export type Key = readonly (string | number)[];
export type KeyType = 'string' | 'number';

export function encodeCursor(key: Key): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** What a cursor holds, whatever list it is of; undefined for what is none. */
export function cursorKey(cursor: string): Key | undefined {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(key) ? key : undefined;
  } catch {
    return undefined;
  }
}

export function isKeyOf(key: Key, types: readonly KeyType[]): boolean {
  return key.length === types.length && key.every((part, index) => isPart(part, types[index]));
}

/** The sort key in a cursor; a cursor that is none of ours is refused. */
export function decodeCursor(cursor: string, types: readonly KeyType[]): Key {
  const key = cursorKey(cursor);
  if (key && isKeyOf(key, types)) return key;
  throw notACursor();
}

export function notACursor(): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: 'after 不是本列表给出的游标，请使用上一页 pageInfo.endCursor 的值。',
    en: 'after is not a cursor of this list; use pageInfo.endCursor of the page before.',
  });
}

/** Numbers of rows are whole, and no text holds a NUL: a database that is asked for anything else may fail. */
function isPart(part: unknown, type: KeyType | undefined): boolean {
  if (type === 'number') return Number.isSafeInteger(part);
  return typeof part === 'string' && part.isWellFormed() && !part.includes('\0');
}

/** From one row more than asked for, the page and whether there is a next. Throws DAMAGED for a first page of fewer than there are. */
export function sliceOf<Row>(rows: readonly Row[], page: Page, keyOf: (row: Row) => Key, total: number): Slice<Row> {
  if (page.after === null && rows.length < Math.min(page.first, total)) throw damagedIndex();
  const shown = rows.slice(0, page.first);
  return {
    rows: shown,
    cursors: shown.map((row) => encodeCursor(keyOf(row))),
    hasNext: rows.length > page.first,
    hasPrevious: page.after !== null,
    total,
  };
}
