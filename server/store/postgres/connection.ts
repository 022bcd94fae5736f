/**
 * One connection to PostgreSQL as Kysely uses it. Statements are named, so that the server plans a text once for each connection: measured,
 * that takes a quarter off a question, and makes pg as fast as the drivers that do it by themselves.
 */
import { createHash } from 'node:crypto';
import type { PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import { failureOf, isGone, isOutdated, lost } from './faults.ts';

/** Texts that a connection keeps prepared; lists of ids of every length would else fill the server. */
const MOST_STATEMENTS = 300;
/** PostgreSQL's number for bigint. */
const BIGINT = 20;

/** Whole numbers come as numbers, as they do from SQLite; `numeric`, which sums of them are, comes as text (numbers.ts). */
export const TYPES = {
  getTypeParser: ((type: number, format: 'text') =>
    type === BIGINT ? readWhole : pg.types.getTypeParser(type, format)) as typeof pg.types.getTypeParser,
};

function readWhole(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new RangeError(`The database holds ${text}, which is too large to be counted with`);
}

/** Of each connection, the names of the texts that it has prepared; an empty one where a text is not to be prepared. */
const prepared = new WeakMap<pg.PoolClient, Map<string, string>>();

function namesOf(client: pg.PoolClient): Map<string, string> {
  const names = prepared.get(client) ?? new Map<string, string>();
  prepared.set(client, names);
  return names;
}

function nameOf(text: string, names: Map<string, string>): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= MOST_STATEMENTS) return '';
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 20);
  names.set(text, name);
  return name;
}

/** PostgreSQL refuses a NUL even in a question. No text that is kept holds one, so that any other character finds as little. */
function withoutNul(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\u0000', '\uFFFD') : value;
}

export interface Limits {
  /** Given out for changes. */
  readonly writes: boolean;
  /** Seconds after which the server breaks a question off. */
  readonly seconds: number;
  /** Milliseconds after which an answer is no longer waited for; 0 waits for ever. */
  readonly patience: number;
}

/** Failures are Problems where a sentence can be made for them; a connection that is gone is not used again. */
export function asKyselyClient(client: pg.PoolClient, { seconds, patience, writes }: Limits): PostgresPoolClient {
  const names = namesOf(client);
  let gone: unknown = null;

  async function query(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<unknown>> {
    if (gone !== null) throw lost(gone, '');
    // What has no values is said once: begin, commit, the schema.
    const name = values.length === 0 ? '' : nameOf(text, names);
    try {
      const asked = {
        text,
        values: writes ? [...values] : values.map(withoutNul),
        query_timeout: patience,
        ...(name !== '' && { name }),
      };
      return (await client.query(asked)) as never;
    } catch (error) {
      if (!writes && isOutdated(error) && name !== '') {
        names.set(text, '');
        return query(text, values);
      }
      if (!isGone(error, writes)) throw failureOf(error, seconds);
      gone = error;
      throw lost(error, text);
    }
  }

  return {
    query: query as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy === true || gone !== null),
  };
}
