/** The worst day, from end to end: backups are taken while people work, the server is killed, its file is damaged, and a backup is put in place. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqlite } from '../../server/store/open.ts';
import { readManifest } from '../../server/store/safety/backup/manifest.ts';
import { listBackups } from '../../server/store/safety/backup/names.ts';
import { reportText } from '../support/report-text.ts';
import { enrol, file, received } from '../support/small-district.ts';
import { spoilPage } from '../support/spoil.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CHART = 'kind=trend&measure=requests.received&of=hill,hill-a&years=2010..2024';

let folder = '';
let database = '';
let shelf = '';
let running: ChildProcess | null = null;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-drill-'));
  database = join(folder, 'data', 'gongkai.sqlite');
  shelf = join(folder, 'shelf');
  for (const name of ['shelf', 'reports']) mkdirSync(join(folder, name));
  const store = await openSqlite(database);
  await enrol(store);
  await file(store, 'hill-a', 2022, { cells: received(4) });
  await store.close();
});
afterEach(() => {
  running?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const env = () => ({
  ...process.env,
  ...{ HOST: '127.0.0.1', PORT: '0', GONGKAI_LOG: 'silent', GONGKAI_DATA: join(folder, 'data'), GONGKAI_BACKUP: shelf },
});

async function serve(): Promise<string> {
  const server = spawn(process.execPath, ['server/main.ts'], { cwd: ROOT, env: env() });
  running = server;
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await expect.poll(() => said).toMatch(/http:\/\/localhost:\d+\//);
  return /http:\/\/localhost:\d+/.exec(said)?.[0] ?? '';
}

async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  const ended = new Promise((resolve) => running?.once('exit', resolve));
  running?.kill(signal);
  await ended;
}

function gongkai(...args: readonly string[]) {
  return spawnSync(process.execPath, ['server/cli.ts', ...args], { cwd: ROOT, encoding: 'utf8', env: env() });
}

const ready = async (address: string) => {
  const answer = await fetch(`${address}/readyz`);
  return [answer.status, ((await answer.json()) as { conditions?: { name: string }[] }).conditions?.[0]?.name];
};

test('what a backup holds is answered again as it was', async () => {
  for (let year = 2010; year < 2020; year += 1) {
    writeFileSync(join(folder, 'reports', `山区民政局${year}.txt`), reportText('山区民政局', year, year % 7));
  }
  let address = await serve();
  const importing = spawn(process.execPath, ['server/cli.ts', 'import', join(folder, 'reports')], {
    cwd: ROOT,
    env: env(),
  });
  const imported = new Promise((resolve) => importing.once('exit', resolve));
  const asked = gongkai('backup');
  expect(asked.status).toBe(0);
  expect(await imported).toBe(0);
  // The server takes one by itself, and looks through what it serves.
  const taken = () => listBackups(shelf).map(({ reason }) => reason);
  await expect.poll(taken).toEqual(expect.arrayContaining(['asked', 'scheduled']));
  const scheduled = listBackups(shelf).find(({ reason }) => reason === 'scheduled');
  const backup = join(shelf, scheduled?.name ?? '');
  const revision = readManifest(backup)?.revision;
  expect(revision).toBeGreaterThanOrEqual(2);
  const chart = async () => (await fetch(`${address}/chart.json?${CHART}&rev=${revision}`)).text();
  const before = await chart();
  expect(before).toMatch(/"series":\[/);

  await end('SIGKILL');
  // What was written last is folded in, so that there is no second copy of the page.
  new Database(database).exec('pragma wal_checkpoint(truncate)').close();
  for (const table of ['contents', 'counted_column'] as const) spoilPage(database, table);
  address = await serve();
  await expect.poll(() => ready(address)).toEqual([503, 'damaged']);
  expect(await chart()).not.toMatch(/"series":\[/);
  expect(gongkai('restore', backup)).toMatchObject({ status: 1, stderr: expect.stringMatching(/正在使用中/) });
  await end('SIGTERM');

  expect(gongkai('restore', backup)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^已恢复/) });
  expect(gongkai('verify')).toMatchObject({ status: 0 });
  address = await serve();
  expect(await chart()).toBe(before);
  expect(await ready(address)).toEqual([200, undefined]);
});
