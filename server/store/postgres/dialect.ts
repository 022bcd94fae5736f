/** The dialects of a PostgreSQL: the same servers, with other limits for those who read, those who write, and the schema. */
import { type Kysely, PostgresDialect, type PostgresPool, sql } from 'kysely';
import pg from 'pg';
import { type HostAddress, hostsOf, type PostgresSettings } from './address.ts';
import { asKyselyClient, TYPES } from './connection.ts';
import { NO_RIGHT, NoHost, STANDBY, WRONG_ENCODING } from './faults.ts';

/** Milliseconds in which a host has to take a connection. */
const LONGEST_CONNECT = 3_000;
/** Milliseconds for which somebody waits until one of the connections is free. */
const LONGEST_WAIT = 15_000;
/** Milliseconds for which a change waits for its turn, and after which one that does nothing is ended by the server: others wait for it. */
const LONGEST_TURN = 30_000;
/** Milliseconds that an answer may be late for, after the server should have broken it off by itself. */
const GRACE = 2_000;

export function postgresDialects({ url, connections, seconds }: PostgresSettings) {
  const hosts = hostsOf(url);
  const milliseconds = seconds * 1000;
  return {
    /** Refuses to write: the server does. */
    reading: dialectOn(hosts, connections, milliseconds + GRACE, {
      statement_timeout: milliseconds,
      options: '-c default_transaction_read_only=on',
    }),
    // No time limit of the server: one that falls into a commit which waits for a standby would be answered as done.
    writing: dialectOn(hosts, connections, LONGEST_TURN + GRACE, {
      lock_timeout: LONGEST_TURN,
      idle_in_transaction_session_timeout: LONGEST_TURN,
    }),
    /** For the schema, which may take as long as it takes. */
    migrating: dialectOn(hosts, 1, 0, {}),
  };
}

interface Host {
  readonly name: string;
  readonly pool: pg.Pool;
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

function dialectOn(
  hosts: readonly HostAddress[],
  connections: number,
  patience: number,
  limits: pg.ClientConfig,
): PostgresDialect {
  const known = hosts.map(({ name, url }): Host => {
    const pool = new pg.Pool({
      ...limits,
      connectionString: url,
      application_name: 'gongkai',
      types: TYPES,
      max: connections,
      connectionTimeoutMillis: LONGEST_WAIT,
      Client: ImpatientClient,
    });
    // A connection that ends while nobody uses it is replaced by the next who needs one.
    pool.on('error', () => {});
    // One that ends between two statements of a change is told of by the next of them; unheard, it would end the process.
    pool.on('connect', (client) => client.on('error', () => {}));
    return { name, pool };
  });
  const pool: PostgresPool = {
    options: {},
    connect: async () => asKyselyClient(await connectToPrimary(known), patience),
    end: async () => {
      await Promise.all(known.map((host) => host.pool.end()));
    },
  };
  return new PostgresDialect({ pool });
}

/** pg takes one time limit for connecting and for waiting until a connection is free; these are two. */
class ImpatientClient extends pg.Client {
  constructor(options: pg.ClientConfig = {}) {
    super({ ...options, connectionTimeoutMillis: LONGEST_CONNECT });
  }
}

/** From the first host that takes writes; throws NoHost. */
async function connectToPrimary(hosts: readonly Host[]): Promise<pg.PoolClient> {
  const faults: { host: string; error: unknown }[] = [];
  for (const { name, pool } of hosts) {
    try {
      return await connectToWriter(pool, hosts.length > 1);
    } catch (error) {
      faults.push({ host: name, error });
    }
  }
  throw new NoHost(faults);
}

async function connectToWriter(pool: pg.Pool, mayBeStandby: boolean): Promise<pg.PoolClient> {
  const client = await pool.connect();
  try {
    if (mayBeStandby && (await isStandby(client))) throw STANDBY;
    return client;
  } catch (error) {
    client.release(error !== STANDBY);
    throw error;
  }
}

async function isStandby(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ standby: boolean }>('select pg_is_in_recovery() as standby');
  return rows[0]?.standby ?? true;
}
