/** The dialects of a PostgreSQL: the same hosts, with other limits for those who read, those who write, and the schema. */
import { type Kysely, PostgresDialect, sql } from 'kysely';
import type pg from 'pg';
import { hostsOf, type PostgresSettings } from './address.ts';
import { asKyselyClient, type Limits } from './connection.ts';
import { NO_RIGHT, NoHost, WRONG_ENCODING } from './faults.ts';
import { type Hosts, openHosts } from './hosts.ts';
import { openPool } from './pool.ts';

/** Milliseconds for which a change waits for its turn, and after which one that does nothing is ended by the server: others wait for it. */
const LONGEST_TURN = 30_000;
/** Milliseconds that an answer may be late for, after the server should have broken it off by itself. */
const GRACE = 2_000;

export function openDatabase({ url, connections, seconds }: PostgresSettings): Hosts {
  return openHosts(hostsOf(url), (address) => ({
    reading: openPool(address.url, connections, {
      statement_timeout: seconds * 1000,
      options: '-c default_transaction_read_only=on',
    }),
    // No time limit of the server: one that falls into a commit which waits for a standby would be answered as done.
    writing: openPool(address.url, connections, {
      lock_timeout: LONGEST_TURN,
      idle_in_transaction_session_timeout: LONGEST_TURN,
    }),
  }));
}

export function readingDialect(hosts: Hosts, { seconds }: PostgresSettings): PostgresDialect {
  return dialectOf(() => hosts.connectToRead(), { writes: false, seconds, patience: seconds * 1000 + GRACE });
}

export function writingDialect(hosts: Hosts, { seconds }: PostgresSettings): PostgresDialect {
  return dialectOf(() => hosts.connectToWrite(), { writes: true, seconds, patience: LONGEST_TURN + GRACE });
}

/** For the schema, which may take as long as it takes. */
export function migratingDialect({ url, seconds }: PostgresSettings): PostgresDialect {
  const hosts = openHosts(hostsOf(url), (address) => {
    const pool = openPool(address.url, 1, {});
    return { reading: pool, writing: pool };
  });
  return dialectOf(
    () => hosts.connectToWrite(),
    { writes: true, seconds, patience: 0 },
    () => hosts.close(),
  );
}

/** `end`: what is closed with the dialect; the hosts of those who read and write are closed by whoever opened them. */
function dialectOf(connect: () => Promise<pg.PoolClient>, limits: Limits, end = async () => {}): PostgresDialect {
  return new PostgresDialect({
    pool: { options: {}, connect: async () => asKyselyClient(await connect(), limits), end },
  });
}

/** Looks whether tables can be made and every text be kept; throws NoHost with what is wrong. */
export async function ensureUsable(schema: Kysely<unknown>, { url }: PostgresSettings): Promise<void> {
  const { rows } = await sql<{ encoding: string; may: boolean }>`
    select current_setting('server_encoding') as encoding, has_schema_privilege(current_schema(), 'create') as may
  `.execute(schema);
  const [host] = hostsOf(url);
  const fault = rows[0]?.encoding !== 'UTF8' ? WRONG_ENCODING : rows[0].may ? null : NO_RIGHT;
  if (fault !== null) throw new NoHost([{ host: host?.name ?? '', error: fault }]);
}
