/**
 * Real PostgreSQL servers, where Debian's package is installed: on free ports of the loopback, in folders of their own, as a user who is not
 * root, whom initdb refuses. A server and its folder are gone when it is disposed of.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const DEBIAN = '/usr/lib/postgresql';

/** Folder of the newest server's programs; null where none is installed. */
function findPrograms(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = versions.map((version) => join(DEBIAN, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

/** Where initdb, postgres and pg_ctl are; null where no server is installed. */
export const PROGRAMS = findPrograms();

export const HAS_POSTGRES = PROGRAMS !== null;

export interface Server {
  readonly port: number;
  /** Where its data are. */
  readonly folder: string;
  /** Lets it run on when this process ends; its first process, for whoever ends it then. */
  leave(): number | undefined;
  /** Address of a database of the server. */
  url(database?: string): string;
  /** Asks it as its administrator. */
  query<Row extends pg.QueryResultRow>(text: string): Promise<Row[]>;
  /** SIGSTOP and SIGCONT reach every process of it, as if the machine stood still. */
  signal(signal: 'SIGKILL' | 'SIGINT' | 'SIGSTOP' | 'SIGCONT'): Promise<void>;
  /** Starts it again on its port, and waits until it answers. */
  start(): Promise<void>;
  dispose(): Promise<void>;
}

/** Whom servers run as: root may not; Debian's package made a user for it. */
export function ownUser(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const number = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export interface ServerOptions {
  /** As on the command line of postgres; nothing is flushed to the disk unless `fsync=on` is among them. */
  readonly settings?: readonly string[];
  /** The server that this one follows as a standby, under that name. */
  readonly follows?: { readonly server: Server; readonly as: string };
  /** A port that nobody has; a free one where left out. */
  readonly port?: number;
  /** Locale of the databases; C where left out. */
  readonly locale?: readonly string[];
}

export async function startPostgres({
  settings = [],
  follows,
  port: given,
  locale = ['--locale=C'],
}: ServerOptions = {}): Promise<Server> {
  if (PROGRAMS === null) throw new Error('PostgreSQL is not installed');
  const programs = PROGRAMS;
  const user = ownUser();
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-postgres-'));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const as = { ...user, cwd: folder };
  const run = (program: string, args: readonly string[]): void => {
    execFileSync(join(programs, program), args, { ...as, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  if (follows) {
    const from = `host=127.0.0.1 port=${follows.server.port} user=gongkai application_name=${follows.as}`;
    run('pg_basebackup', ['-D', data, '-d', from, '-R', '-X', 'stream', '-c', 'fast', '-N']);
  } else run('initdb', ['-D', data, '-U', 'gongkai', '-E', 'UTF8', ...locale, '-A', 'trust', '-N']);
  const port = given ?? (await freePort());
  // What it shares between its processes goes with its folder, however it ends.
  const own = [
    'fsync=off',
    'dynamic_shared_memory_type=mmap',
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${folder}`,
  ];
  const args = ['-D', data, ...[...own, ...settings].flatMap((one) => ['-c', one])];
  let child: ChildProcess;
  let ended: Promise<void>;

  async function query<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
    const client = new pg.Client(url());
    await client.connect();
    try {
      return (await client.query<Row>(text)).rows;
    } finally {
      await client.end();
    }
  }

  const url = (database = 'postgres'): string => `postgres://gongkai@127.0.0.1:${port}/${database}`;

  async function start(): Promise<void> {
    // What was killed leaves processes that notice it a moment later, and a lock that is theirs.
    const log = openSync(join(folder, 'log'), 'a');
    child = spawn(join(programs, 'postgres'), args, { ...as, stdio: ['ignore', log, log], detached: true });
    closeSync(log);
    const started = child;
    ended = new Promise<void>((resolve) => started.once('exit', () => resolve()));
    for (;;) {
      if (child.exitCode !== null) throw new Error(`PostgreSQL did not start: ${child.exitCode}`);
      if (await query('select 1').then(Boolean, () => false)) return;
      await sleep(30);
    }
  }

  await start();
  return {
    port,
    folder,
    leave() {
      child.unref();
      return child.pid;
    },
    url,
    query,
    start,
    async signal(signal) {
      if (signal === 'SIGINT') child.kill('SIGINT');
      else for (const pid of familyOf(child.pid)) killed(pid, signal);
      if (signal === 'SIGINT' || signal === 'SIGKILL') await ended;
    },
    async dispose() {
      for (const pid of familyOf(child.pid)) killed(pid, 'SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Every process that came of that one, itself first. */
export function familyOf(pid: number | undefined): readonly number[] {
  return pid === undefined ? [] : [pid, ...childrenOf(pid).flatMap(familyOf)];
}

export function killed(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(pid, signal);
  } catch {
    // It has ended by itself meanwhile.
  }
}

function childrenOf(parent: number | undefined): readonly number[] {
  return readdirSync('/proc').flatMap((pid) => {
    try {
      return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) === parent
        ? [Number(pid)]
        : [];
    } catch {
      return []; // No process, or one that has ended meanwhile.
    }
  });
}
