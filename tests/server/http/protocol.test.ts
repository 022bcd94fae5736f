/** Requests that are none, or odd: each is refused with a reason in the one shape, none is a bug, and nobody else notices. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { listen, request, sendRaw } from '../../support/raw.ts';

let opened: TestApp;
let port = 0;
/** What was logged as a bug. */
let bugs: unknown[] = [];
beforeAll(async () => {
  opened = await openTestApp();
  opened.app.log.error = (...said: unknown[]) => void bugs.push(said);
  port = await listen(opened.app);
});
beforeEach(() => {
  bugs = [];
});
afterAll(() => opened.dispose());

const post = (url: string, type: string, body: string): string =>
  request(`POST ${url}`, { 'content-type': type }, body);
const form = (body: string): string => post('/readings', 'multipart/form-data; boundary=b', body);
const part = (disposition: string, type: string, body: string): string =>
  `--b\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: ${type}\r\n\r\n${body}`;
const chunked = (url: string, type: string, chunks: string): string =>
  `POST ${url} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}`;

test.each<[string, string, number, string]>([
  ['an address that makes no URL', request('GET //['), 404, 'NOT_FOUND'],
  ['an address that is a port', request('GET //:80'), 404, 'NOT_FOUND'],
  ['an address of backslashes', request('GET //\\\\'), 404, 'NOT_FOUND'],
  ['no address', request('GET *'), 404, 'NOT_FOUND'],
  ['the address of another host that is none', request('GET http://[/embed'), 400, 'FST_ERR_BAD_URL'],
  ['half a character', request('GET /%E0%A4%A'), 400, 'FST_ERR_BAD_URL'],
  ['a letter that no address has', request('GET /é'), 400, 'BAD_REQUEST'],
  ['a method that nobody knows', request('TEA /'), 400, 'BAD_REQUEST'],
  ['a method that is not served', request('PROPFIND /'), 404, 'NOT_FOUND'],
  ['a deletion', request('DELETE /graphql'), 405, 'METHOD_NOT_ALLOWED'],
  ['two hosts', 'GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n', 400, 'BAD_REQUEST'],
  ['no host', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'BAD_REQUEST'],
  ['an empty host', request('GET /healthz', { host: '' }), 400, 'BAD_REQUEST'],
  ['a host that is none', request('GET /graphql?query={__typename}', { host: '[' }), 400, 'BAD_REQUEST'],
  ['a host with markup', request('GET /chart.svg', { host: 'a"><script>' }), 400, 'BAD_REQUEST'],
  ['a header on two lines', request('GET /healthz', { x: 'a\r\n b' }), 400, 'BAD_REQUEST'],
  ['a header without a name', request('GET /healthz', { '': 'a' }), 400, 'BAD_REQUEST'],
  ['another protocol', '\u0016\u0003\u0001\u0002\r\n\r\n', 400, 'BAD_REQUEST'],
  ['another version', 'GET / HTTP/3.0\r\nHost: x\r\n\r\n', 400, 'BAD_REQUEST'],
  ['a long address', request(`GET /${'a'.repeat(17_000)}`), 431, 'HEAD_TOO_LARGE'],
  ['a long header', request('GET /', { x: 'a'.repeat(17_000) }), 431, 'HEAD_TOO_LARGE'],
  ['a tunnel to elsewhere', request('CONNECT elsewhere.example:443'), 400, 'BAD_REQUEST'],
  ['an expectation', request('POST /graphql', { expect: 'tea' }, 'a'), 400, 'BAD_REQUEST'],
  ['two lengths', request('POST /graphql', { 'Content-Length': '3' }, 'ab'), 400, 'BAD_REQUEST'],
  ['a length and chunks', request('POST /graphql', { 'transfer-encoding': 'chunked' }, '0'), 400, 'BAD_REQUEST'],
  ['a transfer coding of its own', request('POST /graphql', { 'transfer-encoding': 'tea' }), 400, 'BAD_REQUEST'],
  ['chunks that are none', chunked('/graphql', 'application/json', 'zz\r\n'), 400, 'BAD_REQUEST'],
  [
    'a form in chunks that are none',
    chunked('/readings', 'multipart/form-data; boundary=b', 'zz\r\n'),
    400,
    'BAD_REQUEST',
  ],
  ['a form without a boundary', post('/readings', 'multipart/form-data', 'x'), 400, 'BROKEN_FORM'],
  ['a form with an empty boundary', post('/readings', 'multipart/form-data; boundary=', 'x'), 400, 'BROKEN_FORM'],
  ['a long boundary', post('/readings', `multipart/form-data; boundary=${'b'.repeat(300)}`, 'x'), 400, 'BROKEN_FORM'],
  [
    'a form that is cut off in a file',
    form(part('name="file"; filename="a"', 'text/plain', 'hello')),
    400,
    'BROKEN_FORM',
  ],
  ['a form that is cut off in a head', form('--b\r\nContent-Dis'), 400, 'BROKEN_FORM'],
  ['a form of nothing', form('--b--\r\n'), 400, 'BAD_ARGUMENT'],
  [
    'a field that is an object',
    form(`${part('name="year"', 'application/json', '{"toString":1}')}\r\n--b--\r\n`),
    400,
    'BROKEN_FORM',
  ],
  [
    'a field that is half a JSON',
    form(`${part('name="year"', 'application/json', '{')}\r\n--b--\r\n`),
    406,
    'FST_INVALID_JSON_FIELD_ERROR',
  ],
  [
    'a field that every object has',
    form(`${part('name="__proto__"', 'text/plain', 'x')}\r\n--b--\r\n`),
    400,
    'FST_PROTO_VIOLATION',
  ],
  ['a type that is none', post('/graphql', ';;;', 'a'), 415, 'FST_ERR_CTP_INVALID_MEDIA_TYPE'],
])('%s is refused', async (_, bytes, status, code) => {
  const answer = await sendRaw(port, Buffer.from(bytes, 'latin1'));
  expect(answer.status).toBe(status);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  // An answer that was begun without a length comes in chunks, the first of which is all of it.
  const [error] = JSON.parse(answer.body.slice(answer.body.indexOf('{'), answer.body.lastIndexOf('}') + 1)).errors;
  expect(error.extensions.code).toBe(code);
  expect(error.message.length).toBeGreaterThan(5);
  expect(answer.body).not.toMatch(/node_modules|\.ts:\d/);
  expect(bugs).toEqual([]);
  expect((await sendRaw(port, request('GET /healthz'))).status).toBe(200);
});

test('whoever asks for the connection to end does not wait until it has been idle for long', async () => {
  const { server } = opened.app;
  const before = server.keepAliveTimeout;
  server.keepAliveTimeout = 3_600_000;
  const asked = 'GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n';
  expect((await sendRaw(port, asked)).status).toBe(400);
  server.keepAliveTimeout = before;
}, 5_000);

test('what older clients and proxies write is answered', async () => {
  for (const line of ['GET /healthz', 'GET http://elsewhere.example/healthz'])
    expect((await sendRaw(port, request(line))).status).toBe(200);
  expect((await sendRaw(port, 'GET /healthz HTTP/1.0\r\n\r\n')).body).toBe('{"status":"ok"}');
  const old = 'GET /graphql?query={__typename} HTTP/1.0\r\nApollo-Require-Preflight: 1\r\n\r\n';
  expect(JSON.parse((await sendRaw(port, old)).body)).toEqual({ data: { __typename: 'Query' } });
  expect((await sendRaw(port, request('GET /healthz', { host: '[::1]:4000' }))).status).toBe(200);
});

test.each([
  ['half a JSON', `${request('POST /graphql', { 'content-type': 'application/json', 'content-length': '99' })}{"qu`],
  ['half a key', `${request('POST /sign-in', { 'content-type': 'application/json', 'content-length': '99' })}{"ke`],
  [
    'half a form',
    request(
      'POST /readings',
      { 'content-type': 'multipart/form-data; boundary=b', 'content-length': '999' },
      part('name="file"; filename="a"', 'text/plain', 'hello'),
    ),
  ],
  ['a question without waiting', request('GET /chart.svg?kind=trend&measure=requests.received&of=hill')],
])('whoever sends %s and hangs up is no bug', async (_, bytes) => {
  const gone = new Promise((resolve) => opened.app.server.once('connection', (socket) => socket.on('close', resolve)));
  await sendRaw(port, bytes, { hangUp: 0 });
  await gone;
  expect((await sendRaw(port, request('GET /healthz'))).status).toBe(200);
  expect(bugs).toEqual([]);
});
