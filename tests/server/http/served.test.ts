/** What every address answers with: status, kind, how long it may be kept, who may show it. A server of its own for each test. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';

const TREND = 'kind=trend&measure=requests.received&of=hill';
const JAVASCRIPT = 'text/javascript; charset=utf-8';
const DAY = 'public, max-age=86400';
const MINUTES = 'public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800';
const FOR_OTHERS = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};

let opened: TestApp;
beforeEach(async () => {
  opened = await openTestApp();
});
afterEach(() => opened.dispose());

const get = (url: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> =>
  opened.app.inject({ url, headers });

test.each<[string, Record<string, string | undefined>, string | RegExp]>([
  ['/healthz', { 'content-type': 'application/json; charset=utf-8' }, '{"status":"ok"}'],
  ['/readyz', { 'content-type': 'application/json; charset=utf-8' }, '{"status":"ready","revision":9,"fonts":"found"}'],
  [
    `/chart.svg?${TREND}`,
    {
      ...FOR_OTHERS,
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': MINUTES,
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'content-disposition': undefined,
    },
    /^<svg /,
  ],
  [
    `/chart.png?${TREND}`,
    { ...FOR_OTHERS, 'content-type': 'image/png', 'cache-control': MINUTES, 'content-encoding': undefined },
    /PNG/,
  ],
  [
    `/chart.csv?${TREND}&lang=en&title=Requests`,
    {
      ...FOR_OTHERS,
      'content-type': 'text/csv; charset=utf-8',
      'cache-control': MINUTES,
      'content-disposition': `attachment; filename="Requests.csv"; filename*=UTF-8''Requests.csv`,
    },
    /^\ufeff/,
  ],
  [
    `/chart.xlsx?${TREND}`,
    {
      ...FOR_OTHERS,
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'cache-control': MINUTES,
      // The same whatever the data say, so that a file fetched again takes its own place.
      'content-disposition': `attachment; filename="____ hill.xlsx"; filename*=UTF-8''${encodeURIComponent('新收申请 hill')}.xlsx`,
    },
    /^PK/,
  ],
  [
    `/chart.metadata.json?${TREND}`,
    { ...FOR_OTHERS, 'content-type': 'application/json; charset=utf-8', 'cache-control': MINUTES },
    /"citation":/,
  ],
  [
    `/chart.json?${TREND}&rev=9`,
    {
      ...FOR_OTHERS,
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    },
    /^\{"address":"kind=trend&measure=requests\.received&of=hill&rev=9","words":\{.*"series":\[/,
  ],
  [
    '/chart.json?kind=bar&measure=rate.granted&of=region:hill/*',
    { ...FOR_OTHERS, 'cache-control': MINUTES },
    /^\{"address":"kind=bar&measure=rate\.granted&of=/,
  ],
  [
    `/embed?${TREND}`,
    { ...FOR_OTHERS, 'content-type': 'text/html; charset=utf-8', 'cache-control': MINUTES },
    /^<!doctype html>.*href="http:\/\/localhost:80\//is,
  ],
  ['/embed.js', { ...FOR_OTHERS, 'content-type': JAVASCRIPT, 'cache-control': 'public, max-age=3600' }, /\w{9}/],
  [
    '/graphiql',
    { 'content-type': 'text/html; charset=utf-8', 'x-frame-options': 'DENY' },
    /^(?!.*https?:\/\/).*src="\/graphiql\/start\.js"/s,
  ],
  ['/graphiql/workers.js', { 'content-type': JAVASCRIPT }, /MonacoEnvironment.*\/graphiql\/worker-/s],
  ['/graphiql/start.js', { 'content-type': JAVASCRIPT }, /"endpoint":"\/graphql"/],
  ['/graphiql/graphiql.css', { 'content-type': 'text/css; charset=utf-8', 'cache-control': DAY }, /^.{9999}/s],
  ...['graphiql', 'worker-json', 'worker-graphql', 'worker-editorWorkerService'].map(
    (name): [string, Record<string, string>, RegExp] => [
      `/graphiql/${name}.js`,
      { 'content-type': JAVASCRIPT, 'cache-control': DAY },
      /^.{9999}/s,
    ],
  ),
])('%s', async (url, headers, body) => {
  const answer = await get(url);
  expect(answer.statusCode).toBe(200);
  const told = Object.keys(headers).map((name) => [name, answer.headers[name]]);
  expect(Object.fromEntries(told)).toEqual(headers);
  if (typeof body === 'string') expect(answer.body).toBe(body);
  else expect(answer.body).toMatch(body);
});

/** Every address with each method it is served by, as the router prints them: a tree by the beginnings they share. */
function routesOf(printed: string): readonly (readonly [method: 'GET', url: string])[] {
  const above: string[] = [];
  return [...printed.matchAll(/^((?:│ {3}| {4})*)[├└]── (\S+)(?: \((.+)\))?$/gm)].flatMap(
    ([, indent = '', name = '', methods = '']) => {
      above.splice(indent.length / 4, Infinity, name);
      return methods.split(', ').map((method) => [method as 'GET', above.join('')] as const);
    },
  );
}

test('whatever is asked for, and however, the answer is what it says it is, and is kept by no cache without a word', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-client-'));
  for (const file of ['index.html', 'mark.svg', 'assets/index-abc.js']) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), 'x');
  }
  const whole = await openTestApp({ clientFolder: folder });
  await whole.app.ready();
  const routes = routesOf(whole.app.printRoutes({ commonPrefix: false }));
  expect(routes.map(([method, url]) => `${method} ${url}`)).toEqual(
    expect.arrayContaining(['GET /healthz', 'POST /documents', 'HEAD /graphiql/start.js', 'GET /embed.js']),
  );
  // An answer to that one never ends; its own test hears what it says.
  const ending = routes.filter(([, url]) => url !== '/events');
  for (const [method, url] of [...ending, ['GET', '/assets/index-abc.js'], ['GET', '/nothing-here']] as const) {
    const { headers } = await whole.app.inject({ method, url });
    expect([method, url, headers['x-content-type-options']]).toEqual([method, url, 'nosniff']);
    expect([method, url, headers['cache-control']]).toEqual([
      method,
      url,
      expect.stringMatching(/^(?:no-|public|private)/),
    ]);
  }
  await whole.dispose();
  rmSync(folder, { recursive: true });
});

test('where other sites may show a chart, they may show a good copy of it too', async () => {
  for (const path of [
    '/chart.svg',
    '/chart.png',
    '/chart.csv',
    '/chart.xlsx',
    '/chart.json',
    '/chart.jsonstat',
    '/embed',
  ]) {
    const first = await get(`${path}?${TREND}`);
    const again = await get(`${path}?${TREND}`, { 'if-none-match': String(first.headers.etag) });
    expect([path, again.statusCode, again.body]).toEqual([path, 304, '']);
    expect(again.headers).toMatchObject(FOR_OTHERS);
    expect(again.headers['content-security-policy']).toBe(
      path === '/embed' ? first.headers['content-security-policy'] : undefined,
    );
  }
});

test('a document is handed out as it was submitted, as a download and never as a page', async () => {
  const { body } = await opened.ask('{ report(id: "hill-a-2021") { document { hash size fileName } } }');
  const { hash, size, fileName } = body.data.report.document;
  const answer = await get(`/documents/${hash}`);
  expect([answer.statusCode, answer.rawPayload.length]).toEqual([200, size]);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': expect.stringMatching(
      new RegExp(`^attachment; .*''${encodeURIComponent(fileName).replaceAll('.', '\\.')}$`),
    ),
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  for (const none of ['0'.repeat(64), `${hash}0`, `0${hash}`, hash.toUpperCase(), '..%2f..%2fetc%2fpasswd'])
    expect((await get(`/documents/${none}`)).statusCode).toBe(404);
});

test('an address where nothing is, is answered with 404 and a sentence, however long it is', async () => {
  for (const url of ['/nothing-here', `/documents/${'a'.repeat(300)}`]) {
    const answer = await get(url);
    expect([answer.statusCode, answer.json().errors[0].extensions.code]).toEqual([404, 'NOT_FOUND']);
  }
  expect((await get(`/documents/${'a'.repeat(301)}`)).statusCode).toBeGreaterThanOrEqual(400);
  // What is no address at all is refused by Fastify itself, and answered in the same shape.
  const odd = await get('/%E0%A4%A');
  expect([odd.statusCode, odd.json().errors[0].extensions.code]).toEqual([400, 'FST_ERR_BAD_URL']);
  expect(odd.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
});

test('what is long is sent compressed to who says so, by gzip alone, and what is short as it is', async () => {
  const encodingOf = async (url: string, accepted: string) =>
    (await get(url, { 'accept-encoding': accepted })).headers['content-encoding'];
  expect(await encodingOf(`/chart.svg?${TREND}`, 'br, gzip')).toBe('gzip');
  expect(await encodingOf(`/chart.svg?${TREND}`, 'br')).toBeUndefined();
  expect(await encodingOf('/healthz', 'gzip')).toBeUndefined();
});

test('pages of other sites may ask the graph, with a key and without cookies, and nothing else', async () => {
  const before = await opened.app.inject({ method: 'OPTIONS', url: '/graphql' });
  expect([before.statusCode, before.body]).toEqual([204, '']);
  expect(before.headers).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'content-type, authorization, if-none-match, apollo-require-preflight',
    'access-control-max-age': '86400',
  });
  for (const request of [
    { method: 'POST', url: '/graphql', payload: { query: '{ __typename }' } },
    { url: '/graphql?query=%7B__typename%7D', headers: { 'apollo-require-preflight': '1' } },
  ] as const) {
    const answer = await opened.app.inject(request);
    expect(answer.json()).toEqual({ data: { __typename: 'Query' } });
    expect(answer.headers).toMatchObject({ 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' });
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
  }
  for (const url of ['/healthz', '/graphiql', '/collect'])
    expect((await get(url)).headers['access-control-allow-origin']).toBeUndefined();
});

describe('a body', () => {
  const KIB = 1024;
  const padded = (bytes: number): string => {
    const query = '{"query":"{ __typename }","variables":{"pad":"';
    return `${query}${' '.repeat(bytes - query.length - 3)}"}}`;
  };
  const post = (url: string, payload: string, headers: Record<string, string> = {}) =>
    opened.app.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json', ...headers } });

  test('of 256 KB may be sent by anybody, to the graph as elsewhere, and no larger one', async () => {
    expect((await post('/graphql', padded(256 * KIB))).statusCode).toBe(200);
    const large = await post('/graphql', padded(256 * KIB + 1));
    expect([large.statusCode, large.json().errors[0].extensions.code]).toEqual([413, 'BODY_TOO_LARGE']);
    // It is read, and no key is found in it.
    expect((await post('/sign-in', padded(256 * KIB))).statusCode).toBe(400);
    expect((await post('/sign-in', padded(256 * KIB + 1))).statusCode).toBe(413);
  });

  test('of 8 MB may be sent to the graph by those who are signed in, and no larger one', async () => {
    const headers = { authorization: `Bearer ${await keyFor(opened.store)}` };
    expect((await post('/graphql', padded(8 * KIB * KIB), headers)).statusCode).toBe(200);
    expect((await post('/graphql', padded(8 * KIB * KIB + 1), headers)).statusCode).toBe(413);
  });

  test.each(['{"key":"x","__proto__":{"a":1}}', '{"key":"x","constructor":{"prototype":{"a":1}}}'])(
    'that would change how programs work is no JSON: %s',
    async (payload) => {
      const answer = await post('/sign-in', payload);
      expect([answer.statusCode, answer.json().errors[0].extensions.code]).toEqual([400, 'INVALID_JSON']);
    },
  );
});

test('no head may take long to arrive or be large; how long a body takes is for whoever watches its speed', () => {
  const { requestTimeout, headersTimeout, keepAliveTimeout, maxHeaderSize } = opened.app
    .server as typeof opened.app.server & {
    readonly maxHeaderSize?: number;
  };
  expect({ requestTimeout, headersTimeout, keepAliveTimeout, maxHeaderSize }).toEqual({
    requestTimeout: 0,
    headersTimeout: 10_000,
    keepAliveTimeout: 10_000,
    maxHeaderSize: 16 * 1024,
  });
});

test('an answer given while the server stops is the last on its connection, and none before', async () => {
  expect((await get('/healthz')).headers.connection).not.toBe('close');
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const stopping = await openTestApp();
  stopping.app.addHook('preClose', () => held);
  const closed = stopping.app.close();
  const last = stopping.app.inject('/healthz');
  goOn();
  await closed;
  expect((await last).headers.connection).toBe('close');
  await stopping.dispose();
});

describe('where reading is closed', () => {
  test.each<[string, InjectOptions, number]>([
    ['is alive', { url: '/healthz' }, 200],
    ['may be framed', { url: '/embed.js' }, 200],
    ['may be explored', { url: '/graphiql' }, 200],
    ['may be asked by other sites', { method: 'OPTIONS', url: '/graphql' }, 204],
    ['may be signed in to', { method: 'POST', url: '/sign-in', payload: {} }, 400],
    ['may be signed out of', { method: 'POST', url: '/sign-out' }, 204],
    ['shows no chart', { url: `/chart.svg?${TREND}` }, 401],
    ['shows no address of a site', { url: '/collect' }, 401],
    ['has nothing elsewhere', { url: '/nothing-here' }, 404],
  ])('the server %s to a stranger', async (_, request, status) => {
    const closed = await openTestApp({ reading: 'keys' });
    const answer = await closed.app.inject(request);
    expect(answer.statusCode).toBe(status);
    // What holds no data may be kept.
    if (status !== 401 && request.url !== '/sign-out')
      expect(answer.headers['cache-control'] ?? '').not.toContain('private');
    await closed.dispose();
  });
});
