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

/** How often the primary has changed: of two hosts that both take writes, the one with the smaller number was given up by the others. */
export type Timeline = number;

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
  /** A host takes writes. One that others gave up, and that does not know of it, is left. */
  takesWrites(host: Host, timeline: Timeline): void;
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
  let latest: Timeline = 0;
  let known: Promise<void> | null = null;

  const primaryFirst = (): readonly Host[] => [...all].sort((a, b) => Number(b === primary) - Number(a === primary));
  const isLevel = (host: Host): boolean => (reached.get(host) ?? -1) >= newest;
  const level = (): readonly Host[] => all.filter((host) => host !== primary && isLevel(host));

  /** Whom to believe is not known before each was asked that answers. */
  async function askAll(): Promise<void> {
    const asked = all.map(async (host) => {
      const client = await host.reading.connect();
      await ensurePrimary(client, host);
      client.release();
    });
    await Promise.allSettled(asked);
  }

  async function connectToWrite(kind: 'writing' | 'reading' = 'writing'): Promise<pg.PoolClient> {
    if (all.length > 1) {
      known ??= askAll();
      await known;
    }
    return firstOf(primaryFirst(), async (host) => {
      const client = await host[kind].connect();
      if (all.length > 1) await ensurePrimary(client, host);
      return client;
    });
  }

  /** Gives the connection back and throws where it leads to a standby, or to a primary that others gave up. */
  async function ensurePrimary(client: pg.PoolClient, host: Host): Promise<void> {
    try {
      const timeline = timelines.get(client) ?? (await timelineOf(client));
      if (timeline === null || timeline < latest) throw STANDBY;
      timelines.set(client, timeline);
      takesWrites(host, timeline);
    } catch (error) {
      client.release(error !== STANDBY);
      throw error;
    }
  }

  function takesWrites(host: Host, timeline: Timeline): void {
    if (timeline < latest) return;
    const former = primary;
    primary = host;
    if (timeline > latest && latest > 0 && former !== host) leave(former);
    latest = timeline;
  }

  function leave(host: Host): void {
    reached.delete(host);
    host.writing.abandon();
    host.reading.abandon();
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
    takesWrites,
    abandon(host) {
      if (primary === host) primary = all.find((other) => other !== host) ?? host;
      leave(host);
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

/** Of connections that led to a primary: a server that takes writes does so, on the same timeline, until its connections end. */
const timelines = new WeakMap<pg.PoolClient, Timeline>();

/** Of a server that takes writes, its timeline, as a number of SQL; null of a standby. */
export const TIMELINE = `case when not pg_is_in_recovery()
  then ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int end`;

async function timelineOf(client: pg.PoolClient): Promise<Timeline | null> {
  const { rows } = await client.query<{ timeline: Timeline | null }>(`select ${TIMELINE} as timeline`);
  return rows[0]?.timeline ?? null;
}
