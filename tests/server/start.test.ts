/** The server as a process: it says where it is, answers, and stops when told. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listReports } from '../../server/store/find/reports.ts';
import { openSqlite } from '../../server/store/open.ts';
import { childrenOf, isAlive } from '../support/programs.ts';
import { reportText } from '../support/report-text.ts';
import { enrol } from '../support/small-district.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(ROOT, 'server/main.ts');

let folder = '';
let running: ChildProcess | null = null;
let blocker: Server | null = null;
/** Processes that would be left over if the server did not end with its parent. */
let family: readonly number[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-start-'));
});
afterEach(() => {
  running?.kill('SIGKILL');
  for (const pid of family.filter(isAlive)) process.kill(pid, 'SIGKILL');
  family = [];
  blocker?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exit: Promise<number | null>;
}

function start(environment: Record<string, string>, program = process.execPath, args = [MAIN]): Started {
  let text = '';
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', GONGKAI_DATA: folder, GONGKAI_LOG: 'error', ...environment },
  });
  running = child;
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const exit = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  return { child, output: () => text, exit };
}

async function addressOf(started: Started): Promise<string> {
  await expect.poll(started.output).toMatch(/http:\/\/localhost:\d+\//);
  return /http:\/\/localhost:\d+/.exec(started.output())?.[0] ?? '';
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'serves at the address it prints, on an empty folder, and stops cleanly on %s',
  async (signal) => {
    const started = start({});
    const address = await addressOf(started);
    expect(await (await fetch(`${address}/readyz`)).json()).toEqual({ status: 'ready', revision: 0, fonts: 'found' });
    const answer = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ regions { totalCount } }' }),
    });
    expect(await answer.json()).toMatchObject({ data: { regions: { totalCount: 0 } } });
    started.child.kill(signal);
    expect(await started.exit).toBe(0);
  },
);

/** Ids of the reports in a copy of the database file alone, after SQLite has looked through the whole of it. */
async function reportsInCopy(): Promise<readonly string[]> {
  const copy = join(mkdtempSync(join(folder, 'copy-')), 'gongkai.sqlite');
  copyFileSync(join(folder, 'gongkai.sqlite'), copy);
  const database = new Database(copy, { readonly: true });
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  database.close();
  const store = await openSqlite(copy);
  const all = {};
  const { rows } = await listReports(store.reader, all, { first: 100, after: null });
  await store.close();
  return rows.map((report) => report.id);
}

async function enrolDistrict(): Promise<void> {
  const store = await openSqlite(join(folder, 'gongkai.sqlite'));
  await enrol(store);
  await store.close();
}

/** Begins to hand in a document; `finish` sends the rest and says what was answered. */
function beginUpload(address: string, key: string, text: string) {
  const boundary = 'gongkai-test';
  const upload = request(`${address}/documents`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
  });
  const answer = new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    upload.on('error', reject);
    upload.on('response', async (response) => {
      let body = '';
      for await (const chunk of response) body += chunk;
      resolve({ status: response.statusCode, body });
    });
  });
  const half = Math.floor(text.length / 2);
  upload.write(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n${text.slice(0, half)}`,
  );
  return {
    finish() {
      upload.end(`${text.slice(half)}\r\n--${boundary}--\r\n`);
      return answer;
    },
  };
}

const keyIn = (output: string): string => /gk_[\w-]{43}/.exec(output)?.[0] ?? '';

describe.runIf(process.platform === 'linux')('told to stop', () => {
  test('while it has nothing to do, it ends with its children, and its one file holds everything', async () => {
    await enrolDistrict();
    const started = start({});
    const address = await addressOf(started);
    const stored = await beginUpload(address, keyIn(started.output()), reportText('山区教育局', 2023, 4)).finish();
    expect(stored.status).toBe(200);
    const children = childrenOf(started.child.pid);
    expect(children.length).toBeGreaterThan(0);
    started.child.kill('SIGTERM');
    expect(await started.exit).toBe(0);
    await expect.poll(() => children.filter(isAlive)).toEqual([]);
    expect(readdirSync(folder)).toEqual(['gongkai.sqlite']);
    expect(await reportsInCopy()).toEqual(['hill-a-2023']);
  });

  test('in the middle of an upload, it finishes it, takes no other, and stores what it acknowledges', async () => {
    await enrolDistrict();
    const started = start({});
    const address = await addressOf(started);
    const upload = beginUpload(address, keyIn(started.output()), reportText('山区民政局', 2024, 2));
    // The first half has arrived when a question asked after it is answered.
    await fetch(`${address}/readyz`);
    started.child.kill('SIGTERM');
    await expect
      .poll(() =>
        fetch(`${address}/readyz`).then(
          () => 'open',
          () => 'closed',
        ),
      )
      .toBe('closed');
    const { status, body } = await upload.finish();
    expect(status).toBe(200);
    expect(JSON.parse(body).receipts[0].receipt).toMatchObject({ kind: 'stored', report: 'hill-b-2024' });
    expect(await started.exit).toBe(0);
    expect(await reportsInCopy()).toEqual(['hill-b-2024']);
  });

  /** The exit code of a program that is told to stop as soon as it has said so much; nothing of it is left over. */
  async function stopped(signal: 'SIGINT' | 'SIGTERM', args: string[], said: RegExp): Promise<number | null> {
    const started = start({}, process.execPath, args);
    await expect.poll(started.output, { interval: 5 }).toMatch(said);
    family = childrenOf(started.child.pid);
    started.child.kill(signal);
    const code = await started.exit;
    await expect.poll(() => family.filter(isAlive)).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.startsWith('gongkai.sqlite'))).toEqual(['gongkai.sqlite']);
    return code;
  }

  test('in the middle of an import, it ends between two documents, its file is whole, and run again it goes on', async () => {
    await enrolDistrict();
    const documents = join(folder, 'documents');
    mkdirSync(documents);
    for (const name of ['山区教育局', '山区民政局']) {
      for (let year = 2010; year < 2025; year += 1) {
        writeFileSync(join(documents, `${name}${year}.txt`), reportText(name, year, year % 7));
      }
    }
    const args = [join(ROOT, 'server/cli.ts'), 'import', documents];
    // It looks at all of them first, and counts a second time what it stores.
    expect(await stopped('SIGTERM', args, /3\/30/)).toBe(143);
    expect(await reportsInCopy()).toEqual([]);
    expect(await stopped('SIGINT', args, /30\/30.*3\/30/s)).toBe(130);
    const stored = (await reportsInCopy()).length;
    expect(stored).toBeGreaterThanOrEqual(3);
    expect(stored).toBeLessThan(30);
    const again = start({}, process.execPath, args);
    expect(await again.exit).toBe(0);
    expect(again.output()).toMatch(new RegExp(`新接收 ${30 - stored}，更换 0，与已有相同 ${stored}，`));
    expect(await reportsInCopy()).toHaveLength(30);
  });

  test('while the examples are loaded, it ends between two of them, and its file is whole', async () => {
    expect(await stopped('SIGINT', [join(ROOT, 'seeds/load.ts')], /\d+\/258/)).toBe(130);
    const loaded = (await reportsInCopy()).length;
    expect(loaded).toBeGreaterThanOrEqual(26);
    expect(loaded).toBeLessThan(100);
  });

  test('through npm start, whose shell ends and passes nothing on, it ends by itself, and its file is whole', async () => {
    await enrolDistrict();
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const serve: string = scripts.start.split('&&').at(-1).trim();
    expect(serve).toMatch(/server\/main\.ts/);
    // The shell keeps a command of its own to do, so that it does not become the server.
    const started = start({ npm_lifecycle_event: 'start' }, 'sh', ['-c', `${serve}; exit 3`]);
    const address = await addressOf(started);
    const stored = await beginUpload(address, keyIn(started.output()), reportText('山区教育局', 2023, 4)).finish();
    expect(stored.status).toBe(200);
    family = childrenOf(started.child.pid).flatMap((pid) => [pid, ...childrenOf(pid)]);
    expect(family.length).toBeGreaterThan(1);
    started.child.kill('SIGTERM');
    await expect.poll(() => family.filter(isAlive)).toEqual([]);
    expect(await reportsInCopy()).toEqual(['hill-a-2023']);
  });
});

test('says so when its port is taken, and what to do', async () => {
  const server = createServer();
  blocker = server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const started = start({ PORT: String(port) });
  expect(await started.exit).toBe(1);
  expect(started.output()).toMatch(new RegExp(`端口 ${port} 已被占用.*PORT=`));
});

test('refuses to start on a database that is none, without touching it', async () => {
  writeFileSync(join(folder, 'gongkai.sqlite'), 'this is not a database, and stays what it is');
  const started = start({});
  expect(await started.exit).not.toBe(0);
  expect(started.output()).toMatch(/gongkai\.sqlite/);
});

test('refuses a setting that cannot hold before anything else, and says what it may be', async () => {
  const started = start({ GONGKAI_IDLE: '0' });
  expect(await started.exit).toBe(1);
  expect(started.output()).toMatch(/^设置有误，未能启动：GONGKAI_IDLE 写作“0”，应为1 到 720 的整数。\nNot started\. /);
  expect(readdirSync(folder)).toEqual([]);
});

test('started by the system, it writes the first key where its own account alone reads it, and not into the log', async () => {
  const data = join(folder, 'data');
  const started = start({ JOURNAL_STREAM: '8:1234', GONGKAI_DATA: data });
  await addressOf(started);
  const file = join(data, 'first-key.txt');
  expect(started.output()).toContain(file);
  expect(keyIn(started.output())).toBe('');
  expect(keyIn(readFileSync(file, 'utf8'))).not.toBe('');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(data).mode & 0o777).toBe(0o700);
});
