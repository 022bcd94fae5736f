/**
 * In which orders a list can be had. A cursor says which of them it belongs to (the list's own needs no name): in another order the
 * same key stands elsewhere, and whoever went on from it would miss rows and be given others twice.
 */
import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { Problem } from '../../../schema/problem.ts';
import { cursorKey, isKeyOf, type Key, type KeyType, notACursor, type Page } from './page.ts';

/** What a list runs by: a column, or what is read of a row that is in hand. */
export interface OrderPart<Row> {
  readonly by: string;
  readonly type: KeyType;
  readonly falling?: true;
  readonly read: (row: Row) => string | number;
}

/** Orders by name, the list's own first; each tells any two rows apart. */
export type Orders<Row, Name extends string = string> = Readonly<Record<Name, readonly OrderPart<Row>[]>>;

/** The order asked for, and where in it the page before ended. */
export interface Ordered<Row> {
  readonly parts: readonly OrderPart<Row>[];
  readonly after: Key | null;
  /** What the cursor of a row holds. `within`: of one of several that stand in the same row, where. */
  keyOf(row: Row, ...within: Key): Key;
}

/** Throws BAD_ARGUMENT for a cursor of another order, or of none. */
export function orderAsked<Row>(page: Page, orders: Orders<Row>, ...within: KeyType[]): Ordered<Row> {
  const [own = ''] = Object.keys(orders);
  const name = page.order ?? own;
  const parts = orders[name] ?? [];
  const key = page.after === null ? null : ensureKey(page.after, orders, name, own, within);
  const named = name === own ? [] : [name];
  return {
    parts,
    after: key,
    keyOf: (row, ...inRow) => [...named, ...parts.map(({ read }) => read(row)), ...inRow],
  };
}

function ensureKey<Row>(cursor: string, orders: Orders<Row>, asked: string, own: string, within: KeyType[]): Key {
  const written = cursorKey(cursor);
  const [first] = written ?? [];
  // Keys of a list's own order begin with a number.
  const name = typeof first === 'string' && first !== own && Object.hasOwn(orders, first) ? first : own;
  const key = name === own ? written : written?.slice(1);
  if (!key || !isKeyOf(key, [...(orders[name] ?? []).map(({ type }) => type), ...within])) throw notACursor();
  if (name === asked) return key;
  throw new Problem('BAD_ARGUMENT', {
    zh: `after 是按 ${name} 排序给出的游标，本次按 ${asked} 排序。请写 orderBy: ${name} 接着往下读，或去掉 after 从头读起。`,
    en: `after is a cursor of the order ${name}, and the order asked for is ${asked}. Go on with orderBy: ${name}, or leave after out to begin anew.`,
  });
}

/** The rows from where the page before ended, in order. `itself`: with the row that it ended in. */
export function inOrderAsked<DB, TB extends keyof DB, Out, Row>(
  query: SelectQueryBuilder<DB, TB, Out>,
  { parts, after }: Ordered<Row>,
  itself = false,
): SelectQueryBuilder<DB, TB, Out> {
  const from = after === null ? query : query.where(isAfter(parts, after, itself));
  return parts.reduce((rows, { by, falling }) => rows.orderBy(sql.ref(by), falling ? 'desc' : 'asc'), from);
}

function isAfter<Row>(parts: readonly OrderPart<Row>[], key: Key, itself: boolean): RawBuilder<SqlBool> {
  const same = parts.map(({ by }, place) => sql`${sql.ref(by)} = ${key[place]}`);
  const after = parts.map(({ by, falling }, place) => {
    const beyond = falling ? sql`${sql.ref(by)} < ${key[place]}` : sql`${sql.ref(by)} > ${key[place]}`;
    return sql`(${sql.join([...same.slice(0, place), beyond], sql` and `)})`;
  });
  const here = itself ? [sql`(${sql.join(same, sql` and `)})`] : [];
  return sql<SqlBool>`(${sql.join([...after, ...here], sql` or `)})`;
}

/** The same of rows that are in hand. */
export function sortAsAsked<Row>(rows: readonly Row[], { parts, after }: Ordered<Row>): Row[] {
  const compare = (a: Key, b: Key): number => {
    for (const [place, { falling }] of parts.entries()) {
      const [one, other] = [a[place] ?? '', b[place] ?? ''];
      if (one !== other) return one < other === (falling === undefined) ? -1 : 1;
    }
    return 0;
  };
  const keyed = rows.map((row) => ({ row, key: parts.map(({ read }) => read(row)) }));
  const asked = after === null ? keyed : keyed.filter(({ key }) => compare(key, after) > 0);
  return asked.sort((a, b) => compare(a.key, b.key)).map(({ row }) => row);
}
