/** What is said over plain HTTP when a request is refused: status, code, and a sentence in the language asked for. */
import { gzipSync } from 'node:zlib';
import Fastify, { type FastifyError, type InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '../../../schema/problem.ts';
import { answerFailure } from '../../../server/http/problems.ts';
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
  ['another charset', json('application/json;charset=utf-80', QUERY), 415, 'UNSUPPORTED_CHARSET', /应为 UTF-8/],
  ['no body', json('application/json', ''), 400, 'INVALID_JSON', /不是有效的 JSON.*再发/],
  ['half a JSON', json('application/json', '{"query":'), 400, 'INVALID_JSON', /不是有效的 JSON.*再发/],
  ['another charset', json('application/json; charset=gbk', QUERY), 415, 'UNSUPPORTED_CHARSET', /应为 UTF-8/],
  ['another charset', json('application/json; Charset = "GBK"', QUERY), 415, 'UNSUPPORTED_CHARSET', /应为 UTF-8/],
  [
    'a compressed body',
    json('application/json', gzipSync(QUERY), { 'content-encoding': 'gzip' }),
    415,
    'UNSUPPORTED_ENCODING',
    /不接受压缩的正文/,
  ],
  [
    'bytes that are no UTF-8',
    json('application/json', Buffer.from([0x22, 0xff, 0x22])),
    400,
    'INVALID_UTF8',
    /不是有效的 UTF-8/,
  ],
  ['a NUL', json('application/json', '{"query":"\\u0000"}'), 400, 'NUL_CHARACTER', /NUL.*去掉/],
  ['a NUL', json('application/json', '{"query":"\u0000"}'), 400, 'NUL_CHARACTER', /NUL.*去掉/],
  [
    'another type',
    { method: 'POST', url: '/sign-in', headers: { 'content-type': 'text/csv' }, payload: 'a' },
    415,
    'FST_ERR_CTP_INVALID_MEDIA_TYPE',
    /Content-Type.*application\/json/,
  ],
  [
    'more than is read',
    { method: 'POST', url: '/sign-in', payload: { key: 'a'.repeat(300 * 1024) } },
    413,
    'FST_ERR_CTP_BODY_TOO_LARGE',
    /太大.*分几次/,
  ],
  ['half a character', { url: '/%E0%A4%A' }, 400, 'FST_ERR_BAD_URL', /网址不成立.*改正/],
  ['half a character', { url: '/%E0%A4%A?lang=en' }, 400, 'FST_ERR_BAD_URL', /address is not valid.*Correct/],
  ['half a JSON', json('application/json', '{"query":'), 400, 'INVALID_JSON', /JSON/],
])('%s', async (_, request, status, code, message) => {
  const answer = await opened.app.inject(request);
  expect(answer.statusCode).toBe(status);
  const [error] = answer.json().errors;
  expect(error.extensions.code).toBe(code);
  expect(error.message).toMatch(message);
  // In both languages, whatever was asked for.
  expect(error.extensions.sentence).toEqual({
    zh: expect.stringMatching(/[\u4e00-\u9fff].*。/),
    en: expect.stringMatching(/\.$/),
  });
  expect(answer.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
});

test.each([
  'application/json',
  'application/json; charset=utf-8',
  'application/json; charset="UTF8"',
  'application/json;Charset  =  UTF-8;a=b',
])('%s is read', async (contentType) => {
  const answer = await opened.app.inject(json(contentType, QUERY));
  expect(answer.json()).toEqual({ data: { __typename: 'Query' } });
});

describe('what a route throws', () => {
  /** What is answered when this is thrown, and what the log holds of it. */
  async function thrown(error: Error, url = '/') {
    const logged: string[] = [];
    const logger = { level: 'error', stream: { write: (line: string) => void logged.push(line) } };
    const app = Fastify({ logger, genReqId: () => 'its-request' });
    app.setErrorHandler((error: FastifyError, request, reply) => answerFailure(error, request, reply));
    app.get('/', () => Promise.reject(error));
    const answer = await app.inject(url);
    await app.close();
    return { answer, failure: answer.json().errors[0], logged };
  }
  const withStatus = (statusCode: number, code?: string) =>
    Object.assign(new Error('w'.repeat(500)), { statusCode, ...(code === undefined ? {} : { code }) });

  test.each([
    [400, undefined],
    [418, 'TEAPOT'],
    [499, undefined],
  ])(
    'with the status %i and the code %s is a refusal, with its own words in ours, and not all of them',
    async (status, code) => {
      const { answer, failure, logged } = await thrown(withStatus(status, code));
      expect([answer.statusCode, logged]).toEqual([status, []]);
      const said = code ?? 'BAD_REQUEST';
      const words = `${said}：${'w'.repeat(400)}`;
      expect(failure).toEqual({
        message: `这个请求不成立（${words}）。请改正后再发。`,
        extensions: {
          code: said,
          sentence: { zh: failure.message, en: expect.stringMatching(/Correct it and send it again/) },
        },
      });
    },
  );

  test.each([
    ['no status', new Error('secret')],
    ['399', withStatus(399)],
    ['500', withStatus(500)],
    ['503', withStatus(503, 'DOWN')],
  ])('with %s is a bug: an id in the answer, the rest in the log', async (_, error) => {
    for (const [url, words] of [
      ['/', /^出了点问题/],
      ['/?lang=en', /^Something went wrong/],
    ] as const) {
      const { answer, failure, logged } = await thrown(error, url);
      expect(answer.statusCode).toBe(500);
      expect(failure).toEqual({
        message: expect.stringMatching(words),
        extensions: {
          code: 'INTERNAL_SERVER_ERROR',
          id: 'its-request',
          sentence: { zh: expect.stringMatching(/^出了点问题/), en: expect.stringMatching(/^Something went wrong/) },
        },
      });
      expect(logged).toEqual([expect.stringContaining('"id":"its-request"')]);
      expect(logged[0]).toContain('A request failed');
      expect(answer.body).not.toMatch(/secret|www/);
    }
  });

  test('says when to come back only where it is known', async () => {
    const sentence = { zh: '请稍后再试。', en: 'Try again later.' };
    const { answer, failure } = await thrown(new Problem('BUSY', sentence));
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, undefined]);
    expect(failure).toEqual({ message: sentence.zh, extensions: { code: 'BUSY', sentence } });
  });
});
