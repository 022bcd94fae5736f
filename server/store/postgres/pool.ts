/** The connections of this process to one host, for one kind of work. */
import pg from 'pg';
import { TYPES } from './connection.ts';

/** Milliseconds in which a host has to take a connection. */
const LONGEST_CONNECT = 3_000;
/** Milliseconds for which somebody waits until one of the connections is free. */
const LONGEST_WAIT = 15_000;

export interface Pool {
  connect(): Promise<pg.PoolClient>;
  /** Breaks every connection off, those in use as well: the host does not answer. New ones are made as before. */
  abandon(): void;
  end(): Promise<void>;
}

/** `connections`: the most. `limits`: what the server is told of its own time limits. */
export function openPool(url: string, connections: number, limits: pg.ClientConfig): Pool {
  let clients = new Set<pg.PoolClient>();

  function open(): pg.Pool {
    const pool = new pg.Pool({
      ...limits,
      connectionString: url,
      application_name: 'gongkai',
      types: TYPES,
      max: connections,
      connectionTimeoutMillis: LONGEST_WAIT,
      Client: ImpatientClient,
    });
    const own = clients;
    // A connection that ends while nobody uses it is replaced by the next who needs one.
    pool.on('error', () => {});
    pool.on('connect', (client) => {
      own.add(client);
      // One that ends between two statements of a change is told of by the next of them; unheard, it would end the process.
      client.on('error', () => {});
    });
    pool.on('remove', (client) => own.delete(client));
    return pool;
  }

  let pool = open();
  return {
    connect: () => pool.connect(),
    abandon() {
      const [left, held] = [pool, clients];
      clients = new Set();
      pool = open();
      void left.end();
      for (const client of held) void client.end();
    },
    end: () => pool.end(),
  };
}

/** pg takes one time limit for connecting and for waiting until a connection is free; these are two. */
class ImpatientClient extends pg.Client {
  constructor(options: pg.ClientConfig = {}) {
    super({ ...options, connectionTimeoutMillis: LONGEST_CONNECT });
  }
}
