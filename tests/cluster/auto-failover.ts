/** A cluster that looks after itself: pg_auto_failover's monitor and three nodes, as Debian's packages have it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { familyOf, freePort, killed, ownUser, PROGRAMS } from '../support/postgres.ts';

const PROGRAM = '/usr/bin/pg_autoctl';
/** Seconds after which a cluster that is not complete never will be. */
const LONGEST_START = 90;

export const HAS_AUTO_FAILOVER = PROGRAMS !== null && existsSync(PROGRAM);

interface Node {
  readonly port: number;
  readonly child: ChildProcess;
}

async function ask<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

export async function startAutoFailover() {
  const user = ownUser();
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-failover-'));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const env = {
    PATH: `${PROGRAMS}:${process.env.PATH}`,
    HOME: folder,
    XDG_RUNTIME_DIR: folder,
    TMPDIR: folder,
    LANG: 'C.UTF-8',
  };
  const children: ChildProcess[] = [];
  const nodes: Node[] = [];
  /** Whom initdb makes the administrator: who runs it. */
  const superuser = user.uid === undefined ? userInfo().username : 'postgres';
  const run = (kind: string, args: readonly string[]): ChildProcess => {
    const own = ['--pgctl', join(PROGRAMS ?? '', 'pg_ctl'), '--hostname', '127.0.0.1', '--auth', 'trust', '--no-ssl'];
    const log = openSync(join(folder, 'log'), 'a');
    const child = spawn(PROGRAM, ['create', kind, ...own, ...args, '--run'], {
      ...user,
      cwd: folder,
      env,
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    children.push(child);
    return child;
  };
  const watching = await freePort();
  run('monitor', ['--pgdata', join(folder, 'monitor'), '--pgport', String(watching)]);
  const monitor = `postgres://autoctl_node@127.0.0.1:${watching}/pg_auto_failover`;

  const states = (): Promise<{ nodeport: number; state: string; goal: string }[]> =>
    ask<{ nodeport: number; state: string; goal: string }>(
      monitor,
      'select nodeport, reportedstate::text as state, goalstate::text as goal from pgautofailover.node',
    ).catch(() => []);

  async function reached(what: string, holds: (found: Awaited<ReturnType<typeof states>>) => boolean): Promise<void> {
    for (let seconds = 0; seconds < LONGEST_START; seconds += 0.5) {
      if (holds(await states())) return;
      // A copy of the primary begins with a checkpoint, which takes its time unless somebody asks for it.
      await ask(`postgres://${superuser}@127.0.0.1:${nodes[0]?.port}/template1`, 'checkpoint').catch(() => []);
      await sleep(500);
    }
    const said = readFileSync(join(folder, 'log'), 'utf8').split('\n').slice(-30).join('\n');
    throw new Error(`pg_auto_failover has no ${what} after ${LONGEST_START} seconds:\n${said}`);
  }

  async function dispose(): Promise<void> {
    for (const child of children) for (const pid of familyOf(child.pid)) killed(pid, 'SIGKILL');
    await sleep(200);
    rmSync(folder, { recursive: true, force: true });
  }

  try {
    for (let tries = 0; tries < 200 && !(await ask(monitor, 'select 1').then(Boolean, () => false)); tries += 1)
      await sleep(200);
    for (const name of ['n1', 'n2', 'n3']) {
      const port = await freePort();
      const own = ['--pgdata', join(folder, name), '--pgport', String(port), '--pghost', '127.0.0.1', '--name', name];
      const child = run('postgres', [...own, '--username', 'gongkai', '--dbname', 'gongkai', '--monitor', monitor]);
      nodes.push({ port, child });
      await reached(
        name,
        (found) =>
          found.length === nodes.length && found.every(({ state }) => /^(single|primary|secondary)$/.test(state)),
      );
    }
    await reached('primary with two standbys', (found) => found.some(({ state }) => state === 'primary'));
  } catch (error) {
    await dispose();
    throw error;
  }

  /** Whom the monitor means to be it: one that is dead goes on being what it said last. */
  const primary = async (): Promise<number> =>
    (await states()).find(({ goal }) => /^(primary|wait_primary|single)$/.test(goal))?.nodeport ?? 0;
  return {
    /** Address of the database on all nodes. */
    url: `postgres://gongkai@${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}/gongkai`,
    /** Kills whoever keeps the primary, and then it: nobody restarts it. */
    async killPrimary(): Promise<void> {
      const port = await primary();
      const node = nodes.find((one) => one.port === port);
      for (const pid of familyOf(node?.child.pid)) killed(pid, 'SIGKILL');
    },
    /** Asks whoever is the primary now. */
    query: async <Row extends pg.QueryResultRow>(text: string): Promise<Row[]> =>
      ask<Row>(`postgres://gongkai@127.0.0.1:${await primary()}/gongkai`, text),
    dispose,
  };
}
