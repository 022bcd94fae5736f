/** One line a request, which says who asked for what and gives nothing away that was sent. */
import { once } from 'node:events';
import { request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { signIn } from '../../support/signed-in.ts';

let opened: TestApp;
let origin: string;
let lines: Record<string, unknown>[] = [];
const held = Promise.withResolvers<void>();
beforeAll(async () => {
  opened = await openTestApp({
    logLevel: 'info',
    logTo: { write: (line) => void lines.push(JSON.parse(line)) },
    trustProxy: 'loopback',
  });
  opened.app.get('/held', () => held.promise);
  await opened.app.listen({ port: 0, host: '127.0.0.1' });
  origin = `http://127.0.0.1:${(opened.app.server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  lines = [];
});
afterAll(async () => {
  held.resolve();
  await opened.dispose();
});

/** The line is written when the answer has left, which its reader may notice first. */
const written = () => expect.poll(() => lines.filter(({ route }) => route !== undefined)).toHaveLength(1);

test('says what was asked, who asked and what it took, under the id that the answer names', async () => {
  const key = await keyFor(opened.store, { role: 'bureau', scope: 'hill-a' });
  const answer = await fetch(`${origin}/chart.csv?kind=trend&measure=requests.received&of=hill-a&title=secret`, {
    headers: { authorization: `Bearer ${key}`, 'x-forwarded-for': '203.0.113.9', 'x-request-id': 'mine' },
  });
  await answer.text();
  await written();
  expect(lines[0]).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    pid: process.pid,
    request: expect.stringMatching(/^[0-9a-f-]{36}$/),
    method: 'GET',
    route: '/chart.csv',
    status: 200,
    ms: expect.any(Number),
    bytes: expect.any(Number),
    code: null,
    key: key.slice(0, 9),
    address: '203.0.113.9',
    cost: { values: null, points: 3 },
    msg: 'Answered',
  });
  expect(answer.headers.get('x-request-id')).toBe(lines[0]?.request);
  expect(lines[0]?.bytes).toBeGreaterThan(100);
});

test('holds nothing that was sent: no address in full, no body, no key, no cookie', async () => {
  const key = await keyFor(opened.store);
  const { cookie } = await signIn(opened.app, key);
  await fetch(`${origin}/nothing-here/secret?token=secret`, { headers: { cookie: String(cookie) } });
  await fetch(`${origin}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: 'gk_secretsecretsecretsecretsecret' }),
  });
  await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ bureau(id: "secret") { id } }' }),
  });
  await expect.poll(() => lines.filter(({ msg }) => msg === 'Answered')).toHaveLength(4);
  const text = JSON.stringify(lines);
  expect(text).not.toMatch(/secret|gk_session/);
  expect(text).not.toContain(key);
  expect(text).not.toContain(String(cookie).slice(-43));
  expect(lines.filter(({ msg }) => msg === 'Answered').map(({ route, status, code }) => [route, status, code])).toEqual(
    [
      ['/sign-in', 204, null],
      [null, 404, 'NOT_FOUND'],
      ['/sign-in', 401, 'NOT_SIGNED_IN'],
      ['/graphql', 200, null],
    ],
  );
});

test('tells of a client that left before it was answered', async () => {
  const request = ask(`${origin}/held`).on('error', () => {}); // Ended by ourselves.
  request.end();
  await once(request, 'socket');
  setTimeout(() => request.destroy(), 50);
  await written();
  expect(lines[0]).toMatchObject({ route: '/held', status: null, msg: 'The client left before it was answered' });
});

test.each([
  ['/chart.csv?kind=trend&measure=requests.received&of=hill-a', 'A request failed'],
  [`/graphql?query=${encodeURIComponent('{ reports { totalCount } }')}`, 'A resolver failed'],
])('a bug is told by the id of its request, under which the log holds it: %s', async (path, msg) => {
  const rename = (from: string, to: string) =>
    opened.store.writer.transaction((tx) =>
      sql`alter table ${sql.table(from)} rename to ${sql.table(to)}`.execute(tx.db),
    );
  await rename('report_version', 'mislaid');
  const answer = await fetch(`${origin}${path}`, { headers: { 'apollo-require-preflight': 'yes' } });
  await rename('mislaid', 'report_version');
  const { extensions } = (await answer.json()).errors[0];
  await written();
  const id = answer.headers.get('x-request-id');
  expect([extensions.id, extensions.sentence.zh]).toEqual([id, expect.stringContaining(`编号 ${id}`)]);
  expect(lines).toEqual([
    expect.objectContaining({ level: 'error', request: id, id, msg }),
    expect.objectContaining({ level: 'info', request: id, status: answer.status }),
  ]);
});
