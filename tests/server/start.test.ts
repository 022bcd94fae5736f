/** The server as a process: it says where it is, answers, and stops when told. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

let folder = '';
let running: ChildProcess | null = null;
let blocker: Server | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-start-'));
});
afterEach(() => {
  running?.kill('SIGKILL');
  blocker?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exit: Promise<number | null>;
}

function start(environment: Record<string, string>): Started {
  let text = '';
  const child = spawn(process.execPath, [MAIN], {
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
  await expect.poll(started.output, { timeout: 20_000 }).toMatch(/http:\/\/localhost:\d+\//);
  return /http:\/\/localhost:\d+/.exec(started.output())?.[0] ?? '';
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'serves at the address it prints, on an empty folder, and stops cleanly on %s',
  async (signal) => {
    const started = start({});
    const address = await addressOf(started);
    expect(await (await fetch(`${address}/readyz`)).json()).toEqual({ status: 'ready', revision: 0 });
    const answer = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ regions { totalCount } }' }),
    });
    expect(await answer.json()).toEqual({ data: { regions: { totalCount: 0 } } });
    started.child.kill(signal);
    expect(await started.exit).toBe(0);
  },
);

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

test('refuses a port that is no port', async () => {
  const started = start({ PORT: 'four thousand' });
  expect(await started.exit).toBe(1);
  expect(started.output()).toMatch(/PORT/);
});
