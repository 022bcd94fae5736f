/** A disk that turns read-only while the server runs: readers are answered, changes are refused with what to do, and when it is writable again the same process writes. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSqlite } from '../../../server/store/open.ts';
import { type Server, startServing } from '../../support/programs.ts';
import { reportText } from '../../support/report-text.ts';
import { enrol } from '../../support/small-district.ts';

/** null where the disk can be imitated; needs a C compiler, and a loader that knows LD_PRELOAD. */
const reason = ((): string | null => {
  if (process.platform !== 'linux') return 'files are made read-only by a library that Linux loads';
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'there is no C compiler (cc)';
  }
})();

let folder = '';
let home = '';
let server: Server;
beforeAll(async () => {
  if (reason !== null) return;
  home = mkdtempSync(join(tmpdir(), 'gongkai-read-only-'));
  folder = join(home, 'data');
  const store = await openSqlite(join(folder, 'gongkai.sqlite'));
  await enrol(store);
  await store.close();
  const source = fileURLToPath(new URL('../../support/read-only.c', import.meta.url));
  const library = join(home, 'read-only.so');
  execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl']);
  const turned = { LD_PRELOAD: library, READ_ONLY: folder, READ_ONLY_WHILE: join(home, 'read-only') };
  server = await startServing(folder, { ...turned, GONGKAI_SEEDS: 'none' });
}, 60_000);
afterAll(async () => {
  if (reason !== null) return;
  server?.child.kill('SIGKILL');
  await server?.ended;
  rmSync(home, { recursive: true, force: true });
});

const asked = (path: string): Promise<Response> => fetch(new URL(path, server.origin));

/** Hands a report in; the receipt, or what the refusal says. */
async function handIn(year: number) {
  const form = new FormData();
  form.set('file', new Blob([reportText('山区教育局', year, 5)]), `${year}.txt`);
  const headers = { authorization: `Bearer ${server.key}` };
  const answer = await fetch(new URL('/documents', server.origin), { method: 'POST', body: form, headers });
  return { status: answer.status, said: await answer.text() };
}

async function graph(query: string): Promise<string> {
  const headers = { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ query });
  const answer = await fetch(new URL('/graphql', server.origin), { method: 'POST', body, headers });
  return answer.text();
}

const change = (region: string): Promise<string> =>
  graph(
    `mutation { addRegion(input: { id: "${region}", name: "${region}区", level: district }) { problems { code sentence { en } } } }`,
  );

/** Waits until /readyz has that status: it is looked at most once a second. */
async function untilReady(status: number): Promise<string> {
  for (let tries = 0; tries < 60; tries += 1) {
    const answer = await asked('/readyz');
    const said = await answer.text();
    if (answer.status === status) return said;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`/readyz was never ${status}`);
}

test.skipIf(reason !== null)(
  `the same process writes again${reason === null ? '' : `: left out, ${reason}`}`,
  async () => {
    expect(await handIn(2021)).toMatchObject({ status: 200, said: expect.stringContaining('"revision":2') });
    await untilReady(200);
    writeFileSync(join(home, 'read-only'), '');
    expect(await untilReady(503)).toContain('notWritable');
    const refused = await handIn(2022);
    expect(refused.status).toBe(503);
    expect(refused.said).toMatch(/DATABASE_UNAVAILABLE.*read-only/s);
    expect(await change('vale')).toMatch(/DATABASE_UNAVAILABLE/);
    expect(await graph('{ reports(first: 5) { nodes { id } } }')).toContain('hill-a-2021');
    expect((await asked('/healthz')).status).toBe(200);
    rmSync(join(home, 'read-only'));
    await untilReady(200);
    expect(await handIn(2022)).toMatchObject({ status: 200, said: expect.stringContaining('"revision":3') });
    expect(await change('vale')).toContain('"problems":[]');
    expect(server.child.exitCode).toBeNull();
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    const store = await openSqlite(join(folder, 'gongkai.sqlite'));
    const held = await store.reader.db.selectFrom('report').select('id').orderBy('id').execute();
    await store.close();
    expect(held.map(({ id }) => id)).toEqual(['hill-a-2021', 'hill-a-2022']);
  },
  120_000,
);
