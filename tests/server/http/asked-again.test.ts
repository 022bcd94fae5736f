/** Whoever holds what would be sent again is told so, and is sent it anew once it is another. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { file, received } from '../../support/small-district.ts';

let opened: TestApp;
const folder = mkdtempSync(join(tmpdir(), 'gongkai-client-'));
beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), '<html lang="zh-CN"><head><title>a</title></head></html>');
  opened = await openTestApp({ clientFolder: folder });
});
afterAll(async () => {
  await opened.dispose();
  rmSync(folder, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) => opened.app.inject({ url, headers });
const CSV = '/reporting.csv?region=hill&year=2022';

async function documentUrl(): Promise<string> {
  const { body } = await opened.ask('{ report(id: "hill-a-2021") { document { hash } } }');
  return `/documents/${body.data.report.document.hash}`;
}

test.each([
  ['a page', async () => '/'],
  ['who has reported', async () => CSV],
  ['a document', documentUrl],
  ['a question', async () => '/graphql?query={regions{totalCount}}'],
  ['a picture', async () => '/chart.svg?kind=trend&measure=requests.received&of=hill'],
])('%s is told to be held for its tag as it came, strong, in a list, and for an asterisk', async (_, urlOf) => {
  const url = await urlOf();
  const first = await get(url, { 'accept-encoding': 'gzip' });
  const etag = String(first.headers.etag);
  // Weak: one tag serves packed and plain.
  expect([first.statusCode, etag]).toEqual([200, expect.stringMatching(/^W\/"[\w-]{20,}"$/)]);
  expect((await get(url)).headers.etag).toBe(etag);
  for (const held of [etag, etag.slice(2), `"other", ${etag}, W/"another"`, '*']) {
    const again = await get(url, { 'if-none-match': held });
    expect([again.statusCode, again.rawPayload.length, again.headers.etag]).toEqual([304, 0, etag]);
  }
  expect((await get(url, { 'if-none-match': '"other"' })).statusCode).toBe(200);
});

test('what has changed is sent anew', async () => {
  const { etag } = (await get(CSV)).headers;
  await file(opened.store, 'hill-b', 2022, { cells: received(3) });
  const again = await get(CSV, { 'if-none-match': String(etag) });
  expect([again.statusCode, again.headers.etag === etag]).toEqual([200, false]);
});

test('there is no copy of what is not there, nor of what no cache keeps', async () => {
  expect((await get(`/documents/${'0'.repeat(64)}`, { 'if-none-match': '*' })).statusCode).toBe(404);
  expect((await get('/reporting.csv?region=nowhere&year=2022', { 'if-none-match': '*' })).statusCode).toBe(404);
  const health = await get('/healthz', { 'if-none-match': '*' });
  expect([health.statusCode, health.headers.etag]).toEqual([200, undefined]);
});
