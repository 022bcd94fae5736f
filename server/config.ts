/** The only reader of the environment. */

import { isIP } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type HostRule, readHosts } from './collect/hosts.ts';
import { hostsOf, type PostgresSettings } from './store/postgres/address.ts';

export interface Config {
  /** PORT: where the product is served; 0 picks a free port. */
  readonly port: number;
  /** HOST: the address listened on. All interfaces by default, so that colleagues on the intranet reach it. */
  readonly host: string;
  /** GONGKAI_DATA: folder of the SQLite file, which is this. */
  readonly database: string;
  /** DATABASE_URL, GONGKAI_CONNECTIONS, GONGKAI_STATEMENT_SECONDS: PostgreSQL in place of the file; null: the file. */
  readonly postgres: PostgresSettings | null;
  /** GONGKAI_SEEDS=none leaves the seeds out. */
  readonly seeds: boolean;
  /** GONGKAI_LOG: silent, error, warn, info, debug. */
  readonly logLevel: string;
  /** GONGKAI_READING=keys: only those who are signed in may read. */
  readonly reading: 'open' | 'keys';
  /** GONGKAI_IDLE: minutes without a request after which one has to sign in again. */
  readonly idleMinutes: number;
  /** GONGKAI_TRUST_PROXY: proxies whose word about the reader's address and protocol is taken, comma-separated; null: nobody's. */
  readonly trustProxy: string | null;
  /** GONGKAI_FETCH_HOSTS: sites that reports may be collected from by address; none turns collecting off. */
  readonly fetchHosts: readonly HostRule[];
  /** GONGKAI_FRAME_ANCESTORS: sites that may show embeds, space-separated; * for all. */
  readonly frameAncestors: string;
  /**
   * Started by `npm start`: a signal to npm ends the shell between npm and this process and does not reach the process
   * itself, which then has to notice that it was left.
   */
  readonly endsWithParent: boolean;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));

function isAddressOrNetwork(text: string): boolean {
  const [address = '', length = '0', ...more] = text.split('/');
  return text === 'loopback' || (isIP(address) > 0 && /^\d{1,3}$/.test(length) && more.length === 0);
}

/** A whole number that must lie between two others; throws a sentence where it does not. */
function wholeNumber(name: string, text: string | undefined, otherwise: number, least: number, most: number): number {
  const value = Number(text ?? otherwise);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`${name} is “${text}”; it is a whole number from ${least} to ${most}.`);
}

function readPostgres(environment: NodeJS.ProcessEnv): PostgresSettings | null {
  const url = environment.DATABASE_URL ?? '';
  const { GONGKAI_CONNECTIONS: connections, GONGKAI_STATEMENT_SECONDS: seconds } = environment;
  const settings = {
    url,
    connections: wholeNumber('GONGKAI_CONNECTIONS', connections, 10, 1, 200),
    seconds: wholeNumber('GONGKAI_STATEMENT_SECONDS', seconds, 15, 1, 600),
  };
  if (url === '') return null;
  hostsOf(url);
  return settings;
}

export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const port = Number(environment.PORT ?? 4000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(
      `PORT is “${environment.PORT}”; it must be a whole number from 0 to 65535. Start with e.g. PORT=4000 npm start.`,
    );
  }
  const reading = environment.GONGKAI_READING ?? 'open';
  if (reading !== 'open' && reading !== 'keys') {
    throw new Error(
      `GONGKAI_READING is “${reading}”; it is open (everybody may read) or keys (those who are signed in).`,
    );
  }
  const trustProxy = environment.GONGKAI_TRUST_PROXY ?? null;
  const stranger = trustProxy?.split(',').find((one) => !isAddressOrNetwork(one.trim()));
  if (stranger !== undefined) {
    throw new Error(
      `GONGKAI_TRUST_PROXY names “${stranger.trim()}”; it takes addresses or networks of proxies, such as 127.0.0.1,10.0.0.0/8, and loopback.`,
    );
  }
  const idleMinutes = Number(environment.GONGKAI_IDLE ?? 30);
  if (!Number.isInteger(idleMinutes) || idleMinutes < 1 || idleMinutes > 720) {
    throw new Error(`GONGKAI_IDLE is “${environment.GONGKAI_IDLE}”; it is a whole number of minutes from 1 to 720.`);
  }
  return {
    port,
    host: environment.HOST ?? '0.0.0.0',
    database: join(environment.GONGKAI_DATA ?? join(ROOT, 'data'), 'gongkai.sqlite'),
    postgres: readPostgres(environment),
    seeds: environment.GONGKAI_SEEDS !== 'none',
    logLevel: environment.GONGKAI_LOG ?? 'warn',
    reading,
    idleMinutes,
    trustProxy,
    fetchHosts: readHosts(environment.GONGKAI_FETCH_HOSTS ?? ''),
    frameAncestors: environment.GONGKAI_FRAME_ANCESTORS ?? '*',
    endsWithParent: environment.npm_lifecycle_event === 'start',
  };
}
