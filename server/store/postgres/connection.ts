/**
 * One connection to PostgreSQL as Kysely uses it. Statements are named, so that the server plans a text once for each connection: measured,
 * that takes a quarter off a question, and nothing else about pg is slower than the drivers that do it by themselves.
 */
import { createHash } from 'node:crypto';
import type { PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';

/** Texts that are prepared by a connection; lists of ids of every length would else fill the server. */
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
  if (!Number.isSafeInteger(value))
    throw new Error(`The database holds ${text}, which is too large to be counted with`);
  return value;
}

const prepared = new WeakMap<pg.PoolClient, Map<string, string>>();

function nameOf(client: pg.PoolClient, text: string): string | undefined {
  const names = prepared.get(client) ?? new Map<string, string>();
  prepared.set(client, names);
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_STATEMENTS) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 20);
  names.set(text, name);
  return name;
}

/** `patience`: milliseconds after which an answer is no longer waited for; 0 waits for ever. */
export function asKyselyClient(client: pg.PoolClient, patience: number): PostgresPoolClient {
  return {
    query: (async (text: string, values: readonly unknown[]): Promise<PostgresQueryResult<unknown>> => {
      // What has no values is said once: begin, commit, the schema.
      const name = values.length === 0 ? undefined : nameOf(client, text);
      const query = { text, values: [...values], query_timeout: patience, ...(name && { name }) };
      return (await client.query(query)) as never;
    }) as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy),
  };
}
