/** The database servers of a cluster, and what somebody does by hand, or a program for him, when the primary is gone. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Server, startPostgres } from '../support/postgres.ts';

/** What a primary needs that acknowledges nothing which only it has; every node has it, for each may become the primary. */
const SETTINGS = ['wal_level=replica', 'wal_keep_size=256MB', 'max_connections=60', 'hot_standby=on'];

export async function startPrimary(standbys: readonly string[]): Promise<Server> {
  const server = await startPostgres({ settings: SETTINGS });
  await waitFor(server, standbys);
  return server;
}

/** `port`: one that a node had which is gone, so that everybody finds the new one. */
export function startStandby(server: Server, as: string, port?: number): Promise<Server> {
  return startPostgres({ settings: SETTINGS, follows: { server, as }, ...(port !== undefined && { port }) });
}

/** A commit is answered when one of these has it too. */
export async function waitFor(server: Server, standbys: readonly string[]): Promise<void> {
  await server.query(`alter system set synchronous_standby_names = 'ANY 1 (${standbys.join(', ')})'`);
  await server.query('select pg_reload_conf()');
}

/** The standby that has most takes the place of the primary, and the others follow it. */
export async function failOver(standbys: ReadonlyMap<string, Server>): Promise<Server> {
  const places = await Promise.all(
    [...standbys].map(async ([name, server]) => {
      const [row] = await server.query<{ place: number }>(
        "select pg_wal_lsn_diff(pg_last_wal_receive_lsn(), '0/0')::float8 as place",
      );
      return { name, server, place: row?.place ?? 0 };
    }),
  );
  const [first, ...others] = places.sort((a, b) => b.place - a.place);
  if (!first) throw new Error('No standby is left');
  await waitFor(
    first.server,
    others.map(({ name }) => name),
  );
  await first.server.query('select pg_promote()');
  for (const { name, server } of others) await follow(server, first.server, name);
  return first.server;
}

async function follow(standby: Server, primary: Server, as: string): Promise<void> {
  const from = `host=127.0.0.1 port=${primary.port} user=gongkai application_name=${as}`;
  await standby.query(`alter system set primary_conninfo = '${from}'`);
  await standby.query('select pg_reload_conf()');
}

/** Waits until as many standbys follow as are wanted. */
export async function followed(primary: Server, wanted: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const [row] = await primary.query<{ count: number }>(
      "select count(*)::int as count from pg_stat_replication where state = 'streaming'",
    );
    if ((row?.count ?? 0) >= wanted) return;
    await sleep(100);
  }
  throw new Error(`Fewer than ${wanted} standbys follow after 10 seconds`);
}
