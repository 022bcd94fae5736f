/** The only reader of the environment. */

import { isIP } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Label } from '../schema/language.ts';
import { Problem } from '../schema/problem.ts';
import { type HostRule, readHosts } from './collect/hosts.ts';
import { LIMITS } from './http/limits.ts';
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
  readonly backup: {
    /** GONGKAI_BACKUP: folder of the backups that are taken by themselves; null: none are. */
    readonly folder: string | null;
    /** GONGKAI_BACKUP_HOURS: hours between two of them. */
    readonly hours: number;
    /** GONGKAI_BACKUP_KEEP: how many of them are kept. */
    readonly keep: number;
  };
  /** GONGKAI_SEEDS=none leaves the seeds out. */
  readonly seeds: boolean;
  /** GONGKAI_LOG: silent, error, warn, info, debug. */
  readonly logLevel: LogLevel;
  /** GONGKAI_SLOW: milliseconds from which on a question is told to the log as slow. */
  readonly slowMs: number;
  /** GONGKAI_REQUESTS: requests a minute that one address may make; a proxy that is not named counts as one. */
  readonly requests: number;
  /** GONGKAI_KEEP_DOCUMENTS: years for which the bytes of a document are kept after another replaced it; null: for ever. */
  readonly keepDocumentsYears: number | null;
  /** GONGKAI_KEEP_EVENTS: days for which it is kept who signed in, and who was turned away. */
  readonly keepEventsDays: number;
  /** GONGKAI_PUBLIC_URL: the address readers know this server by, such as https://nianbao.example.gov.cn; null: whatever they asked. */
  readonly publicUrl: string | null;
  /** GONGKAI_READING=keys: only those who are signed in may read. */
  readonly reading: 'open' | 'keys';
  /** GONGKAI_PERSONAL=hidden: who is not signed in sees no names, telephone numbers and e-mail addresses in the texts of reports. */
  readonly personal: 'shown' | 'hidden';
  /** GONGKAI_IDLE: minutes without a request after which one has to sign in again. */
  readonly idleMinutes: number;
  /** GONGKAI_TRUST_PROXY: proxies whose word about the reader's address and protocol is taken, comma-separated; null: nobody's. */
  readonly trustProxy: string | null;
  /** GONGKAI_OPEN_CONNECTIONS: how many one address may have open at once; all together, five times as many. */
  readonly openConnections: number;
  /** GONGKAI_METRICS: addresses and networks that may ask for /metrics without a key. */
  readonly metricsFor: readonly string[];
  /** GONGKAI_FETCH_HOSTS: sites that reports may be collected from by address; none turns collecting off. */
  readonly fetchHosts: readonly HostRule[];
  /** GONGKAI_FRAME_ANCESTORS: sites that may show embeds, space-separated; * for all. */
  readonly frameAncestors: string;
  /**
   * Started by `npm start`: a signal to npm ends the shell between npm and this process and does not reach the process
   * itself, which then has to notice that it was left.
   */
  readonly endsWithParent: boolean;
  /** What is printed goes into the log of the machine (JOURNAL_STREAM, which systemd sets), which others read. */
  readonly isLogged: boolean;
}

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

const ROOT = fileURLToPath(new URL('..', import.meta.url));

function isAddressOrNetwork(text: string): boolean {
  const [address = '', length = '0', ...more] = text.split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return text === 'loopback' || (/^\d{1,3}$/.test(length) && Number(length) <= longest && more.length === 0);
}

/** A setting that cannot hold: what is wrong with it, and what it may be. */
function unfit(name: string, value: string, may: Label): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: `${name} 写作“${value.slice(0, 200)}”，应为${may.zh}。`,
    en: `${name} is “${value.slice(0, 200)}”; it is ${may.en}.`,
  });
}

/** One of the values a setting may have; the first, where it is not set. */
function oneOf<Value extends string>(
  name: string,
  value: string | undefined,
  values: readonly [Value, ...Value[]],
): Value {
  const found = values.find((one) => one === (value ?? '')) ?? (value === undefined ? values[0] : undefined);
  if (found !== undefined) return found;
  const list = values.filter((one) => one !== '');
  throw unfit(name, value ?? '', { zh: `以下之一：${list.join('、')}`, en: `one of ${list.join(', ')}` });
}

/** A whole number within bounds, both included. */
function wholeNumber(name: string, value: string | undefined, usual: number, least: number, most: number): number {
  if (value === undefined) return usual;
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw unfit(name, value, { zh: `${least} 到 ${most} 的整数`, en: `a whole number from ${least} to ${most}` });
}

function yearsOf(value: string | undefined): number | null {
  return value === undefined ? null : wholeNumber('GONGKAI_KEEP_DOCUMENTS', value, 0, 1, 100);
}

function publicUrlOf(value: string | undefined): string | null {
  if (value === undefined || value === '') return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  throw unfit('GONGKAI_PUBLIC_URL', value, {
    zh: '读者访问本系统的网址，只到域名和端口为止，如 https://nianbao.example.gov.cn',
    en: 'the address that readers know this server by, ending with host and port, such as https://nianbao.example.gov.cn',
  });
}

function metricsFor(value = 'loopback'): readonly string[] {
  if (value === 'none') return [];
  const list = value.split(',').map((one) => one.trim());
  if (list.every(isAddressOrNetwork)) return list;
  throw unfit('GONGKAI_METRICS', value, {
    zh: '不需密钥就可读取 /metrics 的地址或网段，以逗号分隔，如 loopback,10.0.0.0/8；none 表示没有',
    en: 'addresses or networks that may read /metrics without a key, such as loopback,10.0.0.0/8; none for nobody',
  });
}

function proxiesOf(value: string | undefined): string | null {
  if (value === undefined) return null;
  if (value.split(',').every((one) => isAddressOrNetwork(one.trim()))) return value;
  throw unfit('GONGKAI_TRUST_PROXY', value, {
    zh: '反向代理的地址或网段，以逗号分隔，如 127.0.0.1,10.0.0.0/8，或 loopback',
    en: 'addresses or networks of proxies, such as 127.0.0.1,10.0.0.0/8, and loopback',
  });
}

function ancestorsOf(value: string | undefined): string {
  if (value === undefined) return '*';
  // It goes into a header as it is: what could end the directive or the header has no place in it.
  if (/^[\w.:/*'-]+(?: [\w.:/*'-]+)*$/.test(value)) return value;
  throw unfit('GONGKAI_FRAME_ANCESTORS', value, {
    zh: '可嵌入图表的网站，以空格分隔，如 https://www.example.gov.cn，或 *',
    en: 'sites that may show embeds, with blanks between, such as https://www.example.gov.cn, or *',
  });
}

function readPostgres(environment: NodeJS.ProcessEnv): PostgresSettings | null {
  const url = environment.DATABASE_URL ?? '';
  const settings = {
    url,
    connections: wholeNumber('GONGKAI_CONNECTIONS', environment.GONGKAI_CONNECTIONS, 10, 2, 200),
    seconds: wholeNumber('GONGKAI_STATEMENT_SECONDS', environment.GONGKAI_STATEMENT_SECONDS, 15, 1, 600),
  };
  if (url === '') return null;
  if (hostsOf(url).length === 0) {
    throw unfit('DATABASE_URL', url.replace(/\/\/.*@/, '//…@'), {
      zh: 'PostgreSQL 数据库的地址，如 postgres://user:password@host:5432/database，几台主机以逗号分隔；密码中的 @ : / 写作 %40 %3A %2F',
      en: 'the address of a PostgreSQL database, such as postgres://user:password@host:5432/database, several hosts with commas between; write @ : / in a password as %40 %3A %2F',
    });
  }
  return settings;
}

/** Throws BAD_ARGUMENT with a sentence for a setting that cannot hold. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  return {
    port: wholeNumber('PORT', environment.PORT, 4000, 0, 65_535),
    host: environment.HOST ?? '0.0.0.0',
    database: join(environment.GONGKAI_DATA ?? join(ROOT, 'data'), 'gongkai.sqlite'),
    postgres: readPostgres(environment),
    backup: {
      folder: environment.GONGKAI_BACKUP || null,
      hours: wholeNumber('GONGKAI_BACKUP_HOURS', environment.GONGKAI_BACKUP_HOURS, 24, 1, 720),
      keep: wholeNumber('GONGKAI_BACKUP_KEEP', environment.GONGKAI_BACKUP_KEEP, 14, 1, 1000),
    },
    seeds: oneOf('GONGKAI_SEEDS', environment.GONGKAI_SEEDS, ['', 'none']) !== 'none',
    logLevel: oneOf('GONGKAI_LOG', environment.GONGKAI_LOG ?? 'warn', LOG_LEVELS),
    slowMs: wholeNumber('GONGKAI_SLOW', environment.GONGKAI_SLOW, 1000, 1, 60_000),
    requests: wholeNumber('GONGKAI_REQUESTS', environment.GONGKAI_REQUESTS, LIMITS.rates.requests, 60, 100_000_000),
    keepDocumentsYears: yearsOf(environment.GONGKAI_KEEP_DOCUMENTS),
    // The law on network security (网络安全法, article 21) asks for six months at least.
    keepEventsDays: wholeNumber('GONGKAI_KEEP_EVENTS', environment.GONGKAI_KEEP_EVENTS, 730, 180, 36_500),
    publicUrl: publicUrlOf(environment.GONGKAI_PUBLIC_URL),
    reading: oneOf('GONGKAI_READING', environment.GONGKAI_READING, ['open', 'keys']),
    personal: oneOf('GONGKAI_PERSONAL', environment.GONGKAI_PERSONAL, ['shown', 'hidden']),
    idleMinutes: wholeNumber('GONGKAI_IDLE', environment.GONGKAI_IDLE, 30, 1, 720),
    trustProxy: proxiesOf(environment.GONGKAI_TRUST_PROXY),
    openConnections: wholeNumber('GONGKAI_OPEN_CONNECTIONS', environment.GONGKAI_OPEN_CONNECTIONS, 1000, 20, 20_000),
    metricsFor: metricsFor(environment.GONGKAI_METRICS),
    fetchHosts: readHosts(environment.GONGKAI_FETCH_HOSTS ?? ''),
    frameAncestors: ancestorsOf(environment.GONGKAI_FRAME_ANCESTORS),
    endsWithParent: environment.npm_lifecycle_event === 'start',
    isLogged: environment.JOURNAL_STREAM !== undefined,
  };
}
