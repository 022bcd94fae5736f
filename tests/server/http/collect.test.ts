/** Collecting over HTTP: who may, what is answered, and that a form of another site cannot. */
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { openPortal, type Portal, reportPage } from '../../support/portal.ts';
import { endlessPdf } from '../intake/pool/endless.ts';
import { readingChildren } from '../intake/pool/reading-children.ts';

describe('collecting by address', () => {
  let portal: Portal;
  let opened: TestApp;
  let key = '';
  beforeEach(async () => {
    portal = await openPortal({ '/a.html': reportPage('山区教育局', 2023, 4) });
    opened = await openTestApp({ fetcher: portal.fetcher() });
    key = await keyFor(opened.store);
  });
  afterEach(async () => {
    await opened.dispose();
    await portal.close();
  });

  async function post(url: string, payload: object, as: string | null = key) {
    const headers = as === null ? {} : { authorization: `Bearer ${as}` };
    const answer = await opened.app.inject({ method: 'POST', url, payload, headers });
    return { status: answer.statusCode, body: answer.json() };
  }

  test('goes from an address to a stored report', async () => {
    const address = portal.at('/a.html');
    expect(await post('/collect', { address: ` ${address} ` })).toMatchObject({
      status: 200,
      body: { kind: 'report', found: [{ address }], pages: 1, unread: null },
    });
    const read = await post('/collect/readings', { address });
    expect(read).toMatchObject({ status: 200, body: { readings: [{ publisher: { id: 'hill-a' }, year: 2023 }] } });
    expect(await post('/collect/documents', { address, seen: ['0'.repeat(64)] })).toMatchObject({
      status: 502,
      body: { errors: [{ extensions: { code: 'NOT_FETCHED' } }] },
    });
    for (const seen of [read.body.hashes[0], {}, [1], [read.body.hashes], '', 0, false]) {
      expect(await post('/collect/documents', { address, seen })).toMatchObject({
        status: 400,
        body: { errors: [{ extensions: { code: 'BAD_ARGUMENT' } }] },
      });
    }
    expect(await post('/collect/documents', { address, seen: read.body.hashes })).toMatchObject({
      status: 200,
      body: { receipts: [{ receipt: { kind: 'stored', report: 'hill-a-2023' } }] },
    });
    const asked = await opened.ask(
      '{ report(id: "hill-a-2023") { source { zh } collected { address at askedAt outcome } } }',
    );
    expect(asked.body.data.report).toMatchObject({
      source: { zh: address },
      collected: { address, askedAt: null, outcome: null },
    });
    expect(await post('/collect/reports/hill-a-2023', {})).toMatchObject({
      status: 200,
      body: { outcome: 'unchanged' },
    });
    const { body } = await opened.ask('{ report(id: "hill-a-2023") { collected { outcome } } }');
    expect(body.data.report.collected).toEqual({ outcome: 'unchanged' });
    // Three requests for the page: looked at, and asked again; what was read and accepted lay at hand.
    expect(portal.asked).toHaveLength(2);
  });

  test.runIf(process.platform === 'linux')('reads for nobody who has hung up', async () => {
    portal.pages.set('/a.pdf', { bytes: endlessPdf().bytes, type: 'application/pdf' });
    await opened.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = opened.app.server.address() as AddressInfo;
    const leaving = new AbortController();
    const asked = fetch(`http://127.0.0.1:${port}/collect/readings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ address: portal.at('/a.pdf') }),
      signal: leaving.signal,
    });
    await vi.waitFor(() => expect(readingChildren()).toHaveLength(1), { timeout: 10_000 });
    leaving.abort();
    await expect(asked).rejects.toThrow('aborted');
    await vi.waitFor(() => expect(readingChildren()).toEqual([]), { timeout: 10_000 });
  });

  test('takes what a person says of it', async () => {
    const address = portal.at('/a.html');
    const named = { address, members: { 0: { bureau: 'hill-b', year: 2024 } } };
    expect(await post('/collect/readings', named)).toMatchObject({
      body: { readings: [{ publisher: { id: 'hill-b' }, year: 2024 }] },
    });
    expect(await post('/collect/documents', { address, bureau: 'hill-c', year: 2022 })).toMatchObject({
      body: { receipts: [{ receipt: { report: 'hill-c-2022' } }] },
    });
    expect(await post('/collect/readings', { address, year: 1900 })).toMatchObject({ status: 400 });
  });

  test.each(['/collect', '/collect/readings', '/collect/documents', '/collect/reports/hill-a-2022'])(
    '%s asks nothing of anybody for somebody who is not signed in',
    async (url) => {
      const answer = await post(url, { address: portal.at('/a.html') }, null);
      expect(answer).toMatchObject({ status: 401, body: { errors: [{ extensions: { code: 'NOT_SIGNED_IN' } }] } });
      expect(portal.asked).toEqual([]);
    },
  );

  test('stores and asks again for a bureau only what is its own', async () => {
    const own = await keyFor(opened.store, { label: '民政', role: 'bureau', scope: 'hill-b' });
    const address = portal.at('/a.html');
    expect(await post('/collect/documents', { address }, own)).toMatchObject({
      body: { receipts: [{ receipt: null, problem: { code: 'NOT_ALLOWED' } }] },
    });
    await post('/collect/documents', { address });
    portal.asked.length = 0;
    expect(await post('/collect/reports/hill-a-2023', {}, own)).toMatchObject({ status: 403 });
    expect(portal.asked).toEqual([]);
  });

  test.each([
    [{}, 400],
    [{ address: '' }, 400],
    [{ address: 7 }, 400],
    [{ address: `http://www.hill.test/${'x'.repeat(2000)}` }, 400],
    [{ address: 'http://169.254.169.254/latest/meta-data' }, 422],
    [{ address: 'file:///etc/passwd' }, 422],
  ])('refuses %j', async (body, status) => {
    for (const url of ['/collect', '/collect/readings', '/collect/documents']) {
      expect((await post(url, body)).status).toBe(status);
    }
    expect(portal.asked).toEqual([]);
  });

  test('has no page to ask again for a report that came as a file', async () => {
    expect(await post('/collect/reports/hill-a-2022', {})).toMatchObject({ status: 404 });
    const { body } = await opened.ask('{ report(id: "hill-a-2022") { collected { address } } }');
    expect(body.data.report.collected).toBeNull();
  });

  test('tells which sites may be read', async () => {
    const answer = await opened.app.inject({ method: 'GET', url: '/collect' });
    expect(answer.json()).toEqual({ hosts: [`www.hill.test:${portal.port}`] });
  });
});

test('collecting is off where no site is named', async () => {
  const opened = await openTestApp();
  try {
    const key = await keyFor(opened.store);
    expect((await opened.app.inject({ method: 'GET', url: '/collect' })).json()).toEqual({ hosts: [] });
    const answer = await opened.app.inject({
      method: 'POST',
      url: '/collect',
      payload: { address: 'https://www.example.com/' },
      headers: { authorization: `Bearer ${key}` },
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors[0].message).toContain('GONGKAI_FETCH_HOSTS');
  } finally {
    await opened.dispose();
  }
});
