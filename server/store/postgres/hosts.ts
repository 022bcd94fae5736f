/**
 * The hosts of one database: one takes writes, the others follow it, and any of them may become the other. Writes go where they are taken.
 * Reads go to a standby that has everything this process knows to be written; those of whoever may have written it himself go to the
 * primary. One request reads from one host throughout, so that what it read first is never older than what it reads last.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import { busy } from '../busy.ts';
import type { OpenRequest } from '../reader.ts';
import type { HostAddress } from './address.ts';
import { isExhausted, NoHost, STANDBY } from './faults.ts';
import type { Pool } from './pool.ts';

export interface Host {
  readonly name: string;
  /** For changes. */
  readonly writing: Pool;
  /** For questions: the server refuses to write by it. */
  readonly reading: Pool;
}

interface OneRequest {
  /** Its reader may have written what he asks for. */
  readonly isFresh: boolean;
  /** Where it reads. */
  host: Host | null;
}

/** How far a host is: a place in the log of changes that all hosts of a database share, in bytes from its beginning. */
export type Place = number;

export interface Hosts {
  readonly all: readonly Host[];
  connectToWrite(): Promise<pg.PoolClient>;
  connectToRead(): Promise<pg.PoolClient>;
  /** The host that takes writes, as far as is known. */
  primary(): Host;
  openRequest: OpenRequest;
  /** Something was written, and how far the primary is now is not known yet. */
  written(): void;
  /** The primary is as far as that; null: it did not say. */
  primaryIsAt(place: Place | null): void;
  /** A standby is as far as that; null: it is none, or does not answer. */
  standbyIsAt(host: Host, place: Place | null): void;
  /** Does every standby that answers have what is known to be written? */
  areLevel(): boolean;
  /** The host does not answer: what is asked of it fails at once, and it is the last to be asked for writing. */
  abandon(host: Host): void;
  close(): Promise<void>;
}

export function openHosts(
  addresses: readonly HostAddress[],
  open: (address: HostAddress) => Omit<Host, 'name'>,
): Hosts {
  const all = addresses.map((address): Host => ({ name: address.name, ...open(address) }));
  const [first] = all;
  if (!first) throw new Error('A database has at least one host');
  const requests = new AsyncLocalStorage<OneRequest>();
  /** Where each standby is. */
  const reached = new Map<Host, Place>();
  let newest: Place = Number.POSITIVE_INFINITY;
  /** The host that took writes last. */
  let primary = first;

  const primaryFirst = (): readonly Host[] => [...all].sort((a, b) => Number(b === primary) - Number(a === primary));
  const isLevel = (host: Host): boolean => (reached.get(host) ?? -1) >= newest;
  const level = (): readonly Host[] => all.filter((host) => host !== primary && isLevel(host));

  async function connectToWrite(kind: 'writing' | 'reading' = 'writing'): Promise<pg.PoolClient> {
    return firstOf(primaryFirst(), async (host) => {
      const client = await connectToPrimary(host[kind], all.length > 1);
      primary = host;
      return client;
    });
  }

  async function connectToRead(): Promise<pg.PoolClient> {
    const request = requests.getStore();
    const preferred = request?.host ? [request.host] : request && !request.isFresh ? level() : [];
    const remember = (host: Host): void => {
      if (request) request.host = host;
    };
    for (const host of preferred) {
      const client = await host.reading.connect().catch(() => null);
      if (client === null) continue;
      remember(host);
      return client;
    }
    try {
      const client = await connectToWrite('reading');
      remember(primary);
      return client;
    } catch (error) {
      // Nobody takes writes: what the others have can still be read, from whoever has most of it.
      const others = [...reached].sort(([, a], [, b]) => b - a).map(([host]) => host);
      if (others.length === 0) throw error;
      return firstOf(others, async (host) => {
        const client = await host.reading.connect();
        remember(host);
        return client;
      });
    }
  }

  return {
    all,
    connectToWrite: () => connectToWrite(),
    connectToRead,
    primary: () => primary,
    openRequest(isFresh) {
      const request: OneRequest = { isFresh, host: null };
      return (work) => requests.run(request, work);
    },
    written() {
      newest = Number.POSITIVE_INFINITY;
    },
    primaryIsAt(place) {
      newest = place ?? Number.POSITIVE_INFINITY;
    },
    standbyIsAt(host, place) {
      if (place === null) reached.delete(host);
      else reached.set(host, place);
    },
    areLevel: () => [...reached.keys()].every(isLevel),
    abandon(host) {
      reached.delete(host);
      if (primary === host) primary = all.find((other) => other !== host) ?? host;
      host.writing.abandon();
      host.reading.abandon();
    },
    async close() {
      await Promise.all(
        all.flatMap(({ writing, reading }) => [...new Set([writing, reading])].map((pool) => pool.end())),
      );
    },
  };
}

/** What the first host gives that gives anything; throws NoHost. */
async function firstOf<Result>(hosts: readonly Host[], use: (host: Host) => Promise<Result>): Promise<Result> {
  const faults: { host: string; error: unknown }[] = [];
  for (const host of hosts) {
    try {
      return await use(host);
    } catch (error) {
      if (isExhausted(error)) throw busy(error);
      faults.push({ host: host.name, error });
    }
  }
  throw new NoHost(faults);
}

/** Connections that led to a primary: a server that takes writes does so until its connections end. */
const primaries = new WeakSet<pg.PoolClient>();

async function connectToPrimary(pool: Pool, mayBeStandby: boolean): Promise<pg.PoolClient> {
  const client = await pool.connect();
  if (!mayBeStandby || primaries.has(client)) return client;
  try {
    const { rows } = await client.query<{ standby: boolean }>('select pg_is_in_recovery() as standby');
    if (rows[0]?.standby) throw STANDBY;
    primaries.add(client);
    return client;
  } catch (error) {
    client.release(error !== STANDBY);
    throw error;
  }
}
