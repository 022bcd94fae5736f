/** Kept answers in front of everything: the same answer to the byte, and the whole way for whatever is not that very question. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fastify } from 'fastify';
import { afterEach, describe, expect, test } from 'vitest';
import { answerInFront, type FrontOptions } from '../../../server/http/front.ts';
import { LIMITS } from '../../../server/http/limits.ts';
import { openTestApp, type TestApp, type TestAppOptions, UNHURRIED } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { file, received } from '../../support/small-district.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const QUESTION = '{ series(measures: ["requests.received"], of: ["hill-c"]) { series { points { value } } } }';
const BODY = JSON.stringify({ query: QUESTION });

async function listen(options: TestAppOptions = {}): Promise<TestApp & { readonly url: string }> {
  const opened = await openTestApp(options);
  await opened.app.listen({ host: '127.0.0.1', port: 0 });
  closing.push(() => opened.dispose());
  const { port } = opened.app.server.address() as AddressInfo;
  return { ...opened, url: `http://127.0.0.1:${port}/graphql` };
}

async function ask(url: string, headers: Record<string, string> = {}, body = BODY) {
  const answer = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'accept-encoding': 'identity', ...headers },
  });
  const { date: _date, 'x-request-id': id, ...told } = Object.fromEntries(answer.headers);
  return { status: answer.status, body: await answer.text(), headers: told, id };
}

describe('the server', () => {
  test('answers in front as it does the whole way, in bytes and headers, and counts and tells it alike', async () => {
    const lines: string[] = [];
    const opened = await listen({ logLevel: 'info', logTo: { write: (line) => void lines.push(line) } });
    const first = await ask(opened.url);
    await ask(opened.url);
    const again = await ask(opened.url);
    const whole = await ask(opened.url, { 'x-whole': '1' });
    expect({ ...again, id: null }).toEqual({ ...whole, id: null });
    expect(again.body).toBe(first.body);
    expect(again.id).toMatch(/^[\da-f-]{36}$/);
    await expect.poll(() => lines.length).toBeGreaterThanOrEqual(4);
    const told = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'Answered');
    expect(told.find(({ request }) => request === again.id)).toMatchObject({
      ...{ method: 'POST', route: '/graphql', status: 200, code: null, key: null, address: '127.0.0.1' },
    });
    const shape = (id: unknown) => Object.keys(told.find(({ request }) => request === id) ?? {}).sort();
    expect(shape(again.id)).toEqual(shape(whole.id));
    expect(await opened.observer.metrics()).toMatch(/gongkai_kept_answers_total\{outcome="hit"\} 3/);
  });

  test('answers anew once the data have changed', async () => {
    const opened = await listen();
    for (let time = 0; time < 4; time += 1) await ask(opened.url);
    await file(opened.store, 'hill-c', 2023, { cells: received(77) });
    // Of a question that is kept for nobody the new state is known before any answer is given up.
    const { status } = await ask(opened.url, {}, JSON.stringify({ query: '{ viewer { label } rules { id } }' }));
    expect(status).toBe(200);
    expect(JSON.parse((await ask(opened.url)).body).data.series.series[0].points.at(-1)).toEqual({ value: 77 });
  });

  test('has read to its end what it answers: nothing is left to be passed over', async () => {
    const patience = { ...LIMITS.patience, passing: { atOnce: 1, every: 600_000 } };
    const opened = await listen({ limits: { ...UNHURRIED, patience } });
    const asked: IncomingMessage[] = [];
    opened.app.server.on('request', (request: IncomingMessage) => asked.push(request));
    const socket = connect(Number(new URL(opened.url).port), '127.0.0.1');
    closing.push(async () => socket.destroy());
    const head = `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`;
    for (let time = 0; time < 6; time += 1) {
      // Head and body in one piece, as clients send what is short.
      socket.write(`${head}Content-Length: ${BODY.length}\r\n\r\n${BODY}`);
      await once(socket, 'data');
    }
    expect(await opened.observer.metrics()).toMatch(/gongkai_kept_answers_total\{outcome="hit"\} [45]/);
    await expect.poll(() => asked.map(({ closed }) => closed)).toEqual(Array(6).fill(true));
  });

  test('counts what an address asks, and refuses what is too much', async () => {
    const opened = await listen({ limits: { ...UNHURRIED, rates: { ...LIMITS.rates, requests: 5 } } });
    const statuses: number[] = [];
    for (let time = 0; time < 7; time += 1) statuses.push((await ask(opened.url)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
  });

  test('tells nobody anything where reading is closed', async () => {
    const opened = await listen({ reading: 'keys' });
    const key = await keyFor(opened.store);
    for (let time = 0; time < 4; time += 1)
      expect((await ask(opened.url, { authorization: `Bearer ${key}` })).status).toBe(200);
    expect((await ask(opened.url)).status).toBe(401);
  });
});

describe('in front', () => {
  async function serve(options: Partial<FrontOptions> = {}) {
    const seen: string[] = [];
    const server: Server = createServer((request, response) => {
      void text(request).then((body) => {
        seen.push(body);
        response.end('whole');
      });
    });
    answerInFront(server, {
      find: (bytes) => (bytes.toString() === BODY ? { type: 'application/json', body: 'kept', headers: {} } : null),
      count: () => {},
      answered: () => {},
      log: fastify().log,
      isOpen: () => true,
      ...options,
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(async () => server.close());
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}/graphql`, port, seen, server };
  }

  test('is answered what is known, and what is not goes the whole way with its body', async () => {
    const { url, seen } = await serve();
    expect((await ask(url)).body).toBe('kept');
    expect((await ask(url, {}, `${BODY} `)).body).toBe('whole');
    expect(seen).toEqual([`${BODY} `]);
  });

  test('whoever has left before its turn is answered nothing, and nobody waits for what it would have sent', async () => {
    const { port, seen, server } = await serve();
    const asked: IncomingMessage[] = [];
    server.on('request', (request: IncomingMessage) => asked.push(request.destroy()));
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 3\r\n\r\n{ }`,
    );
    await once(socket, 'close');
    await expect.poll(() => asked.map(({ closed }) => closed)).toEqual([true]);
    expect(seen).toEqual([]);
  });

  test.each([
    ['a key', { authorization: 'Bearer gk_x' }],
    ['a cookie', { cookie: 'gk_session=x' }],
    ['another type', { 'content-type': 'application/json; charset=utf-8' }],
    ['packed', { 'content-encoding': 'gzip' }],
    ['by a proxy', { 'x-forwarded-for': '10.0.0.1' }],
    ['a tag', { 'if-none-match': '*' }],
  ])('what comes with %s goes the whole way', async (_, headers) => {
    const { url, seen } = await serve();
    expect((await ask(url, headers)).body).toBe('whole');
    expect(seen).toEqual([BODY]);
  });

  test.each([
    [
      'where the address has asked too often',
      {
        count: () => {
          throw new Error('too many');
        },
      },
    ],
    ['while the server stops', { isOpen: () => false }],
  ])('everything goes the whole way %s', async (_, options) => {
    const { url, seen } = await serve(options);
    expect((await ask(url)).body).toBe('whole');
    expect(seen).toEqual([BODY]);
  });

  const head = (more: string): string =>
    `POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${BODY.length}\r\n${more}\r\n`;

  test.each([
    ['a body in pieces', [head(''), BODY.slice(0, 20), BODY.slice(20)]],
    ['a second host', [`${head('host: b\r\n')}${BODY}`]],
  ])('%s goes the whole way, nothing of it lost', async (_, pieces) => {
    const { port, seen } = await serve();
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (bytes) => {
      answer += bytes;
    });
    for (const piece of pieces) {
      socket.write(piece);
      await sleep(30);
    }
    await expect.poll(() => answer).toContain('whole');
    expect(seen).toEqual([BODY]);
    socket.destroy();
  });

  test('several on one connection are answered in their order', async () => {
    const { port, seen } = await serve();
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (bytes) => {
      answer += bytes;
    });
    const other = BODY.replace('hill-c', 'hill-d');
    socket.write(`${head('')}${BODY}${head('')}${other}${head('')}${BODY}`);
    await expect.poll(() => answer.match(/kept|whole/g)).toEqual(['kept', 'whole', 'kept']);
    expect(seen).toEqual([other]);
    socket.destroy();
  });
});
