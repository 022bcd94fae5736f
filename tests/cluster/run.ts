/**
 * A cluster on this machine, tried: `npm run cluster`. A primary and two standbys of PostgreSQL, two servers of ours, people at work; the
 * primary is killed, a standby lags, a primary that stood still comes back; and the same killing where pg_auto_failover looks after the
 * nodes. Prints what was lost, which must be nothing, and for how long nothing could be stored. Figures of one machine say nothing about
 * speed. Exits with 1 where anything acknowledged was lost.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { revisionChecksum } from '../../server/store/checksums.ts';
import { HAS_POSTGRES, type Server } from '../support/postgres.ts';
import { HAS_AUTO_FAILOVER, startAutoFailover } from './auto-failover.ts';
import { say, title, tryUnder, WORK } from './measure.ts';
import { failOver, followed, startPrimary, startStandby, waitFor } from './nodes.ts';
import { withServers } from './servers.ts';

/** Milliseconds in which everything has to be over. */
const LONGEST = 480_000;
/** Milliseconds after which whoever watches a primary takes it for dead. */
const NOTICED = 1_000;

/** What has to go when all is over, or broken off. */
const leftovers: (() => Promise<void> | void)[] = [];

async function clean(): Promise<void> {
  for (const remove of leftovers.splice(0).reverse()) await remove();
}

async function lagging(primary: Server, standby: Server, server: string): Promise<number> {
  title('A standby that lags');
  const behind = async (): Promise<number> => {
    const [row] = await standby.query<{ bytes: number }>(
      'select pg_wal_lsn_diff(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())::float8 as bytes',
    );
    return row?.bytes ?? 0;
  };
  const newest = async (): Promise<number> => {
    const body = '{ "query": "{ revisions(first: 1) { nodes { number } } }" }';
    const asked = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
    return (await (await fetch(`${server}/graphql`, asked)).json()).data.revisions.nodes[0].number;
  };
  await standby.query('select pg_wal_replay_pause()');
  const client = new pg.Client(primary.url());
  await client.connect();
  const [last] = (
    await client.query<{ number: string; at: string }>('select * from revision order by number desc limit 1')
  ).rows;
  const row = { number: Number(last?.number) + 1, at: String(last?.at), kind: 'roster', note: 'lag' } as const;
  const checksum = revisionChecksum({ ...row, about: null, report_id: null, actor: null });
  await client.query(`begin; insert into revision (number, at, kind, note, checksum)
    values (${row.number}, '${row.at}', 'roster', 'lag', ${checksum}); select pg_notify('gongkai', ''); commit`);
  await client.end();
  await sleep(100);
  say('bytes that the standby has not applied', await behind());
  const told = await newest();
  say('newest revision / told to a reader meanwhile', `${row.number} / ${told}`);
  await standby.query('select pg_wal_replay_resume()');
  for (let tries = 0; (await behind()) > 0 && tries < 100; tries += 1) await sleep(50);
  say('bytes that it has not applied once it goes on', await behind());
  return told === row.number ? 0 : 1;
}

/** Does a primary that others gave up still acknowledge a change? */
async function takesWrites(server: Server): Promise<boolean> {
  const client = new pg.Client({
    connectionString: server.url(),
    query_timeout: 3_000,
    connectionTimeoutMillis: 3_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query("insert into setting (name, value) values ('split', 'taken')");
    return true;
  } catch {
    return false;
  } finally {
    void client.end().catch(() => {});
  }
}

async function byHand(folder: string): Promise<number> {
  const keep = (server: Server): Server => {
    leftovers.push(() => server.dispose());
    return server;
  };
  const first = keep(await startPrimary(['s1', 's2']));
  const second = keep(await startStandby(first, 's1'));
  const third = keep(await startStandby(first, 's2'));
  await followed(first, 2);
  const hosts = [first, second, third].map(({ port }) => `127.0.0.1:${port}`).join(',');
  return withServers(`postgres://gongkai@${hosts}/postgres`, join(folder, 'by-hand'), async (addresses, key) => {
    let faults = await lagging(first, second, addresses[0] ?? '');
    let primary = first;
    faults += await tryUnder('The primary is killed under load', addresses, key, async () => {
      await first.signal('SIGKILL');
      await sleep(NOTICED);
      primary = await failOver(
        new Map([
          ['s1', second],
          ['s2', third],
        ]),
      );
      return primary;
    });

    // Another node takes the port of the one that was killed, and follows.
    const fourth = keep(await startStandby(primary, 's4', first.port));
    const [leftName, left] = primary === second ? (['s2', third] as const) : (['s1', second] as const);
    await waitFor(primary, [leftName, 's4']);
    await followed(primary, 2);
    let isTaken = true;
    const what = 'The primary stands still, another takes its place, and it comes back';
    faults += await tryUnder(what, addresses, key, async () => {
      await primary.signal('SIGSTOP');
      await sleep(NOTICED);
      const taken = await failOver(
        new Map([
          [leftName, left],
          ['s4', fourth],
        ]),
      );
      await sleep(WORK);
      await primary.signal('SIGCONT');
      isTaken = await takesWrites(primary);
      return taken;
    });
    say('the one that came back took a write', isTaken ? 'yes' : 'no');
    return faults + Number(isTaken);
  });
}

async function byItself(folder: string): Promise<number> {
  const cluster = await startAutoFailover();
  leftovers.push(cluster.dispose);
  return withServers(cluster.url, join(folder, 'by-itself'), (addresses, key) =>
    tryUnder('pg_auto_failover: the primary and its keeper are killed under load', addresses, key, async () => {
      await cluster.killPrimary();
      return cluster;
    }),
  );
}

async function main(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-cluster-'));
  leftovers.push(() => rmSync(folder, { recursive: true, force: true }));
  const breakOff = (code: number) => (): void => void clean().finally(() => process.exit(code));
  const late = setTimeout(() => {
    process.stderr.write(`Not over after ${LONGEST / 1000} seconds: broken off.\n`);
    breakOff(1)();
  }, LONGEST);
  process.once('SIGINT', breakOff(130)).once('SIGTERM', breakOff(143));
  try {
    let faults = await byHand(folder);
    if (HAS_AUTO_FAILOVER) faults += await byItself(folder);
    else {
      title('pg_auto_failover is not installed and was not tried:');
      process.stdout.write(
        'apt-get install --no-install-recommends pg-auto-failover-cli postgresql-15-auto-failover\n',
      );
    }
    return faults === 0 ? 0 : 1;
  } finally {
    clearTimeout(late);
    await clean();
  }
}

if (HAS_POSTGRES) process.exitCode = await main();
else {
  process.stderr.write('PostgreSQL is not installed: apt-get install postgresql\n');
  process.exitCode = 1;
}
