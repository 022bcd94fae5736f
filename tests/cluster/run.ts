/**
 * A cluster on this machine, tried: `npm run cluster`. A primary and two standbys of PostgreSQL, two servers of ours, people at work; the
 * primary is killed, a standby lags, a primary that stood still comes back. Prints what was lost, which must be nothing, and for how long
 * nothing could be stored. Figures of one machine say nothing about speed. Exits with 1 where anything acknowledged was lost.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { openStore } from '../../server/store/open.ts';
import { HAS_POSTGRES, type Server } from '../support/postgres.ts';
import { enrol } from '../support/small-district.ts';
import { type Acknowledged, type Load, startLoad } from './load.ts';
import { failOver, followed, startPrimary, startStandby, waitFor } from './nodes.ts';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
/** Milliseconds of work before and after each blow, and in which everything has to be over. */
const WORK = 4_000;
const LONGEST = 240_000;
/** Milliseconds after which work that does not go on never will. */
const LONGEST_OUTAGE = 40_000;
/** Milliseconds after which whoever watches a primary takes it for dead. */
const NOTICED = 1_000;

const say = (what: string, figure: string | number): void => {
  process.stdout.write(`${what.padEnd(64)} ${String(figure).padStart(12)}\n`);
};
const title = (text: string): void => void process.stdout.write(`\n${text}\n`);

async function serve(
  url: string,
  folder: string,
): Promise<{ child: ChildProcess; address: string; output: () => string }> {
  const environment = { HOST: '127.0.0.1', PORT: '0', GONGKAI_DATA: folder, DATABASE_URL: url, GONGKAI_LOG: 'warn' };
  const child = spawn(process.execPath, [MAIN], { env: { ...process.env, ...environment } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk));
  for (let tries = 0; tries < 300; tries += 1) {
    const address = /http:\/\/localhost:\d+/.exec(output)?.[0];
    if (address) return { child, address, output: () => output };
    if (child.exitCode !== null) break;
    await sleep(100);
  }
  throw new Error(`The server did not start:\n${output}`);
}

/** Of what was acknowledged, what the database does not hold. */
async function lost(server: Server, acknowledged: readonly Acknowledged[]): Promise<readonly Acknowledged[]> {
  const revisions = await server.query<{ number: string; report_id: string | null }>(
    'select number, report_id from revision',
  );
  const names = await server.query<{ written: string }>('select written from publisher_name');
  const reports = new Map(revisions.map(({ number, report_id }) => [Number(number), report_id]));
  const written = new Set(names.map((row) => row.written));
  return acknowledged.filter((one) =>
    one.kind === 'report'
      ? reports.get(one.revision) !== one.report
      : !reports.has(one.revision) || !written.has(one.name),
  );
}

async function until(holds: () => boolean, longest: number): Promise<boolean> {
  const end = performance.now() + longest;
  while (!holds() && performance.now() < end) await sleep(100);
  return holds();
}

/** The longest time between two acknowledgements. */
function outage(times: readonly number[]): number {
  return times.reduce((longest, time, index) => Math.max(longest, time - (times[index - 1] ?? time)), 0);
}

/** Lets people work, deals a blow, and tells what became of it. `blow` answers the server that takes writes afterwards. */
async function tryUnder(
  what: string,
  servers: readonly string[],
  key: string,
  blow: (load: Load) => Promise<Server>,
): Promise<number> {
  title(what);
  const load = startLoad(servers, key);
  let primary: Server;
  let goesOn = false;
  try {
    await sleep(WORK);
    primary = await blow(load);
    const before = load.acknowledged.length;
    goesOn = await until(() => load.acknowledged.length > before + 5, LONGEST_OUTAGE);
    await sleep(WORK);
  } finally {
    await load.stop();
  }
  const gone = await lost(primary, load.acknowledged);
  const { answers, refused, longestGap } = load.read();
  say('changes acknowledged', load.acknowledged.length);
  say('changes refused, and tried again', load.refused());
  say('longest time in which nothing could be stored', `${(outage(load.times) / 1000).toFixed(1)} s`);
  say('acknowledged changes lost', gone.length);
  say('own changes not seen by whoever made them', load.outdated());
  say('questions of readers answered', answers);
  say('questions of readers refused', refused);
  say('longest time in which a reader had no answer', `${(longestGap / 1000).toFixed(1)} s`);
  for (const one of gone.slice(0, 5)) say(`lost: ${JSON.stringify(one)}`, '');
  if (!goesOn) say('nothing could be stored afterwards', 'for good');
  return gone.length + load.outdated() + Number(!goesOn);
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
  await client.query(`begin; insert into revision (number, at, kind, note) select max(number) + 1, max(at), 'roster', 'lag' from revision;
    select pg_notify('gongkai', ''); commit`);
  const [row] = (await client.query<{ number: string }>('select max(number) as number from revision')).rows;
  await client.end();
  await sleep(100);
  say('bytes that the standby has not applied', await behind());
  const told = await newest();
  say('newest revision / told to a reader meanwhile', `${row?.number} / ${told}`);
  await standby.query('select pg_wal_replay_resume()');
  for (let tries = 0; (await behind()) > 0 && tries < 100; tries += 1) await sleep(50);
  say('bytes that it has not applied once it goes on', await behind());
  return told === Number(row?.number) ? 0 : 1;
}

async function main(): Promise<number> {
  const nodes: Server[] = [];
  const children: ChildProcess[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-cluster-'));
  const clean = async (): Promise<void> => {
    for (const child of children) child.kill('SIGKILL');
    for (const node of nodes) await node.dispose();
    rmSync(folder, { recursive: true, force: true });
  };
  const late = setTimeout(() => {
    process.stderr.write(`Not over after ${LONGEST / 1000} seconds: broken off.\n`);
    void clean().finally(() => process.exit(1));
  }, LONGEST);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void clean().finally(() => process.exit(130)));
  try {
    const first = await startPrimary(['s1', 's2']);
    nodes.push(first);
    const [second, third] = await Promise.all([startStandby(first, 's1'), startStandby(first, 's2')]);
    nodes.push(second, third);
    await followed(first, 2);
    const hosts = nodes.map(({ port }) => `127.0.0.1:${port}`).join(',');
    const url = `postgres://gongkai@${hosts}/postgres`;
    const store = await openStore({ database: '', postgres: { url, connections: 2, seconds: 15 } });
    await enrol(store);
    await store.close();
    const servers = await Promise.all([serve(url, join(folder, 'a')), serve(url, join(folder, 'b'))]);
    children.push(...servers.map(({ child }) => child));
    const addresses = servers.map(({ address }) => address);
    const keys = servers.flatMap(({ output }) => /gk_[\w-]{43}/.exec(output()) ?? []);
    const [key] = keys;
    if (!key || keys.length !== 1)
      throw new Error(`Of two servers that started at once, ${keys.length} made the first key`);

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
    const fourth = await startStandby(primary, 's4', first.port);
    nodes.push(fourth);
    const [leftName, left] = primary === second ? (['s2', third] as const) : (['s1', second] as const);
    await waitFor(primary, [leftName, 's4']);
    await followed(primary, 2);
    const divided = primary;
    let isTaken = true;
    faults += await tryUnder(
      'The primary stands still, another takes its place, and it comes back',
      addresses,
      key,
      async () => {
        await divided.signal('SIGSTOP');
        await sleep(NOTICED);
        const taken = await failOver(
          new Map([
            [left === third ? 's2' : 's1', left],
            ['s4', fourth],
          ]),
        );
        await sleep(WORK);
        await divided.signal('SIGCONT');
        isTaken = await takesWrites(divided);
        return taken;
      },
    );
    say('the one that came back took a write', isTaken ? 'yes' : 'no');
    for (const { child } of servers) child.kill('SIGTERM');
    const codes = await Promise.all(
      servers.map(({ child }) => child.exitCode ?? new Promise((resolve) => child.once('exit', resolve))),
    );
    say('exit codes of our servers when told to stop', codes.join(' '));
    faults += Number(isTaken) + codes.filter((code) => code !== 0).length;
    return faults === 0 ? 0 : 1;
  } finally {
    clearTimeout(late);
    await clean();
  }
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

if (HAS_POSTGRES) process.exitCode = await main();
else {
  process.stderr.write('PostgreSQL is not installed: apt-get install postgresql\n');
  process.exitCode = 1;
}
