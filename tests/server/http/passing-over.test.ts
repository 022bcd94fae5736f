/** What is still sent of requests that were refused, by raw sockets. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIMITS } from '../../../server/http/limits.ts';
import { openTestApp, type TestApp, UNHURRIED } from '../../support/app.ts';
import { listen } from '../../support/raw.ts';

const KIB = 1024;
/** What Node reads at once. */
const PIECE = 64 * KIB;
const LENGTH = 4 * 1024 * KIB;
const PACE = { atOnce: 2, every: 50 };

let opened: TestApp;
let port = 0;
const served = new Set<Socket>();
beforeAll(async () => {
  opened = await openTestApp({ limits: { ...UNHURRIED, patience: { ...LIMITS.patience, passing: PACE } } });
  opened.app.server.on('connection', (socket: Socket) => served.add(socket));
  port = await listen(opened.app);
});
afterAll(() => opened.dispose());

const FORM = 'multipart/form-data; boundary=b';
const HEAD = (length: number): string =>
  `POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${FORM}\r\nContent-Length: ${length}\r\n\r\n`;

function send(length: number): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(HEAD(length));
  socket.write(Buffer.alloc(length, 'x'));
  return socket;
}

test('is read a piece at a time and in turn, however many send it as fast as they can', async () => {
  const clients = Array.from({ length: 12 }, () => send(LENGTH));
  await Promise.all(clients.map((socket) => once(socket, 'data')));
  const began = performance.now();
  await wait(10 * PACE.every);
  const read = [...served].reduce((sum, { bytesRead }) => sum + bytesRead, 0);
  const turns = Math.ceil((performance.now() - began) / PACE.every) + 10;
  expect(read).toBeLessThan((clients.length * 3 + turns * PACE.atOnce) * PIECE);
  expect(read).toBeGreaterThan(clients.length * PIECE);
  // Each has had a turn.
  const least = Math.min(...[...served].map(({ bytesRead }) => bytesRead));
  expect(least).toBeGreaterThan(PIECE);
  for (const socket of [...clients, ...served]) socket.destroy();
});

test('is passed over to its end, after which the connection is asked again', async () => {
  const socket = send(5 * PIECE);
  const [first] = await once(socket, 'data');
  expect(String(first)).toMatch(/^HTTP\/1\.1 404 /);
  socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  let heard = '';
  for await (const piece of socket) heard += piece;
  expect(heard).toMatch(/HTTP\/1\.1 200 /);
});

test('is left when its client leaves, and what others send goes on', async () => {
  const leaving = send(8 * PIECE);
  await once(leaving, 'data');
  leaving.destroy();
  const staying = send(3 * PIECE);
  await once(staying, 'data');
  staying.end('GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  let heard = '';
  for await (const piece of staying) heard += piece;
  expect(heard).toMatch(/HTTP\/1\.1 200 /);
});

test('keeps no server that stops', async () => {
  // At this pace the rest would take minutes, and nobody says that the client would go on sending.
  const passing = { ...PACE, every: 10_000 };
  const own = await openTestApp({ limits: { ...UNHURRIED, patience: { ...LIMITS.patience, passing } } });
  const socket = connect(await listen(own.app), '127.0.0.1');
  socket.on('error', () => {});
  socket.write(HEAD(LENGTH));
  socket.write(Buffer.alloc(LENGTH, 'x'));
  await once(socket, 'data');
  await own.dispose();
  expect(own.app.server.listening).toBe(false);
  socket.destroy();
});
