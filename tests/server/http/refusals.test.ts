/** What is said over plain HTTP when a request is refused: status, code, and a sentence in the language asked for. */
import { gzipSync } from 'node:zlib';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp();
});
afterAll(() => opened.dispose());

const UNKNOWN = '/chart.svg?kind=trend&measure=requests.received&of=nobody';
const json = (contentType: string, payload: string | Buffer, headers: Record<string, string> = {}): InjectOptions => ({
  method: 'POST',
  url: '/graphql',
  headers: { 'content-type': contentType, ...headers },
  payload,
});
const QUERY = '{"query":"{ __typename }"}';

test.each<[string, InjectOptions, number, string, RegExp]>([
  ['nobody of that name', { url: UNKNOWN }, 404, 'NOT_FOUND', /nobody.*。/],
  ['nobody of that name, in English', { url: `${UNKNOWN}&lang=en` }, 404, 'NOT_FOUND', /[a-z] .*nobody|nobody.* [a-z]/],
  ['no form', { method: 'POST', url: '/readings', payload: {} }, 400, 'BAD_ARGUMENT', /^请以 multipart/],
  ['no form', { method: 'POST', url: '/readings?lang=en', payload: {} }, 400, 'BAD_ARGUMENT', /^Upload files as multi/],
  ['half a JSON', json('application/json', '{"query":'), 400, 'INVALID_JSON', /not valid JSON/],
  ['another charset', json('application/json; charset=gbk', QUERY), 415, 'UNSUPPORTED_CHARSET', /must be UTF-8/],
  ['another charset', json('application/json; Charset = "GBK"', QUERY), 415, 'UNSUPPORTED_CHARSET', /must be UTF-8/],
  [
    'a compressed body',
    json('application/json', gzipSync(QUERY), { 'content-encoding': 'gzip' }),
    415,
    'UNSUPPORTED_ENCODING',
    /Compressed bodies are not accepted/,
  ],
  [
    'bytes that are no UTF-8',
    json('application/json', Buffer.from([0x22, 0xff, 0x22])),
    400,
    'INVALID_UTF8',
    /not valid UTF-8/,
  ],
  ['a NUL', json('application/json', '{"query":"\\u0000"}'), 400, 'NUL_CHARACTER', /NUL/],
  ['a NUL', json('application/json', '{"query":"\u0000"}'), 400, 'NUL_CHARACTER', /NUL/],
])('%s', async (_, request, status, code, message) => {
  const answer = await opened.app.inject(request);
  expect(answer.statusCode).toBe(status);
  const [error] = answer.json().errors;
  expect(error.extensions.code).toBe(code);
  expect(error.message).toMatch(message);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
});

test.each(['application/json', 'application/json; charset=utf-8', 'application/json; charset="UTF8"'])(
  '%s is read',
  async (contentType) => {
    const answer = await opened.app.inject(json(contentType, QUERY));
    expect(answer.json()).toEqual({ data: { __typename: 'Query' } });
  },
);
