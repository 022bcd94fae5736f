/** How a question may be sent: what is no question is refused for what it is. */
import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { listen } from '../../support/raw.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp();
});
afterAll(() => opened.dispose());

type Sent = [string, string, string | Buffer, number];
const QUERY = '{"query":"{ __typename }"}';
test.each<Sent>([
  ['a batch', 'application/json', `[${QUERY}]`, 400],
  ['a batch of 100', 'application/json', `[${Array(100).fill(QUERY).join()}]`, 400],
  ...['[]', 'null', '"x"', '7', '', '{"query":', '{}'].map((body): Sent => [body, 'application/json', body, 400]),
  ...['{"query":7}', '{"query":[]}', '{"query":null}', '{"query":""}', '{"query":{"kind":"Document"}}'].map(
    (body): Sent => [body, 'application/json', body, 400],
  ),
  ...['"variables":[]', '"variables":"x"', '"extensions":7', '"operationName":{}'].map(
    (part): Sent => [part, 'application/json', `{"query":"{ __typename }",${part}}`, 400],
  ),
  ['a text of no type', '', QUERY, 415],
  ['a form', 'application/x-www-form-urlencoded', 'query=x', 415],
  ['a form of parts', 'multipart/form-data; boundary=b', '--b--', 415],
  ['plain text', 'text/plain', QUERY, 415],
  ['UTF-7', 'application/json; charset=utf-7', QUERY, 415],
  ['UTF-16', 'application/json; charset=utf-16le', Buffer.from(QUERY, 'utf16le'), 415],
  ['UTF-16 that says nothing', 'application/json', Buffer.from(QUERY, 'utf16le'), 400],
  ['bytes that are no UTF-8', 'application/json', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 400],
  ['a slash of two bytes', 'application/json', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), 400],
  ['a NUL', 'application/json', '{"query":"{ __typename }","variables":{"a":"\\u0000"}}', 400],
  ['a NUL as GraphQL writes it', 'application/json', '{"query":"{ region(id: \\"\\u0000\\") { id } }"}', 400],
  ['half a character', 'application/json', '{"query":"{ region(id: \\"\\ud800\\") { id } }"}', 400],
  ['a character beyond the last', 'application/json', '{"query":"{ region(id: \\"\\u{110000}\\") { id } }"}', 400],
  [
    'a poisoned prototype',
    'application/json',
    '{"query":"{ __typename }","variables":{"__proto__":{"polluted":1}}}',
    400,
  ],
  [
    'a poisoned constructor',
    'application/json',
    '{"query":"{ __typename }","variables":{"constructor":{"prototype":{"polluted":1}}}}',
    400,
  ],
  ['50,000 lists in each other', 'application/json', '['.repeat(50_000), 400],
  [
    '50,000 lists that end',
    'application/json',
    `{"query":"{ __typename }","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    200,
  ],
  ['a long number', 'application/json', `{"query":"{ regions(first: ${'9'.repeat(200_000)}) { totalCount } }"}`, 400],
  ['a long name', 'application/json', `{"query":"{ ${'a'.repeat(200_000)} }"}`, 400],
  ['many commas', 'application/json', `{"query":"{ __typename ${','.repeat(200_000)} }"}`, 200],
  ['a long comment', 'application/json', JSON.stringify({ query: `# ${'x'.repeat(200_000)}\n{ __typename }` }), 200],
  ['a mark in front', 'application/json', `\ufeff${QUERY}`, 200],
  ['300 KB', 'application/json', JSON.stringify({ query: `# ${'x'.repeat(300_000)}\n{ __typename }` }), 413],
  ['9 MB', 'application/json', JSON.stringify({ query: 'x'.repeat(9_000_000) }), 413],
])('a question sent as %s is answered for what it is', async (_, type, payload, status) => {
  const answer = await opened.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: type === '' ? {} : { 'content-type': type },
    payload,
  });
  expect(answer.statusCode).toBe(status);
  if (status === 200) expect(answer.json()).toEqual({ data: { __typename: 'Query' } });
  else {
    const [error] = answer.json().errors;
    expect([error.message.length > 5, error.extensions.code]).toEqual([true, expect.stringMatching(/^[A-Z_0-9]+$/)]);
  }
  expect(answer.body).not.toMatch(/node_modules|\.ts:\d/);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('a query that was persisted is refused by the name that clients of Apollo know, who then send it whole', async () => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: 'x' } };
  const { statusCode, body } = await opened.app.inject({ method: 'POST', url: '/graphql', payload: { extensions } });
  expect([statusCode, JSON.parse(body).errors[0].extensions.code]).toEqual([200, 'PERSISTED_QUERY_NOT_SUPPORTED']);
});

test('by GET may be asked, and nothing changed', async () => {
  const get = (query: string, headers: Record<string, string> = {}) =>
    opened.app.inject({
      url: `/graphql?query=${encodeURIComponent(query)}`,
      headers,
    });
  expect((await get('{ __typename }')).json()).toEqual({ data: { __typename: 'Query' } });
  const change = await get('mutation { removeExamples { reports } }');
  expect([change.statusCode, change.headers.allow]).toEqual([405, 'POST']);
  expect((await get('{ __typename }', { accept: 'text/html' })).statusCode).toBe(406);
});

test('the GraphQL-over-HTTP audit has no error', async () => {
  const port = await listen(opened.app);
  const audits = await auditServer({ url: `http://127.0.0.1:${port}/graphql` });
  const failed = audits.flatMap((result) => (result.status === 'ok' ? [] : [{ id: result.id, status: result.status }]));
  expect(failed.filter(({ status }) => status === 'error')).toEqual([]);
  // Clients of application/json get 400 where the draft would like 200.
  for (const { id } of failed) expect(['572B', 'FDE2', '7B9B']).toContain(id);
});
