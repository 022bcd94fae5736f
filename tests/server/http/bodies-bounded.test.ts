/** Large bodies are known to be before they are read, and so many of a key are held at a time. */
import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';

const LARGE = 1024 * 1024;
const QUESTION = JSON.stringify({ query: '{ __typename }', variables: { a: 'a'.repeat(LARGE) } });

let opened: TestApp;
let port: number;
let key: string;
beforeAll(async () => {
  opened = await openTestApp();
  port = Number(new URL(await opened.app.listen({ port: 0, host: '127.0.0.1' })).port);
  key = await keyFor(opened.store, { role: 'editor', scope: 'hill' });
});
afterAll(() => opened.dispose());

function begin(path: string, headers: Readonly<Record<string, string>>): ClientRequest {
  const sent = request({ port, path, method: 'POST', agent: false });
  for (const [name, value] of Object.entries({ 'content-type': 'application/json', ...headers }))
    sent.setHeader(name, value);
  sent.on('error', () => {});
  return sent;
}

async function heard(sent: ClientRequest) {
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const { errors } = JSON.parse(await text(answer));
  return `${answer.statusCode} ${errors?.[0].extensions.code ?? ''}`.trim();
}

test.each(['/graphql', '/mcp'])('%s reads nothing of what a stranger announces to be large', async (path) => {
  const sent = begin(path, { 'content-length': String(4 * LARGE) });
  sent.flushHeaders();
  expect(await heard(sent)).toBe('413 BODY_TOO_LARGE');
  sent.destroy();
});

test.each(['/graphql', '/mcp'])('%s reads no more than that of what a stranger does not announce', async (path) => {
  const sent = begin(path, { 'transfer-encoding': 'chunked' });
  sent.write(QUESTION.slice(0, LARGE / 2));
  expect(await heard(sent)).toBe('413 BODY_TOO_LARGE');
  sent.destroy();
  const small = begin('/graphql', { 'transfer-encoding': 'chunked' });
  small.write('{"query":');
  small.end('"{ __typename }"}');
  expect(await heard(small)).toBe('200');
});

test('of a key a fifth large body waits until one of four is over, and a small one does not', async () => {
  const headers = { authorization: `Bearer ${key}`, 'content-length': String(QUESTION.length) };
  const held = Array.from({ length: 4 }, () => {
    const sent = begin('/graphql', headers);
    sent.write(QUESTION.slice(0, -10));
    return sent;
  });
  await Promise.all(held.map((sent) => once(sent, 'socket')));
  const small = begin('/graphql', { authorization: `Bearer ${key}` });
  small.end('{"query":"{ __typename }"}');
  expect(await heard(small)).toBe('200');
  let isAnswered = false;
  const fifth = begin('/graphql', headers);
  fifth.end(QUESTION);
  const answered = heard(fifth).then((said) => {
    isAnswered = true;
    return said;
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(isAnswered).toBe(false);
  held[0]?.destroy();
  expect(await answered).toBe('200');
  for (const sent of held) sent.destroy();
});
