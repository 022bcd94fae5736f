/** What may be done at an address is told to whoever asks for something else there. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp();
});
afterAll(() => opened.dispose());

type Method = 'GET' | 'PUT' | 'DELETE' | 'PATCH' | 'POST';
const HASH = 'a'.repeat(64);

test.each<[Method, string, string]>([
  ['PUT', '/graphql', 'GET, HEAD, OPTIONS, POST'],
  ['DELETE', `/documents/${HASH}`, 'GET, HEAD'],
  ['DELETE', '/documents?a=b', 'POST'],
  ['PUT', '/readings', 'POST'],
  ['GET', '/readings', 'POST'],
  ['PATCH', '/healthz', 'GET, HEAD'],
  ['POST', '/chart.svg', 'GET, HEAD'],
])('%s %s', async (method, url, allow) => {
  for (const [lang, words] of [
    ['zh', /不接受.*只接受/],
    ['en', /does not take .*, but /],
  ] as const) {
    const answer = await opened.app.inject({ method, url: `${url}${url.includes('?') ? '&' : '?'}lang=${lang}` });
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, allow]);
    const [{ message, extensions }] = answer.json().errors;
    expect(message).toMatch(words);
    expect(extensions).toMatchObject({ code: 'METHOD_NOT_ALLOWED', sentence: { zh: expect.any(String) } });
  }
});

test.each(['/nowhere', '/documents/a/b', '/graphqlx', '/chart-svg'])(
  'nothing is at %s, whatever is asked',
  async (url) => {
    const answer = await opened.app.inject({ method: 'DELETE', url });
    expect([answer.statusCode, answer.headers.allow]).toEqual([404, undefined]);
  },
);
