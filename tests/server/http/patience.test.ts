/** Who is waited for and who is let go, by raw sockets; the times are a hundredth of the product's. */
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../../server/http/limits.ts';
import { openTestApp, type TestApp, UNHURRIED } from '../../support/app.ts';
import { reportText } from '../../support/report-text.ts';

/** More than the buffers of the system hold on the way. */
const LARGE = 12 * 1024 * 1024;
/** Milliseconds, long beside the pauses of a busy machine; the floor is a byte in each. */
const WINDOW = 400;
const PATIENCE = {
  headers: WINDOW,
  idle: WINDOW,
  window: WINDOW,
  floor: 1000,
  lingering: 2 * WINDOW,
  passing: LIMITS.patience.passing,
  largest: LARGE + 1000,
};

let opened: TestApp;
/** The end of the connection on which the large answer is given. */
let closed = Promise.withResolvers<void>();
let at = { address: '', port: 0 };
beforeAll(async () => {
  opened = await openTestApp({ limits: { ...UNHURRIED, patience: PATIENCE } });
  opened.app.get('/large', async (_, reply) => {
    reply.raw.once('close', () => closed.resolve());
    return reply.send(Buffer.alloc(LARGE));
  });
  opened.app.get('/slow', async () => {
    await wait(4 * WINDOW);
    return { done: true };
  });
  opened.app.addContentTypeParser('text/later', async (_request: unknown, body: NodeJS.ReadableStream) => {
    await wait(4 * WINDOW);
    await once(body.resume(), 'end');
  });
  opened.app.post('/later', { bodyLimit: LARGE }, async () => ({ done: true }));
  opened.app.post('/refuses', { bodyLimit: 10 ** 9 }, async () => ({}));
  opened.app.addHook('preParsing', async (request, reply) => {
    if (request.url === '/refuses') return reply.code(413).send('refused');
    return undefined;
  });
  await opened.app.listen({ port: 0, host: 'localhost' });
  // A name may stand for two addresses, with a server for each.
  at = opened.app.addresses().at(-1) as AddressInfo;
});
afterAll(() => opened.dispose());

function open(): Socket {
  const socket = connect(at.port, at.address);
  socket.on('error', () => {}); // A reset is a way of being closed.
  return socket;
}

/** What came back until the server closed the connection. */
async function heardBy(socket: Socket): Promise<string> {
  let heard = '';
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    heard += text;
  });
  // Not by once(): a connection that is reset closes with an error.
  await new Promise((resolve) => socket.on('close', resolve));
  return heard;
}

const HOST = 'Host: localhost\r\n';
const postOf = (path: string, length: number, type: string) =>
  `POST ${path} HTTP/1.1\r\n${HOST}Content-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`;
const FORM = 'multipart/form-data; boundary=b';
const FILE = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n';

/** What is on its way to a server that closes may cost its last word. */
const TOLD_OR_NOT = /^(HTTP\/1\.1 408 |$)/;

/** Sends a byte at a time, more often than the server looks. */
function drip(socket: Socket, text: string): void {
  let at = 0;
  const timer = setInterval(() => socket.write(text[at++ % text.length] ?? ''), WINDOW / 20);
  socket.once('close', () => clearInterval(timer));
}

describe('is let go, whoever', { timeout: 50 * WINDOW }, () => {
  test.each<[string, (socket: Socket) => void, RegExp]>([
    ['says nothing', () => {}, /^HTTP\/1\.1 408 /],
    ['does not finish its headers', (socket) => socket.write(`GET / HTTP/1.1\r\n${HOST}`), /^HTTP\/1\.1 408 /],
    [
      'sends a header a byte at a time',
      (socket) => {
        socket.write(`GET / HTTP/1.1\r\n${HOST}X-Long: `);
        drip(socket, 'x');
      },
      TOLD_OR_NOT,
    ],
    [
      'sends nothing of its body',
      (socket) => socket.write(postOf('/graphql', 99, 'application/json')),
      /^HTTP\/1\.1 408 /,
    ],
    [
      'sends its body a byte at a time',
      (socket) => {
        socket.write(postOf('/graphql', 9999, 'application/json'));
        drip(socket, ' ');
      },
      TOLD_OR_NOT,
    ],
    [
      'sends a file a byte at a time',
      (socket) => {
        socket.write(`${postOf('/readings', 99_999, FORM)}${FILE}`);
        drip(socket, 'x');
      },
      TOLD_OR_NOT,
    ],
    [
      'sends more than any request has, though no file of it has begun',
      (socket) => {
        socket.write(`POST /readings HTTP/1.1\r\n${HOST}Content-Type: ${FORM}\r\nTransfer-Encoding: chunked\r\n\r\n`);
        const mebibyte = 'x'.repeat(1024 * 1024);
        const timer = setInterval(() => socket.write(`100000\r\n${mebibyte}\r\n`), WINDOW / 20);
        socket.once('close', () => clearInterval(timer));
      },
      /^$/,
    ],
    [
      'has been answered and asks nothing more',
      (socket) => socket.write(`GET /healthz HTTP/1.1\r\n${HOST}\r\n`),
      /^HTTP\/1\.1 200 .*\{"status":"ok"\}$/s,
    ],
    [
      'has been answered and asks the next thing only by half',
      (socket) => socket.write(`GET /healthz HTTP/1.1\r\n${HOST}\r\nGET /healthz HTTP/1.1\r\n`),
      /^HTTP\/1\.1 200 .*HTTP\/1\.1 408 /s,
    ],
    [
      'has been refused and sends on, however fast',
      (socket) => {
        socket.write(postOf('/refuses', 10 ** 9, 'application/json'));
        const timer = setInterval(() => socket.write(Buffer.alloc(4096)), WINDOW / 20);
        socket.once('close', () => clearInterval(timer));
      },
      /^(HTTP\/1\.1 413 |$)/,
    ],
  ])('%s', async (_, behave, heard) => {
    const socket = open();
    behave(socket);
    expect(await heardBy(socket)).toMatch(heard);
  });

  test.each<[string, (socket: Socket) => void]>([
    ['never reads its answer', () => {}],
    ['reads its answer a byte at a time', (socket) => socket.read(1)],
  ])('%s', async (_, read) => {
    closed = Promise.withResolvers();
    const socket = open();
    socket.pause();
    socket.write(`GET /large HTTP/1.1\r\n${HOST}\r\n`);
    const timer = setInterval(() => read(socket), WINDOW / 20);
    await closed.promise;
    clearInterval(timer);
    socket.destroy();
  });
});

describe('is waited for, whoever', () => {
  test('waits for us', async () => {
    const socket = open();
    socket.write(`GET /slow HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`);
    expect(await heardBy(socket)).toMatch(/^HTTP\/1\.1 200 .*\{"done":true\}$/s);
  });

  test('has sent more than we took yet', async () => {
    const socket = open();
    socket.write(postOf('/later', LARGE, 'text/later').replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
    socket.write(Buffer.alloc(LARGE));
    expect(await heardBy(socket)).toMatch(/^HTTP\/1\.1 200 .*\{"done":true\}$/s);
  });

  test('keeps sending on a slow line', async () => {
    const body = `${FILE}${reportText('山区教育局', 2023)}${'　\n'.repeat(10_000)}\r\n--b--\r\n`;
    const bytes = Buffer.from(body);
    const socket = open();
    socket.write(postOf('/readings', bytes.length, FORM).replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
    const heard = heardBy(socket);
    const pieces = 40;
    const size = Math.ceil(bytes.length / pieces);
    for (let at = 0; at < bytes.length; at += size) {
      socket.write(bytes.subarray(at, at + size));
      await wait(WINDOW / 10);
    }
    expect(await heard).toMatch(/^HTTP\/1\.1 200 .*"year":2023/s);
  });

  test('keeps reading on a slow line', async () => {
    const socket = open();
    socket.write(`GET /large HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`);
    let heard = 0;
    let rest = LARGE;
    for await (const piece of socket as AsyncIterable<Buffer>) {
      heard += piece.length;
      if (LARGE - heard > rest) continue;
      rest -= 1024 * 1024;
      await wait(WINDOW / 8);
    }
    expect(heard).toBeGreaterThan(LARGE);
  });
});

test('the product waits ten seconds, and half a minute for what is on its way to a refusal', () => {
  expect(LIMITS.patience).toEqual({
    headers: 10_000,
    idle: 10_000,
    window: 10_000,
    floor: 1024,
    lingering: 30_000,
    passing: { atOnce: 32, every: 20 },
    largest: 260 * 1024 * 1024,
  });
});
