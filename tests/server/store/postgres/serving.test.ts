/** The program itself on a PostgreSQL that goes away and comes back: it stays, says so, serves again, and ends when told to. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { HAS_POSTGRES, startPostgres } from '../../../support/postgres.ts';

const MAIN = fileURLToPath(new URL('../../../../server/main.ts', import.meta.url));

test.runIf(HAS_POSTGRES)('serves, is not ready while its database is away, and is again', async () => {
  const server = await startPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', GONGKAI_DATA: folder, DATABASE_URL: server.url() },
  });
  try {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
    const exit = new Promise<number | null>((resolve) => child.on('exit', resolve));
    await expect.poll(() => output).toMatch(/http:\/\/localhost:\d+\//);
    const address = /http:\/\/localhost:\d+/.exec(output)?.[0] ?? '';
    const status = async (path: string) => (await fetch(`${address}${path}`)).status;
    expect(await status('/readyz')).toBe(200);

    await server.signal('SIGKILL');
    await expect.poll(() => status('/readyz')).toBe(503);
    expect(await status('/healthz')).toBe(200);
    const chart = await fetch(`${address}/chart.svg?kind=trend&measure=requests.received&of=nobody`);
    expect([chart.status, chart.headers.get('retry-after')]).toEqual([503, '5']);
    const graph = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{ "query": "{ regions { totalCount } }" }',
    });
    expect((await graph.json()).errors[0].extensions.code).toBe('DATABASE_UNAVAILABLE');
    await expect.poll(() => output).toMatch(/"condition":"databaseAway"/);

    await server.start();
    await expect.poll(() => status('/readyz')).toBe(200);
    expect(output).not.toMatch(/"id":"[\w-]{36}".*A request failed|Something went wrong/);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  } finally {
    child.kill('SIGKILL');
    await server.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
});
