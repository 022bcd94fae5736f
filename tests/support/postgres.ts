/**
 * A real PostgreSQL server for a test file, where Debian's package is installed: on a free port of the loopback, in a folder of its own, as
 * a user who is not root, whom initdb refuses. It is gone when the file's tests are.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const DEBIAN = '/usr/lib/postgresql';

/** Folder of the newest server's programs; null where none is installed. */
function findPrograms(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = versions.map((version) => join(DEBIAN, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

const PROGRAMS = findPrograms();

export const HAS_POSTGRES = PROGRAMS !== null;

export interface Server {
  readonly port: number;
  /** Address of a database of the server. */
  url(database?: string): string;
  stop(): Promise<void>;
}

/** Whom the server runs as: root may not; Debian's package made a user for it. */
function ownUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const number = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Starts a server; `settings` as on the command line of postgres. Nothing is flushed to the disk: it lives for a test. */
export async function startPostgres(settings: readonly string[] = []): Promise<Server> {
  if (PROGRAMS === null) throw new Error('PostgreSQL is not installed');
  const user = ownUser();
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const as = { ...user, cwd: folder };
  execFileSync(
    join(PROGRAMS, 'initdb'),
    ['-D', data, '-U', 'gongkai', '-E', 'UTF8', '--locale=C', '-A', 'trust', '-N'],
    {
      ...as,
      stdio: 'ignore',
    },
  );
  const port = await freePort();
  const own = ['fsync=off', 'listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`];
  const args = ['-D', data, ...[...own, ...settings].flatMap((one) => ['-c', one])];
  const child: ChildProcess = spawn(join(PROGRAMS, 'postgres'), args, { ...as, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = (database = 'postgres'): string => `postgres://gongkai@127.0.0.1:${port}/${database}`;
  await answering(url(), child);
  return {
    port,
    url,
    async stop() {
      child.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error('PostgreSQL did not start');
    const client = new pg.Client(url);
    try {
      await client.connect();
      return await client.end();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
